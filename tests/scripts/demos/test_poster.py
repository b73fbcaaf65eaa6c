"""The still picture of a demo shows what the running demo would draw."""

import re
import xml.etree.ElementTree as etree

import pytest

from figures_src.demos import scene
from scripts.demos import poster
from scripts.engine.files import ROOT

SVG = "{http://www.w3.org/2000/svg}"
LAYERS = [
    scene.polygons(3, [0, 0, 4, 0, 0, 3, 4, 0, 4, 3, 0, 3, 0, 0, 1, 0, 1, 1], ["#aabbcc", "model"],
                   [0, 0, 1]),
    scene.path([(0, 0), (4, 3)], "ink", dash=(2, 2)),
    scene.dots([(1, 1), (2, 2)], "truth"),
    scene.text(0, 3, "R² < 1 & more", align="right"),
]  # fmt: skip


@pytest.fixture
def drawn():
    return etree.fromstring(poster.svg(scene.scene(40, 30, LAYERS, "A scene."), ROOT))


def test_neighbouring_shapes_of_one_colour_are_one_element(drawn):
    shapes = drawn.findall(f".//{SVG}path")
    assert [shape.get("fill") for shape in shapes] == ["#aabbcc", "var(--ink-model)"]
    assert shapes[0].get("d") == "M0,0 4,0 0,3ZM4,0 4,3 0,3Z"


def test_lines_dots_and_words_stand_where_the_scene_says(drawn):
    assert drawn.get("viewBox") == "0 0 40 30"
    assert drawn.find(f"{SVG}polyline").get("points") == "0,0 4,3"
    assert [dot.get("cx") for dot in drawn.iter(f"{SVG}circle")] == ["1", "2"]
    word = drawn.find(f"{SVG}text")
    assert word.text == "R² < 1 & more" and word.get("text-anchor") == "end"


def test_every_ink_it_uses_is_defined_in_it_for_light_and_dark(drawn):
    usual, _, forced = drawn.find(f"{SVG}style").text.partition(poster.FORCED)
    assert "color-scheme:light dark" in usual
    for name in ("model", "ink", "truth", "muted"):
        assert f"--ink-{name}: light-dark(" in usual and usual.count(f"--ink-{name}:") == 1
    assert forced.startswith("{svg{--ink-ink: CanvasText;") and forced.endswith("}}")


@pytest.mark.parametrize("pixels", [320, 399, 400, 519, 520, 639, 640, 760])
def test_its_letters_are_about_as_large_as_those_of_the_page_however_wide_it_is(drawn, pixels):
    style, units = drawn.find(f"{SVG}style").text, float(poster.FONT.partition("px")[0])
    for wide, size in re.findall(r"min-width:(\d+)px\)\{svg\{font-size:(\d+)px", style):
        units = float(size) if pixels >= int(wide) else units
    assert 11.5 < units * pixels / 600 < 16  # in pixels, where a scene is 600 units wide
