"""A number in prose is the measured one, written as the reader's language writes it."""

import pytest

from scripts.site.errors import PageError


def test_a_number_is_a_button_that_opens_its_card(convert):
    html = convert("Right in [=paper_ball.flat_end|.0%] of cases.")
    assert 'popovertarget="card-paper_ball-flat_end"' in html
    assert ">93%</button>" in html
    assert '<div popover id="card-paper_ball-flat_end"' in html


def test_each_number_has_one_card_however_often_it_is_quoted(convert):
    html = convert("[=paper_ball.flat_end|.0%] and [=paper_ball.flat_end|.2f]")
    assert html.count('class="card"') == 1
    assert ">93%</button>" in html and ">0.93</button>" in html


def test_numbers_work_in_table_cells_and_captions(convert):
    html = convert("| a | b |\n|---|---|\n| x | [=paper_ball.flipped|.0%] |\n")
    assert ">50%</button></td>" in html
    html = convert("/// figure | paper_ball\nFlat: [=paper_ball.flat_end|.1%].\n///")
    assert ">93.4%</button>" in html.partition("<figcaption>")[2]


def test_the_alt_text_of_a_picture_holds_the_number_as_text(convert):
    assert 'alt="93% flat"' in convert("![[=paper_ball.flat_end|.0%] flat](a.png)")


def test_headings_and_links_hold_the_number_without_a_button(convert):
    html = convert("# It opens to [=paper_ball.flat_end|.0%] {#opens}\n")
    assert "<button" not in html and ">93%</data>" in html


def test_brackets_and_stops_stay_on_the_line_of_their_number(convert):
    html = convert("So ([=paper_ball.flat_end|.0%]), *or* [=paper_ball.flipped|.0%]. Then more.")
    assert 'So <span class="held">(<button' in html and "</button>),</span> <em>or" in html
    assert '<em>or</em> <span class="held"><button' in html
    assert "50%</button>.</span> Then more." in html


def test_a_sign_that_touches_its_number_stays_with_it(convert):
    html = convert("It turns [=paper_ball.flat_end|.0%]°, or [=paper_ball.flipped|.0%] of them.")
    assert "93%</button>°,</span> or <button" in html


def test_no_line_of_chinese_begins_with_a_comma(convert):
    html = convert("[=paper_ball.flat_end|.0%]、[=paper_ball.flipped|.0%]，都是。", language="zh")
    assert "93%</button>、</span>" in html and "50%</button>，</span>" in html


def test_two_numbers_that_touch_keep_their_order_and_what_stands_between(convert):
    html = convert("[=paper_ball.flat_end|.0%]–[=paper_ball.flipped|.0%].")
    assert "93%</button>–<span" in html and "50%</button>.</span>" in html
    html = convert("([=paper_ball.flat_end|.0%], [=paper_ball.flipped|.0%])")
    assert "93%</button>,</span> <span" in html and "50%</button>)</span>" in html


def test_code_keeps_what_is_written(convert):
    html = convert("`[=paper_ball.flat_end|.0%]`\n\n```\n[=nothing.here|.0%]\n```\n")
    assert "[=paper_ball.flat_end|.0%]" in html and "[=nothing.here|.0%]" in html


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[=paper_bal.flat_end|.0%]", "Mend: did you mean paper_ball?"),
        ("[=paper_ball.flat_ed|.0%]", "has no number flat_ed. Mend: did you mean flat_end?"),
        ("[=paper_ball|.0%]", "names no number"),
        ("[=paper_ball.flat_end|.0q]", "no number format"),
    ],
)
def test_a_mistake_stops_the_build_with_its_line_and_its_mend(convert, written, told):
    with pytest.raises(PageError, match=r"^docs/en/page\.md:3: .*Mend: ") as stopped:
        convert(f"One.\n\nTwo {written}.")
    assert told in str(stopped.value)
