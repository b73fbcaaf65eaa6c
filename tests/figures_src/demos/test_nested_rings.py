"""Two units never draw the island; three mostly do; nobody is told before they have guessed."""

import json

import pytest

from figures_src.demos import arrays, nested_rings
from scripts.demos import weights
from scripts.engine import waist
from scripts.engine.files import ROOT

STARTS = 20


@pytest.fixture(scope="module")
def rings():
    kept = json.loads(weights.weights(nested_rings, waist.read("nested_rings", ROOT)))
    unpacked = {name: arrays.unpack(entry) for name, entry in kept["arrays"].items()}
    return nested_rings.prepare(unpacked, kept["setup"])


def scene(rings, **state):
    return nested_rings.scene(nested_rings.initial(rings) | state, rings, nested_rings.WORDS)


def learned(rings, width):
    """How many of the first starts end with 99 % of the points on their right side."""
    ends = [nested_rings.lesson(rings, width, k).right(nested_rings.STEPS) for k in range(STARTS)]
    return sum(end >= 0.99 for end in ends)


def test_two_units_never_draw_the_island(rings):
    assert learned(rings, 2) == 0


def test_a_third_unit_is_enough_for_most_starts(rings):
    assert learned(rings, 3) > STARTS / 2


def test_the_sentence_counts_what_is_drawn(rings):
    live = scene(rings, width="3", step=200)["live"]
    right = nested_rings.lesson(rings, 3, 0).right(200)
    assert f"{right:.1%} of the {len(rings.points)} points" in live


@pytest.mark.parametrize(("guess", "answer"), [("yes", "unexpected"), ("no", "expected")])
def test_the_proof_is_told_after_the_guess(rings, guess, answer):
    told = nested_rings.WORDS[answer]
    assert told not in scene(rings)["live"]
    assert scene(rings, expect=guess)["live"].endswith(told)


def test_a_scene_depends_on_its_state_alone(rings):
    nested_rings.lesson.cache_clear()
    jumped = scene(rings, step=120)
    nested_rings.lesson.cache_clear()
    walked = [scene(rings, step=step) for step in range(0, 121, 4)][-1]
    assert jumped == walked


def test_a_press_on_start_anew_draws_other_weights(rings):
    assert scene(rings, start=1)["layers"][0] != scene(rings, start=0)["layers"][0]
