"""The island is guessed at, trained and halted in a real Chromium."""

import pytest

from tests.docs.assets.demo.conftest import settle

pytestmark = pytest.mark.browser


@pytest.fixture(params=["en", "zh"])
def page(visit, request):
    page = visit(f"nested_rings.{request.param}.html")
    page.locator(".demo-start").click()
    page.wait_for_selector("section[data-drawn]", timeout=120_000)
    yield page
    assert page.errors == []


def step(page):
    return int(page.locator("#demo-nested_rings-step").input_value())


def train(page):
    return page.locator(".demo-controls > button").first


def test_a_guess_is_answered_kept_in_no_address_and_forgotten_by_reset(page):
    sentence = page.locator(".demo-sentence")
    before = sentence.inner_text()
    no = page.locator(".demo-guess button").nth(1)
    settle(page, no.click)
    assert len(sentence.inner_text()) > len(before)
    assert no.get_attribute("aria-pressed") == "true"
    page.wait_for_timeout(400)  # the address is written a little later
    assert "expect" not in page.url
    settle(page, page.locator(".demo-tools button").first.click)
    assert sentence.inner_text() == before
    assert no.get_attribute("aria-pressed") == "false"


DOTS = "() => getComputedStyle(document.querySelector('.demo-said')).backgroundImage"
LINES = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(".demo-sentence"));
  return range.getBoundingClientRect().height;
}"""


def test_nothing_moves_below_a_sentence_that_grows_over_its_dotted_lines(page):
    page.set_viewport_size({"width": 360, "height": 800})
    below = page.locator(".demo-guess button").first, page.locator(".demo-tools")
    places, lines = [each.bounding_box() for each in below], page.evaluate(LINES)
    assert page.evaluate(DOTS) != "none"
    settle(page, below[0].click)
    assert page.evaluate(LINES) > lines
    assert page.evaluate(DOTS) == "none"
    assert [each.bounding_box() for each in below] == places


def test_training_runs_by_itself_until_a_hand_touches_something_else(page):
    began = step(page)
    train(page).press("Enter")
    page.wait_for_function(
        "began => Number(document.querySelector('#demo-nested_rings-step').value) > began + 8",
        arg=began,
    )
    assert train(page).get_attribute("aria-pressed") == "true"
    page.get_by_role("radio").nth(1).check(force=True)
    assert train(page).get_attribute("aria-pressed") == "false"
    halted = step(page)
    page.wait_for_timeout(400)
    assert step(page) == halted


def test_at_the_end_it_halts_and_begins_anew(page):
    page.locator("#demo-nested_rings-step").evaluate(
        "(input) => { input.value = 196; input.dispatchEvent(new Event('input')); }"
    )
    train(page).click()
    page.wait_for_function(
        "() => document.querySelector('#demo-nested_rings-step').value === '200'"
    )
    page.wait_for_function(
        "() => document.querySelector('.demo-controls > button').ariaPressed === 'false'"
    )
    train(page).click()
    page.wait_for_function("() => document.querySelector('#demo-nested_rings-step').value < 100")


def test_a_state_comes_back_from_its_address(page, visit):
    page.get_by_role("radio").nth(1).check(force=True)
    page.wait_for_function("() => location.hash.includes('width=3')")
    other = visit(page.url.rpartition("/")[2])
    other.locator(".demo-start").click()
    other.wait_for_selector("section[data-drawn]", timeout=120_000)
    assert other.get_by_role("radio").nth(1).is_checked()


def test_an_address_moves_the_demo_and_leaves_the_guess(page):
    page.locator(".demo-guess button").first.click()
    page.evaluate("location.hash = 'demo-nested_rings?width=3'")
    page.wait_for_function("() => document.querySelector('input[value=\"3\"]').checked")
    assert page.locator(".demo-guess button").first.get_attribute("aria-pressed") == "true"


def test_training_goes_on_while_the_picture_is_seen_and_halts_when_it_is_not(page):
    page.evaluate("document.body.style.paddingBottom = '3000px'")
    train(page).click()
    page.locator("canvas").scroll_into_view_if_needed()
    assert train(page).get_attribute("aria-pressed") == "true"
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function(
        "() => document.querySelector('.demo-controls > button').ariaPressed === 'false'"
    )
    assert step(page) < 200
