"""Words of the prose set the demo beside them, and the browser's way back leads back."""

import pytest

from tests.docs.assets.demo.conftest import settle

pytestmark = pytest.mark.browser

STEER = '<span class="steer" data-demo="paper_ball" data-state="{}">{}</span>'
LAST = STEER.format("layer=12&amp;objective=classify", "the <em>last</em> layer")
FLAT = STEER.format("presses=0", "the sheets lie flat")
WORDS = f"<p>Go to {LAST}, or let {FLAT}.</p></section>"


@pytest.fixture(scope="module")
def steered(folder):
    text = (folder / "en.html").read_text(encoding="utf-8")
    (folder / "steered.html").write_text(text.replace("</section>", WORDS), encoding="utf-8")
    return "steered.html"


@pytest.fixture
def page(visit, steered):
    page = visit(steered)
    page.wait_for_selector("button.steer")
    yield page
    assert page.errors == []


def press(page, words):
    settle(page, page.get_by_role("button", name=words).click)


def says(page):
    return page.locator(".demo-sentence").inner_text()


def test_a_press_starts_the_demo_in_the_state_that_the_words_name(page):
    press(page, "the last layer")
    assert says(page).startswith("Layer 12 of 12, the ball it was trained on:")
    assert page.locator("input[value='classify']").is_checked()
    assert page.locator("canvas").evaluate("c => c.getBoundingClientRect().top < innerHeight")


def test_another_press_begins_from_the_opening_and_the_way_back_leads_back(page):
    press(page, "the last layer")
    press(page, "the sheets lie flat")
    assert says(page).startswith("Layer 0 of 12, the ball it was trained on, after 0 of 14 presses")
    assert page.locator("input[value='flatten']").is_checked()
    page.go_back()
    page.wait_for_function(
        "() => document.querySelector('.demo-sentence').innerText.includes('Layer 12')"
    )


def test_the_words_are_reached_and_pressed_by_the_keyboard(page):
    words = page.get_by_role("button", name="the sheets lie flat")
    words.focus()
    assert words.evaluate("b => getComputedStyle(b).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_selector("section[data-drawn]", timeout=120_000)
    assert "after 0 of 14 presses" in says(page)


def test_without_scripts_the_words_are_words(visit, steered):
    page = visit(steered, java_script_enabled=False)
    assert page.locator("button").count() == 0
    assert "or let the sheets lie flat." in page.locator("main").inner_text()
