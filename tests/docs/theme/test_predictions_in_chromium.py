"""The reader guesses first, by pointer or by key, and then sees what was measured."""

import pytest

pytestmark = pytest.mark.browser
ASKED = "#predict-one-pixel"
PLACES = [
    (language + page, name)
    for language in ("", "zh/")
    for page, name in (
        ("adversarial-examples/", "one-pixel"),
        ("holes/", "more-pictures"),
        ("explored-land/", "warning"),
    )
]


@pytest.mark.parametrize(("page", "name"), PLACES)
def test_a_guess_opens_the_answer_and_stays_to_be_seen(visit, page, name):
    asked = visit(page).locator(f"#predict-{name}")
    answer = asked.locator("details p")
    assert not answer.is_visible()
    asked.locator("label").nth(1).click()
    assert answer.is_visible() and answer.locator("button.measured").count() >= 1
    assert asked.locator("input").nth(1).is_checked()


def test_it_works_by_keyboard_alone(visit):
    page = visit("adversarial-examples/")
    page.locator(f"{ASKED} input").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(f"{ASKED} input").nth(1).is_checked()
    assert page.locator(f"{ASKED} details p").is_visible()


def test_without_javascript_the_answer_is_one_touch_away(visit):
    page = visit("adversarial-examples/", java_script_enabled=False)
    page.locator(f"{ASKED} summary").click()
    assert page.locator(f"{ASKED} details p").is_visible()


def test_on_paper_the_answer_stands_below_its_question(visit):
    page = visit("adversarial-examples/")
    page.emulate_media(media="print")
    assert page.locator(f"{ASKED} details p").bounding_box()["height"] > 0
