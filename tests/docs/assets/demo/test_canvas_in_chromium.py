"""What a demo draws lies wholly on its canvas in a real Chromium; no demo has to exist for that."""

import pytest

pytestmark = pytest.mark.browser

# Draws a text alone; which pixels it covers: {left, top, right, bottom, width, height}, or null.
COVERED = """async ([text, wide]) => {
  const { Picture } = await import("./assets/demo/canvas.js");
  const canvas = document.createElement("canvas");
  canvas.style = `width:${wide}px;font-size:13px`;
  document.body.append(canvas);
  const picture = new Picture(canvas, (error) => { throw error; });
  picture.draw({ size: [600, 500], layers: [{ kind: "text", ink: "#ff0000", ...text }] });
  await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const seen = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    if (!data[4 * (width * y + x) + 3]) continue;
    Object.assign(seen, { left: Math.min(seen.left, x), right: Math.max(seen.right, x + 1),
                          top: Math.min(seen.top, y), bottom: Math.max(seen.bottom, y + 1) });
  }
  canvas.remove();
  return { ...seen, width, height };
}"""
PLACES = {
    "upper left": ([-5, 3], "left"),
    "upper edge": ([300, 18], "center"),
    "right edge": ([595, 200], "left"),
    "left edge": ([10, 200], "center"),
    "lower right": ([620, 505], "right"),
}


def covered(page, at, align, wide):
    text = {"at": at, "align": align, "text": "Ågypten"}
    return page.evaluate(COVERED, [text, wide])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("wide", [288, 720])
def test_no_letter_is_cut_at_an_edge(visit, place, wide):
    page, (at, align) = visit("en.html"), PLACES[place]
    seen, whole = covered(page, at, align, wide), covered(page, [300, 250], align, wide)
    for near, far in (("left", "right"), ("top", "bottom")):
        assert abs((seen[far] - seen[near]) - (whole[far] - whole[near])) <= 1
    assert page.errors == []


def test_a_text_with_room_stands_where_it_was_put(visit):
    seen = covered(visit("en.html"), [300, 250], "right", 600)
    assert 290 < seen["right"] <= 302 and 248 <= seen["bottom"] < 262
