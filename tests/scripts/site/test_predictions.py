"""A question stands before its answer, and the answer waits until somebody has guessed."""

import re

import pytest

from scripts.site.errors import PageError

ASKED = """/// predict | ball
Does it *open* the ball?

- It opens it.
- It crumples it further, by [=paper_ball.flipped|.0%].

It crumples it further: [=paper_ball.flat_end|.0%].
///
"""


def test_the_question_names_a_group_of_choices_and_the_answer_waits_in_details(convert):
    html = convert(ASKED)
    legend, choices = re.search(r"<legend>(.*?)</legend>(.*?)</fieldset>", html, re.S).groups()
    assert "Does it <em>open</em> the ball?" in legend and "<p>" not in legend
    assert choices.count('type="radio"') == 2 and choices.count('name="predict-ball"') == 2
    answer = re.search(r"<details>(.*?)</details>", html, re.S)[1]
    assert "<summary>What was measured</summary>" in answer
    assert 'data-number="paper_ball.flat_end"' in answer and "open" not in answer


def test_it_speaks_the_language_of_its_page(convert):
    assert "<summary>实测结果</summary>" in convert(ASKED, language="zh")


@pytest.mark.parametrize(
    "text", ["Only a question?", "- a\n- b\n\nAn answer.", "A question?\n\n- a\n- b"]
)
def test_one_that_lacks_a_part_stops_at_its_line(convert, text):
    with pytest.raises(PageError, match=r"page\.md:3: predict ball needs a question"):
        convert(f"One.\n\n/// predict | ball\n{text}\n///\n")
