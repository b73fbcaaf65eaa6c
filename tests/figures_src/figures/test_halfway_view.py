"""The halfway view: small, it runs end to end, and the ends of a chord are half of it away."""

import numpy as np
import pytest

from figures_src.figures import halfway_view as figure


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(found):
    assert figure.measure(figure.QUICK, 0)["numbers"] == found["numbers"]
    assert figure.measure(figure.QUICK, 1)["numbers"] != found["numbers"]


def test_a_blend_is_never_farther_away_than_its_two_ends(found):
    assert np.all(found["series"]["share"] <= 0.5 + 1e-9)


def test_four_times_the_steps_never_end_farther_away(found):
    assert found["series"]["longer"] <= found["series"]["share"][-1:] + 1e-9


def test_an_exact_sharp_edge_has_exponent_one_half(found):
    assert found["numbers"]["exact"] == pytest.approx(0.5)


def test_the_blend_that_is_drawn_is_half_of_each(found):
    one, blend, other, _ = found["exhibit"]["views"].astype(float)
    assert np.abs(blend - (one + other) / 2).max() <= 1


def test_it_draws(found, draws):
    draws(figure, found)
