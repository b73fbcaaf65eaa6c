import json
import re

import pytest

from scripts.engine.drawings import Drawings, draw_layout
from scripts.engine.errors import UsageError
from scripts.engine.memo import Memo


def stale(repository, figure="wave", languages=()):
    found = Drawings(Memo(repository.root), languages).stale(figure)
    assert [layout for _, layout, _ in found] == ["wide", "narrow"] * (len(found) // 2)
    return [code for code, layout, _ in found if layout == "wide"]


def test_what_was_drawn_is_up_to_date(measured):
    assert stale(measured) == []


def test_the_words_of_a_language_concern_that_language(measured):
    measured.change("figures_src/words/zh.po", "Wave (", "Waves (")
    assert stale(measured) == ["zh"] and stale(measured, "calm") == []


def test_a_new_measurement_and_the_house_style_concern_every_language(measured):
    path = measured.path("docs/measured/wave.json")
    path.write_text(path.read_text() + "\n")
    assert stale(measured) == ["en", "zh"] and stale(measured, "calm") == []
    measured.change("figures_src/drawing.py", '"axes.linewidth": 1.0', '"axes.linewidth": 2.0')
    assert stale(measured, "calm") == ["en", "zh"]


def test_only_languages_asked_for_are_looked_at_and_an_unknown_one_stops(measured):
    measured.change("figures_src/drawing.py", '"axes.linewidth": 1.0', '"axes.linewidth": 2.0')
    assert stale(measured, languages=("zh",)) == ["zh"]
    with pytest.raises(UsageError, match="no language is called 'fr'"):
        stale(measured, languages=("fr",))


def test_a_preview_does_without_the_picture_to_take_away_and_the_site_draws_it(measured):
    measured.change("figures_src/words/zh.po", "Wave (", "Waves (")
    picture = measured.path("build/figures/zh/wave.png")
    before = picture.stat().st_mtime_ns
    memo = Memo(measured.root)
    for code, layout, made in Drawings(memo, taken=False).stale("wave"):
        draw_layout(measured.root, "wave", code, layout, made, taken=False)
    assert "Waves (" in measured.path("build/figures/zh/wave.wide.svg").read_text()
    assert picture.stat().st_mtime_ns == before
    assert not Drawings(memo, taken=False).stale("wave")
    [(code, layout, _)] = Drawings(memo).stale("wave")
    assert (code, layout) == ("zh", "wide"), "its picture is not of this drawing"


def test_words_land_beside_the_drawings_with_their_holes_filled(measured):
    words = json.loads(measured.path("build/figures/en/wave.words.json").read_text())
    numbers = json.loads(measured.measured()["wave.json"])["numbers"]
    assert words["alt"] == f"A wave; {numbers['positive']['middle']:.0%} of it lies above the sea."
    assert sorted(words) == ["alt", "description", "title"]


LIT = """    for left, height in ((0, 0.1), (100, 0.9)):
        places = np.meshgrid(np.arange(4.0), np.arange(4.0), indexing="ij")
        sheet = np.stack([*places, height * np.sin(places[0])], -1)
        drawing.paper(figure, left, 0, 80, [sheet])
    return figure
"""


def test_another_word_beside_lit_paper_asks_for_no_light(measured):
    """Each of two kept lights is given the other's place: whoever asks gets them exchanged."""
    measured.change("figures_src/figures/calm.py", "    return figure\n", LIT)
    imports = "from figures_src import drawing\nimport numpy as np"
    measured.change("figures_src/figures/calm.py", "import numpy as np", imports)
    assert "FAILED" not in measured.run("make_figures", "ONLY=calm").said
    drawn = measured.path("build/figures/en/calm.narrow.svg")
    before, lights = drawn.read_text(), sorted(measured.path("build/lights").iterdir())
    one, other = (path.read_bytes() for path in lights)
    assert one != other
    lights[0].write_bytes(other)
    lights[1].write_bytes(one)
    measured.change("figures_src/figures/calm.py", '"A wave"', '"A flat sea"')
    measured.run("make_figures", "ONLY=calm")
    after = drawn.read_text()
    assert re.findall('data:[^"]*', after) == re.findall('data:[^"]*', before)[::-1]
    for path in lights:
        path.write_bytes(b"damaged")
    measured.change("figures_src/figures/calm.py", '"A flat sea"', '"A wave"')
    measured.run("make_figures", "ONLY=calm")
    assert drawn.read_text() == before and [path.read_bytes() for path in lights] == [one, other]
