"""The moon shot is flown in a real Chromium: dragged, guessed at, and shared."""

import re

import pytest

from tests.docs.assets.demo.conftest import settle

pytestmark = pytest.mark.browser


@pytest.fixture
def start(visit):
    def start(name, **kwargs):
        page = visit(name, **kwargs)
        page.get_by_role("button", name=re.compile("Hold it yourself|亲手试一试")).click()
        page.wait_for_selector("section.demo-running canvas")
        return page

    return start


def sentence(page):
    return page.locator(".demo-sentence").inner_text()


def slide(page, label, value):
    settle(page, lambda: page.get_by_label(label, exact=True).fill(str(value)))


def test_a_better_angle_lands(start):
    page = start("local_vs_extreme.en.html")
    assert re.search(r"You: [\d,]+ km off\. Network: lands\.", sentence(page))
    slide(page, "Your angle from the vertical", 22.8)
    assert "You: lands." in sentence(page)
    assert not page.errors


def test_a_drag_and_the_arrow_keys_change_the_launch(start):
    page = start("local_vs_extreme.en.html")
    box = page.locator("canvas").bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    page.mouse.down()
    settle(page, lambda: page.mouse.move(box["x"] + 150, box["y"] + 80, steps=4))
    page.mouse.up()
    angle = float(page.get_by_label("Your angle from the vertical", exact=True).input_value())
    speed = float(page.get_by_label("Speed of every launch, km/s", exact=True).input_value())
    assert angle == pytest.approx(37, abs=0.3) and speed == pytest.approx(11.5, abs=0.02)
    page.locator("canvas").focus()
    settle(page, lambda: page.keyboard.press("ArrowRight"))
    moved = float(page.get_by_label("Your angle from the vertical", exact=True).input_value())
    assert moved == pytest.approx(angle + 1, abs=0.2)


def test_the_heavier_earth_waits_for_a_guess_and_one_flight_teaches_the_law(start):
    page = start("local_vs_extreme.en.html")
    slide(page, "The Earth’s pull", 1.03)
    assert sentence(page).count("guess first") == 3
    settle(page, lambda: page.get_by_role("button", name="Learned simulator").click())
    assert "You expected: Learned simulator." in sentence(page)
    settle(page, lambda: page.get_by_label("one new flight more", exact=True).check())
    assert sentence(page).endswith("Closest: Newton’s law.")
    page.wait_for_function("() => location.hash.includes('flights=new')")
    assert "earth=1.03" in page.url
    assert "guess" not in page.url  # what was expected is nobody else's business


def test_a_shared_state_comes_back_in_chinese(start):
    page = start("local_vs_extreme.zh.html#demo-local_vs_extreme?speed=12.3&phase=60&guess=direct")
    assert "从来没有试射过" in sentence(page)
    assert "牛顿定律：登月。" in sentence(page) and "你猜的是" not in sentence(page)
