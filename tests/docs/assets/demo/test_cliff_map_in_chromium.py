"""The edge is walked to by keys, by hand and by slider in a real Chromium."""

import json

import pytest

from figures_src.demos import cliff_map, stage
from scripts.demos import bundle, models, weights
from scripts.engine import waist
from tests.docs.assets.demo.conftest import settle

pytestmark = pytest.mark.browser


def start(page):
    page.locator(".demo-start").click()
    page.wait_for_selector("section[data-drawn]", timeout=120_000)
    return page


@pytest.fixture(params=["en", "zh"])
def page(visit, request):
    page = start(visit(f"cliff_map.{request.param}.html"))
    yield page
    assert page.errors == []


def sentence(page):
    return page.locator(".demo-sentence").inner_text()


def value(page, name):
    return float(page.locator(f"#demo-cliff_map-{name}").input_value())


def test_one_arrow_key_up_is_over_the_edge_and_one_down_is_back(page):
    first, aside = sentence(page), value(page, "aside")
    page.locator("canvas").focus()
    settle(page, lambda: page.keyboard.press("ArrowUp"))
    assert value(page, "aside") == pytest.approx(aside + cliff_map.STRIDE)
    assert "taxi" in sentence(page) or "出租车" in sentence(page)
    settle(page, lambda: page.keyboard.press("ArrowDown"))
    assert sentence(page) == first


def test_a_drag_turns_the_panda_and_leaves_the_road(page):
    box = page.locator("canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    stop, aside = value(page, "stop"), value(page, "aside")

    def drag():
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 80, y + 60, steps=8)
        page.mouse.up()

    settle(page, drag)
    assert value(page, "stop") > stop and value(page, "aside") < aside


def test_a_guess_is_answered_and_kept_in_no_address(page):
    before = sentence(page)
    settle(page, lambda: page.locator(".demo-guess button").first.click())
    assert sentence(page).startswith(before) and len(sentence(page)) > len(before)
    page.wait_for_timeout(400)
    assert "expect" not in page.url


def test_another_direction_by_lot_is_another_picture(page):
    settle(page, lambda: page.locator("#demo-cliff_map-aside").fill("-2"))
    picture = "document.querySelector('canvas').toDataURL()"
    before = page.evaluate(picture)
    settle(page, lambda: page.locator("#demo-cliff_map-draw").click())
    assert page.evaluate(picture) != before


def test_a_state_is_shared_by_its_address_and_nothing_comes_from_elsewhere(page, visit, address):
    settle(page, lambda: page.locator("#demo-cliff_map-stop").fill("2"))
    settle(page, lambda: page.locator("#demo-cliff_map-aside").fill("1.5"))
    page.wait_for_function("() => location.hash.includes('aside=1.5')")
    other = start(visit(page.url.rpartition("/")[2]))
    assert sentence(other) == sentence(page) and value(other, "stop") == 2
    assert all(url.startswith((address, "data:", "blob:")) for url in page.asked)


def test_the_browser_says_what_this_machine_says(visit):
    page = start(visit("cliff_map.en.html"))
    kept = weights.weights(cliff_map, waist.read("cliff_map"))
    words = json.dumps(cliff_map.WORDS)
    here = stage.Stage("cliff_map", kept, words, models.native(cliff_map))
    for aside in (-2, 0, 2):
        settle(page, lambda aside=aside: page.locator("#demo-cliff_map-aside").fill(str(aside)))
        assert sentence(page) == bundle.played(here, {"aside": aside})["live"]


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_needs_no_sideways_scrolling(visit, width):
    page = start(visit("cliff_map.en.html", viewport={"width": width, "height": 700}))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
