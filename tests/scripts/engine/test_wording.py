from types import SimpleNamespace

import pytest

from scripts.engine import wording
from scripts.engine.errors import EngineError
from scripts.engine.waist import Number

MEASURED = SimpleNamespace(
    numbers={
        "up": Number(0.54, 0.4, 0.6, (0.54,)),
        "a.b": Number(2.0, 1.0, 3.0, (2.0,)),
        "positive": Number(0.54, 0.4, 0.6, (0.54,)),
    },
    setup={"points": 1000},
)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{up:.0%} above", "54% above"),
        ("from {up.low:.0%} to {up.high:.0%}", "from 40% to 60%"),
        ("{a.b:.1f} of {setup.points:,d}", "2.0 of 1,000"),
        ("{{braces}} stay", "{braces} stay"),
        ("Newton's 'law'", "Newton’s 'law'"),
    ],
)
def test_holes_are_filled_with_what_was_measured(text, filled):
    assert wording.filled(text, MEASURED, "en") == filled


@pytest.mark.parametrize("text", ["{upp:.0%}", "{up.lo:.0%}", "{setup.point:d}", "{up:%q}"])
def test_a_hole_that_names_nothing_stops(text):
    with pytest.raises(EngineError):
        wording.filled(text, MEASURED, "en")


def words(repository, **changes):
    alt = "A wave; {positive:.0%} of it lies above the sea."
    english = {"title": "A", "alt": alt, "description": "D", "axis": "time"} | changes
    return wording.words("wave", english, "zh", MEASURED, "zh_Hans_CN", repository.root)


def test_a_word_without_translation_stays_english_and_is_named(repository):
    final, notes = words(repository)
    assert final["axis"] == "time" and final["alt"] == "Wave (54%)."
    assert notes == ["wave: zh shows English for axis, description, title"]


@pytest.mark.parametrize("alt", ["", "  ", "no number"])
def test_an_alt_text_without_a_number_stops_with_file_and_line(repository, alt):
    with pytest.raises(EngineError, match=r"^figures_src/figures/wave.py:29: WORDS.*alt"):
        words(repository, alt=alt)


def test_a_translation_with_a_wrong_hole_stops_with_its_language(repository):
    with pytest.raises(EngineError, match=r"wave.py:29: WORDS\['title'\] in zh: no number"):
        words(repository, title="{upp:.0%}")


def test_only_the_words_of_the_figure_that_changed_count(repository):
    before = wording.digests("zh", repository.root)
    repository.change("figures_src/words/zh.po", "Wave (", "Welle (")
    after = wording.digests("zh", repository.root)
    assert before["wave"] != after["wave"]
