"""The moon shot by hand flies the measured learners, and says what it shows."""

import json
import math

import pytest

from figures_src.demos import arrays, flight, local_vs_extreme, skychart
from scripts.demos.weights import weights as packed
from scripts.engine import waist
from scripts.engine.files import ROOT


@pytest.fixture(scope="module")
def weights():
    """What the browser gets of the committed measurement."""
    kept = json.loads(packed(local_vs_extreme, waist.read("local_vs_extreme", ROOT)))
    unpacked = {name: arrays.unpack(entry) for name, entry in kept["arrays"].items()}
    return local_vs_extreme.prepare(unpacked, kept["setup"])


@pytest.fixture
def play(weights):
    def scene(**state):
        first = local_vs_extreme.initial(weights)
        assert state.keys() <= first.keys()
        return local_vs_extreme.scene(first | state, weights, local_vs_extreme.WORDS)

    return scene


def texts(scene):
    return [layer["text"] for layer in scene["layers"] if layer["kind"] == "text"]


def test_it_opens_with_a_miss_of_the_readers_and_three_landings(play):
    said = play()["live"]
    assert said.startswith("A day like those of the trials. You: ")
    assert said.count("lands") == 3 and "km off" in said


def test_every_state_is_plain_data(play):
    states = (
        {}, {"angle": 80, "speed": 10.9, "earth": 1.05, "guess": "direct"}, {"phase": 150},
        {"earth": 1.03, "guess": "physics", "flights": "new"},
    )  # fmt: skip
    for state in states:
        scene = play(**state)
        assert json.loads(json.dumps(scene)) == scene
        assert "{" not in scene["live"]


def test_every_control_has_words_a_first_value_and_room_for_it(weights):
    first = local_vs_extreme.initial(weights)
    for control in local_vs_extreme.CONTROLS:
        assert control["id"] in local_vs_extreme.WORDS
        if control["kind"] == "range":
            assert control["min"] <= first[control["id"]] <= control["max"]
        if control["kind"] in ("choice", "guess"):
            assert set(control["options"]) <= local_vs_extreme.WORDS.keys()


def test_under_a_heavier_earth_the_learners_wait_for_a_guess(play):
    assert texts(play(earth=1.03)).count("guess first") == 3
    told = play(earth=1.03, guess="direct")
    assert "guess first" not in texts(told)
    assert "You expected: Network. Closest: " in told["live"]


def test_nobody_lands_unwarned_and_the_law_lands_after_one_new_flight(play):
    unwarned = play(earth=1.03, guess="direct")["live"]
    assert "Newton’s law: lands" not in unwarned and "Network: lands" not in unwarned
    assert play(earth=1.03, guess="direct", flights="new")["live"].endswith(
        "Closest: Newton’s law."
    )


def test_far_outside_only_the_law_lands(play):
    said = play(phase=60, speed=12.3)["live"]
    assert said.startswith("No trial was flown on such a day.")
    assert "Newton’s law: lands" in said and said.count("lands") == 1


def test_where_nobody_can_land_nobody_is_closest_by_luck(play):
    said = play(speed=10.9, earth=1.05, guess="physics")["live"]
    assert "Closest: nobody." in said and "finds no way" in said and "falls back" in said


def test_the_explored_country_is_that_of_the_figure(weights):
    def explored(phase, speed):
        return local_vs_extreme.inside({"phase": phase, "speed": speed}, weights)

    assert explored(20, 11.4) and explored(-10, 11.4) and explored(20, 11.2) and explored(20, 11.6)
    assert not any(
        (explored(20, 11.7), explored(20, 11.1), explored(90, 11.4), explored(-30, 11.4))
    )


def test_the_networks_land_on_nearly_every_explored_day(weights):
    """Areas of the figure: nine of ten, seed for seed; here on a grid of days inside the coast."""
    grid = [(math.radians(phase), speed) for phase in range(-10, 75, 12) for speed in (11.3, 11.5)]
    for name in local_vs_extreme.LEARNERS:
        landed = [
            flight.fly(*day, local_vs_extreme.aim(weights, name, *day, None), flight.world()).landed
            for day in grid
        ]
        assert sum(landed) >= 0.9 * len(grid), name


def test_lines_of_the_table_are_those_of_the_sky(play):
    paths = [(layer["ink"], tuple(layer["dash"])) for layer in play()["layers"]
             if layer["kind"] == "path"]  # fmt: skip
    for line in skychart.LINES.values():
        assert paths.count(line) >= 2
