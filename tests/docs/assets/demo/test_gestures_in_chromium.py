"""A hand touches the picture in a real Chromium; no demo has to exist for that."""

import pytest

pytestmark = pytest.mark.browser

BUILD = """async (both) => {
  const { Controls } = await import("./assets/demo/controls.js");
  const { Picture } = await import("./assets/demo/canvas.js");
  const { GESTURES } = await import("./assets/demo/gestures.js");
  const range = { kind: "range", min: 0, max: 10, step: 0.5, stride: 1 };
  const ranges = ["x", "y"].map((id) => ({ ...range, id }));
  const [across, down] = [["x", 0, 200], ["y", 200, 0]];
  const tap = { id: "touch", kind: "tap", across, down, into: "seen" };
  const canvas = document.createElement("canvas");
  canvas.style = "position:absolute;left:0;top:0;width:400px;height:400px;z-index:9";
  document.body.append(canvas);
  const picture = new Picture(canvas, console.error);
  const rgb = btoa(String.fromCharCode(255, 0, 0, 0, 0, 255)); // a red pixel and a blue one
  const image = { kind: "image", box: [0, 0, 200, 200], size: [2, 1], rgb };
  picture.draw({ size: [200, 200], layers: [image] });
  const turns = ["a", "b"].map((id) => ({ ...range, id }));
  const drag = { id: "turn", kind: "drag", across: ["a", 0.1], down: ["b", -0.1] };
  const gestures = both ? [drag, tap] : [tap];
  const words = { x: "x", y: "y", a: "a", b: "b", touch: "Touch.", turn: "Turn." };
  window.state = { x: 0, y: 0, a: 5, b: 5, seen: "" };
  window.full = 0;
  const declared = [...ranges, ...turns, ...gestures];
  const controls = new Controls("toy", declared, words, "en", (values) => {
    window.state = { ...window.state, ...values };
    controls.show(window.state);
  });
  controls.show(window.state);
  for (const each of gestures) {
    GESTURES[each.kind](each, picture, controls, () => (window.full += 1));
  }
  window.remember = (seen) => controls.show((window.state = { ...window.state, seen }));
}"""


@pytest.fixture
def page(visit):
    """A picture that can be touched."""
    page = visit("en.html")
    page.evaluate(BUILD, False)
    yield page
    assert page.errors == []


@pytest.fixture
def both(visit):
    """A picture that can be touched and dragged."""
    page = visit("en.html")
    page.evaluate(BUILD, True)
    yield page
    assert page.errors == []


def state(page):
    return page.evaluate("(({ a, b, ...rest }) => rest)(window.state)")


def turned(page):
    return page.evaluate("[window.state.a, window.state.b]")


def pull(page, x, y, across, down):
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y + down, steps=4)
    page.mouse.up()


def test_touches_are_noted_in_turn_on_the_ranges_steps(page):
    page.mouse.click(100, 100)
    page.mouse.click(311, 380)
    assert state(page) == {"x": 8, "y": 0.5, "seen": "2.5,7.5;8,0.5;"}


def test_arrow_keys_go_there_and_enter_and_space_note_it(page):
    page.locator("canvas").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "Enter", "ArrowLeft", "Space"):
        page.keyboard.press(key)
    assert state(page)["seen"] == "2,1;1,1;"


def test_what_no_address_could_hold_is_not_noted(page):
    full = "10,10;" * 333
    page.evaluate("full => window.remember(full)", full)
    page.mouse.click(100, 100)
    assert state(page) == {"x": 2.5, "y": 7.5, "seen": full}
    assert page.evaluate("window.full") == 1
    page.evaluate("window.remember('')")
    page.mouse.click(100, 100)
    assert state(page)["seen"] == "2.5,7.5;"
    assert page.evaluate("window.full") == 1


def test_a_drag_is_no_touch(both):
    pull(both, 100, 100, 30, -20)
    assert turned(both) == [8, 7]
    assert state(both)["seen"] == ""
    both.mouse.click(100, 100)
    assert state(both)["seen"] == "2.5,7.5;"


def test_a_wavering_finger_touches_and_drags_nothing(both):
    pull(both, 100, 100, 2, 2)
    assert turned(both) == [5, 5]
    assert state(both)["seen"] != ""


def test_on_a_picture_with_both_arrows_drag_and_with_shift_they_go_to_a_touch(both):
    both.locator("canvas").focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowUp", "ArrowUp", "ArrowUp", "Enter"):
        both.keyboard.press(key)
    assert turned(both) == [6, 7]
    assert state(both) == {"x": 1, "y": 1, "seen": "1,1;"}
    assert both.locator("canvas").get_attribute("aria-label") == "Turn. Touch."


def test_pixels_have_hard_edges(page):
    page.wait_for_function("() => document.querySelector('canvas').width > 300")
    colours = page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
          const canvas = document.querySelector("canvas"), pen = canvas.getContext("2d");
          const at = (share) => [...pen.getImageData(share * canvas.width, 5, 1, 1).data];
          done([at(0.02), at(0.49), at(0.51), at(0.98)]);
        })))"""
    )
    red, blue = [255, 0, 0, 255], [0, 0, 255, 255]
    assert colours == [red, red, blue, blue]
