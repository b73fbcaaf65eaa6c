"""Works are cited by author and year, figures by their number."""

import pytest

from scripts.site.errors import PageError


def test_a_cited_work_stands_in_the_list_at_the_end(convert):
    html = convert("Said [@goodfellow2015].")
    assert '<a href="#ref-goodfellow2015"' in html and ">Goodfellow et al. 2015</a>)" in html
    assert '<li id="ref-goodfellow2015">Goodfellow, Shlens, Szegedy (2015).' in html


def test_several_works_share_their_brackets_and_each_is_listed_once(convert):
    html = convert("[@chollet2017; @su2019] and [@chollet2017]")
    assert html.count('<li id="ref-chollet2017"') == 1
    assert "2017</a>; <a" in html


def test_a_figure_of_the_page_is_named_by_its_number_wherever_it_stands(convert):
    text = "See [@fig-paper_ball].\n\n/// figure | paper_ball\nIt opens.\n///"
    assert '<a class="reference" href="#fig-paper_ball">Figure\u00a01</a>' in convert(text)


@pytest.mark.parametrize(
    ("written", "told"),
    [("[@goodfelow2015]", "did you mean goodfellow2015"), ("[@fig-paper_bal]", "no figure")],
)
def test_an_unknown_work_or_figure_stops_at_its_line(convert, written, told):
    with pytest.raises(PageError, match=rf"page\.md:2: .*{told}"):
        convert(f"One\ntwo {written}.")
