import base64
import io
import re
import xml.etree.ElementTree as tree

import numpy as np
import pytest
from PIL import Image

from figures_src.drawing import INKS, Page
from scripts.engine import ink
from scripts.engine.errors import EngineError

PAGE = Page(340, "en", lambda value, spec: f"{value:{spec}}")


def drawing(colour=INKS["model"], picture=False):
    figure = PAGE.figure(200)
    axes = figure.subplots()
    axes.plot([0, 1, 2], [1.23456, 3, 2], marker="o", color=colour)
    axes.set_xlabel("time", fontweight="bold")
    axes.set_title("A ‘title’ & more")
    if picture:
        axes.imshow(np.random.default_rng(0).random((8, 8, 3)), extent=(0, 2, 0, 3))
    return figure


def svg(name="wave-wide", **options):
    return ink.svg(drawing(**options), name, "A wave", "It is <high>", INKS)


def test_the_same_drawing_gives_the_same_bytes():
    assert svg(picture=True) == svg(picture=True)


def test_inks_become_variables_with_the_light_page_to_fall_back_on():
    text = svg()
    assert f'stroke="var(--ink-model, {INKS["model"]})"' in text
    assert not re.search(r"(?<!, )#[0-9a-f]{6}", text)


def test_a_colour_that_is_no_ink_stops_and_is_named():
    with pytest.raises(EngineError, match="wave-wide: the colour #ff0000 is no ink"):
        svg(colour="#ff0000")


def test_words_stay_words_and_their_font_is_left_to_the_page():
    root = tree.fromstring(svg())
    texts = {element.text: element for element in root.iter(f"{{{ink.SVG}}}text")}
    assert "time" in texts and "A ‘title’ & more" in texts
    assert texts["time"].get("class") == "fig-text"
    assert texts["time"].get("font-weight") in ("700", "bold")
    assert "Source" not in svg() and "DejaVu" not in svg()


def test_it_has_a_name_a_description_and_the_size_of_its_page():
    root = tree.fromstring(svg())
    assert root.get("role") == "img" and root.get("viewBox") == "0 0 340 200"
    assert root.get("width") is None and root.get("height") is None
    assert [root[0].text, root[1].text] == ["A wave", "It is <high>"]
    assert root.get("aria-labelledby").split() == [root[0].get("id"), root[1].get("id")]


def test_many_drawings_fit_on_one_page():
    one, two = (
        set(re.findall(r'id="([^"]+)"', svg(name))) for name in ("wave-wide", "wave-narrow")
    )
    assert one and not one & two
    for name in re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', svg()):
        assert "".join(name) in one


def test_nothing_in_it_styles_the_rest_of_the_page_or_tells_the_time():
    assert (
        " style=" not in svg(picture=True)
        and "<style" not in svg()
        and "<metadata" not in svg()
        and "<!--" not in svg()
    )


def test_pictures_are_small_webp():
    data = re.search(r"data:image/webp;base64,([^\"]+)", svg(picture=True))[1]
    assert Image.open(io.BytesIO(base64.b64decode(data))).format == "WEBP"


def test_lines_are_shortened_and_curves_keep_their_commands():
    for before, after in (
        ("M 1.234 2.00 L 3.06 -0.04 L 5 6 z", "M 1.2 2 3.1 0 5 6 z"),
        ("M 0 0 L 1.26 1 C 1 2 3 4 5 6 L 7 8", "M 0 0 L 1.3 1 C 1 2 3 4 5 6 L 7 8"),
    ):
        element = tree.Element("path", d=before)
        ink.shorten(element, 1)
        assert element.get("d") == after


def test_of_two_styles_of_one_name_the_last_counts_and_styles_go_before_attributes():
    twice = "image-rendering:crisp-edges; image-rendering: pixelated;"
    element = tree.Element("image", {"style": f"{twice} fill: none", "fill": "red"})
    ink.plain(element)
    assert element.attrib == {"image-rendering": "pixelated", "fill": "none"}
