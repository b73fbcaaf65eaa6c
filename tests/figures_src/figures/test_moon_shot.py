"""Small, the figure runs end to end, names what its claims need, and draws both widths."""

from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest

from figures_src.figures import moon_shot as figure


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_it_measures_the_same_again(found):
    again = figure.measure(figure.QUICK, 0)
    assert again["numbers"] == found["numbers"]


def test_one_flight_is_enough_for_the_true_law_and_not_for_the_wrong_one(found):
    landed, of = found["numbers"]["physics_1"]
    assert landed >= 0.9 * of
    assert found["numbers"]["cube_1"][0] <= of / 2


def test_drawn_flights_end_at_the_moon(found):
    ends = found["exhibit"]["tracks"][:, -1]
    assert np.abs(ends - found["exhibit"]["moons"]).max() < 3


def test_weights_for_a_demo_are_small(found):
    assert sum(part.nbytes for part in found["exhibit"].values()) < 250_000


def test_what_was_never_reached_stands_beyond_the_scale():
    measured = SimpleNamespace(setup=asdict(figure.Setup()))
    assert figure.reached(measured, "copied", 80000) == figure.NEVER
    assert figure.reached(measured, "direct", 300) == 300
    assert figure.reached(measured, "cube", 6) == figure.NEVER


def test_it_draws(found, draws):
    draws(figure, found)
