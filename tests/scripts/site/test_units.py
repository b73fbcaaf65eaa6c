"""No line ends between a number and the sign of its unit."""

import pytest

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    "unit", ["%", "‰", "°", "°C", "kB", "MB", "s", "ms", "km", "m", "kg", "px"]
)
def test_a_number_and_its_unit_stay_together(convert, unit):
    assert f"at 95{SPACE}{unit}, say" in convert(f"at 95 {unit}, say")


@pytest.mark.parametrize(
    "text", ["9 squares", "in 2 more", "2 and 3 hands", "% of 5 apples", "5 Kinder"]
)
def test_other_words_behind_a_number_may_begin_a_line(convert, text):
    assert text in convert(text)


def test_marked_words_and_lists_and_captions_are_read_too(convert):
    html = convert(
        "*at 3 %*\n\n- [2 kB](#a)\n\n/// figure | paper_ball\nUp to 7 °.\n///\n\n## Of 4 km"
    )
    assert [f"{number}{SPACE}" in html for number in (3, 2, 7, 4)] == [True] * 4
    assert 'id="of-4-km"' in html


def test_code_is_left_as_it_is(convert):
    html = convert("`5 % 2`\n\n    7 % 3\n\nthen 5 %")
    assert "5 % 2" in html and "7 % 3" in html and f"then 5{SPACE}%" in html


def test_a_measured_number_holds_its_unit_and_the_stop_behind_it(convert):
    html = convert("It took [=paper_ball.flat_end|.1f] km, then [=paper_ball.flat_end|.1f] miles.")
    assert f"</button>{SPACE}km,</span> then" in html and "</button> miles." in html
