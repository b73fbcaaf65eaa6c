"""A figure is a drawing in two layouts, a numbered caption, words for it and its data."""

import pytest

from scripts.site.errors import PageError

FIGURE = "/// figure | paper_ball\n**It opens.** Five *seeds*.\n///\n"


def test_a_figure_holds_both_layouts_a_caption_words_and_data(convert):
    html = convert(FIGURE)
    assert '<figure class="figure" id="fig-paper_ball">' in html
    assert html.count('<div class="drawing') == 2
    assert html.count('data-across="') == 2  # how large they will be, before they are laid out
    assert ">Figure 1</strong> <strong>It opens.</strong>" in html
    assert "A ball opens. Layer by layer." in html
    assert "<code>flat_end</code>" in html and 'href="how/paper_ball/"' in html


def test_a_figure_in_chinese_is_the_chinese_drawing(convert):
    html = convert(FIGURE, language="zh")
    assert "纸团展开。" in html and ">图 1</strong>" in html and "A ball" not in html


def test_figures_are_numbered_in_the_order_of_the_page(convert):
    html = convert("/// demo | paper_ball\nTurn it.\n///\n\n" + FIGURE)
    assert ">Figure 1</strong> Turn it." in html and ">Figure 2</strong>" in html


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/// figure | paper_bal\nx\n///", "docs/en/page.md:3: .*did you mean paper_ball"),
        ("/// figur | paper_ball\nx\n///", "docs/en/page.md:3: there is no block figur.*figure"),
        ("/// figure\nx\n///", "docs/en/page.md:3: this figure has no name"),
        ("/// figure | paper_ball\nx\n", "docs/en/page.md:3: .*never closed"),
        (FIGURE + "\n" + FIGURE, "docs/en/page.md:7: figure paper_ball stands twice"),
    ],
)
def test_a_figure_that_cannot_stand_stops_at_its_line(convert, text, told):
    with pytest.raises(PageError, match=told):
        convert("One.\n\n" + text)


def test_a_figure_without_alt_text_stops_at_its_line(convert, repository):
    (repository / "build/figures/en/paper_ball.words.json").write_text("{}", encoding="utf-8")
    with pytest.raises(PageError, match=r"docs/en/page\.md:1: .*no alt text.*WORDS"):
        convert(FIGURE)
