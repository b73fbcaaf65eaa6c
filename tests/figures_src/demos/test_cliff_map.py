"""The walk meets the figure's own ground, and the reader stands where the rule says."""

import json

import pytest

from figures_src.demos import cliff_map, stage
from figures_src.worlds.menagerie import SPECIES
from scripts.demos import bundle, models, weights
from scripts.engine import waist

MIDDLE = 24  # of the exhibit's marks


@pytest.fixture(scope="module")
def measured():
    return waist.read("cliff_map")


@pytest.fixture(scope="module")
def ready(measured):
    kept = weights.weights(cliff_map, measured)
    words = json.dumps(cliff_map.WORDS)
    return stage.Stage("cliff_map", kept, words, models.native(cliff_map))


def said(ready, **state):
    return bundle.played(ready, state)["live"]


def lead(ready, **state):
    return float(said(ready, **state).split("lead is ")[1].split(" logits")[0])


def test_species_stand_in_the_order_of_the_network():
    assert cliff_map.SPECIES == tuple(SPECIES)


def test_the_ground_toward_the_mistake_is_the_figures(ready, measured):
    setup, heights = measured.setup, measured.exhibit["lead"]
    for row in range(setup["rows"] // 2 + 1, setup["rows"]):
        aside = setup["aside"] * (2 * row / (setup["rows"] - 1) - 1)
        assert lead(ready, aside=aside) == pytest.approx(float(heights[row, MIDDLE]), abs=0.1)


def test_the_road_is_the_figures(ready, measured):
    on_road = measured.exhibit["lead"][measured.setup["rows"] // 2, ::6]
    for stop, height in enumerate(on_road, 1):
        assert lead(ready, stop=stop, aside=0) == pytest.approx(float(height), abs=0.1)


def test_it_opens_one_step_before_the_edge(ready):
    first = cliff_map.initial(ready.weights)
    assert said(ready).endswith(f"{lead(ready)} logits.") and lead(ready) > 0
    beyond = first["aside"] + cliff_map.STRIDE
    assert lead(ready, aside=beyond) < 0
    assert "read as: panda" in said(ready) and "read as: panda" not in said(ready, aside=beyond)


def test_a_direction_by_lot_is_one_long_and_its_own(ready):
    first, again, other = (cliff_map.lot(3072, draw) for draw in (0, 0, 1))
    assert first == again != other
    assert sum(v * v for v in first) == pytest.approx(1, abs=1e-5)


def test_the_changed_picture_stays_within_black_and_white_and_moves_by_the_step(ready):
    before, after = (
        [
            layer
            for layer in bundle.played(ready, {"aside": a})["layers"]
            if layer["kind"] == "image"
        ]
        for a in (0, 2)
    )
    assert before[0]["rgb"] == before[1]["rgb"] == after[0]["rgb"] != after[1]["rgb"]


def test_nobody_is_told_before_they_have_guessed(ready):
    assert "expected" not in said(ready)
    for guess in ("turning", "change"):
        answer = said(ready, expect=guess)
        assert f"You expected: {cliff_map.WORDS[guess]}" in answer


def test_the_verdict_counts_stops(ready):
    """The same counts, one stop at a time, from what is said there."""
    stops = range(1, cliff_map.STOPS + 1)
    lost = [sum("as: panda" not in said(ready, stop=k, aside=a) for k in stops) for a in (0, 2)]
    expected = f"{lost[0]} are misread; two lengths off it, toward the mistake, {lost[1]}."
    assert said(ready, expect="turning").endswith(expected)
