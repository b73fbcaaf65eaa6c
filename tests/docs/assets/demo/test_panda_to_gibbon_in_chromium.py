"""The panda is turned, attacked and painted in a real Chromium, and how fast it turns is told."""

import json

import pytest

from figures_src.demos import panda_to_gibbon as demo
from figures_src.demos import stage
from scripts.demos import bundle, models, weights
from scripts.engine import waist
from tests.docs.assets.demo.conftest import settle

pytestmark = pytest.mark.browser

NAMES = {"en": ("panda", "gibbon"), "zh": ("熊猫", "长臂猿")}


@pytest.fixture(params=["en", "zh"])
def page(visit, request):
    page = opened(visit(f"panda_to_gibbon.{request.param}.html"))
    page.panda, page.gibbon = NAMES[request.param]
    yield page
    assert page.errors == []


@pytest.fixture
def english(visit):
    page = opened(visit("panda_to_gibbon.en.html"))
    yield page
    assert page.errors == []


def opened(page):
    page.locator(".demo-start").click()
    page.wait_for_selector("section[data-drawn]", timeout=120_000)
    return page


def sentence(page):
    return page.locator(".demo-sentence").inner_text()


def value(page, name):
    return float(page.locator(f"#demo-panda_to_gibbon-{name}").input_value())


def choose(page, method):
    """Nothing is drawn anew where the method is the one that the demo opens with."""
    radio = page.locator(f"input[value='{method}']")
    if not radio.is_checked():
        settle(page, lambda: radio.check(force=True))


def touch(page):
    """The middle of the sum, on the screen."""
    page.locator("canvas").evaluate("canvas => canvas.scrollIntoView()")
    box = page.locator("canvas").bounding_box()
    scale = box["width"] / demo.SIZE[0]
    x, y = demo.LEFTS[2] + demo.SQUARE / 2, demo.TOP + demo.SQUARE / 2
    return box["x"] + scale * x, box["y"] + scale * y


def test_the_attack_makes_a_gibbon_and_noise_of_its_size_does_not(page):
    assert page.panda in sentence(page) and page.gibbon in sentence(page)
    choose(page, "noise")
    assert page.gibbon not in sentence(page) and page.panda not in sentence(page)
    settle(page, lambda: page.locator(".demo-guess button").nth(1).click())
    assert sentence(page).count(page.panda) == 2 and page.gibbon not in sentence(page)


def test_a_drag_and_the_arrow_keys_turn_the_animal_and_paint_nothing(page):
    choose(page, "pixels")
    x, y = touch(page)

    def drag():
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 60, y + 20, steps=6)
        page.mouse.up()

    settle(page, drag)
    turned = value(page, "yaw")
    assert turned < 0 < value(page, "pitch")
    page.locator("canvas").focus()
    settle(page, lambda: page.keyboard.press("ArrowRight"))
    assert value(page, "yaw") > turned
    page.wait_for_function("() => location.hash.includes('yaw=')")
    assert "touched" not in page.url


@pytest.mark.parametrize("how", ["hand", "keys"])
def test_a_pixel_is_painted_and_cleaned(english, how):
    choose(english, "pixels")

    def paint():
        if how == "hand":
            english.mouse.click(*touch(english))
        else:
            english.locator("canvas").focus()
            english.keyboard.press("Shift+ArrowLeft")
            english.keyboard.press("Enter")

    settle(english, paint)
    assert "painted: 1 of" in sentence(english)
    clean = english.get_by_role("button", name=demo.WORDS["clean"])
    settle(english, clean.click)
    assert "painted: 0 of" in sentence(english)


def test_the_browser_says_what_this_machine_says(english):
    kept = weights.weights(demo, waist.read("panda_to_gibbon"))
    here = stage.Stage("panda_to_gibbon", kept, json.dumps(demo.WORDS), models.native(demo))
    for state in ({}, {"yaw": 75, "pitch": -10, "lamp": 40}, {"species": "taxi", "target": "dog"}):
        query = "&".join(f"{key}={word}" for key, word in state.items())
        settle(
            english, lambda to=query: english.evaluate(f"location.hash='demo-panda_to_gibbon?{to}'")
        )
        assert sentence(english) == bundle.played(here, state)["live"]


@pytest.mark.parametrize("method", ["noise", "one", "many"])
def test_it_turns_and_the_pictures_of_a_second_are_told(english, method):
    choose(english, method)
    drawn = english.evaluate(TURN)
    print(f"\n{method}: {drawn:.1f} pictures a second while it turns")
    assert value(english, "yaw") != 0


TURN = """async () => {
  const section = document.querySelector("section");
  const yaw = document.querySelector("#demo-panda_to_gibbon-yaw");
  const [first, began] = [Number(section.dataset.drawn), performance.now()];
  while (performance.now() - began < 3000) {
    const before = section.dataset.drawn;
    yaw.value = ((Number(yaw.value) + 183) % 360) - 180;
    yaw.dispatchEvent(new Event("input"));
    while (section.dataset.drawn === before) await new Promise((next) => setTimeout(next, 0));
  }
  return (1000 * (Number(section.dataset.drawn) - first)) / (performance.now() - began);
}"""
