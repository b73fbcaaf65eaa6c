"""A hand touches the picture in a real Chromium; no demo has to exist for that."""

import pytest

pytestmark = pytest.mark.browser

BUILD = """async () => {
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
  const picture = new Picture(canvas);
  const rgb = btoa(String.fromCharCode(255, 0, 0, 0, 0, 255)); // a red pixel and a blue one
  const image = { kind: "image", box: [0, 0, 200, 200], size: [2, 1], rgb };
  picture.draw({ size: [200, 200], layers: [image] });
  const words = { x: "x", y: "y", touch: "Touch" };
  window.state = { x: 0, y: 0, seen: "" };
  const controls = new Controls("toy", [...ranges, tap], words, "en", (values) => {
    window.state = { ...window.state, ...values };
    controls.show(window.state);
  });
  controls.show(window.state);
  GESTURES.tap(tap, picture, controls);
  window.remember = (seen) => controls.show((window.state = { ...window.state, seen }));
}"""


@pytest.fixture
def page(visit):
    page = visit("en.html")
    page.evaluate(BUILD)
    yield page
    assert page.errors == []


def state(page):
    return page.evaluate("window.state")


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


def test_pixels_have_hard_edges(page):
    page.wait_for_function("document.querySelector('canvas').width > 300")
    colours = page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
          const canvas = document.querySelector("canvas"), pen = canvas.getContext("2d");
          const at = (share) => [...pen.getImageData(share * canvas.width, 5, 1, 1).data];
          done([at(0.02), at(0.49), at(0.51), at(0.98)]);
        })))"""
    )
    red, blue = [255, 0, 0, 255], [0, 0, 255, 255]
    assert colours == [red, red, blue, blue]
