"""The price is moved, the guess is answered and the state shared in a real Chromium."""

import pytest

from tests.docs.assets.demo.conftest import settle

pytestmark = pytest.mark.browser


@pytest.fixture(params=["en", "zh"])
def page(visit, request):
    page = visit(f"hospital_wall.{request.param}.html")
    page.locator(".demo-start").click()
    page.wait_for_selector("section[data-drawn]", timeout=120_000)
    yield page
    assert page.errors == []


def after(page, act):
    """What the demo says once it was done."""
    settle(page, act)
    return page.locator(".demo-sentence").inner_text()


def test_a_guess_uncovers_the_new_hospital_and_reset_covers_it_again(page):
    sentence = page.locator(".demo-sentence").inner_text()
    told = after(page, page.locator(".demo-guess button").nth(1).click)
    assert "50%" in told
    assert "50%" not in sentence
    assert after(page, page.locator(".demo-tools button").first.click) == sentence


def test_a_higher_price_by_keyboard_forgets_the_cell(page):
    slider = page.locator("#demo-hospital_wall-price")
    assert "0.61" in page.locator(".demo-sentence").inner_text()
    assert "0.31" in after(page, lambda: slider.press("PageUp"))


def test_a_state_comes_back_from_its_address(page, visit):
    after(page, lambda: page.locator("#demo-hospital_wall-wall").fill("0.7"))
    page.wait_for_function("() => location.hash.includes('wall=0.7')")
    other = visit(page.url.rpartition("/")[2])
    other.locator(".demo-start").click()
    other.wait_for_selector("section[data-drawn]", timeout=120_000)
    assert other.locator("#demo-hospital_wall-wall").input_value() == "0.7"
