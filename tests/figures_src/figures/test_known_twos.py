"""The twos: small, it runs end to end, and answers are read back through known ones."""

import numpy as np
import pytest

from figures_src.figures import known_twos as figure


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(found):
    assert figure.measure(figure.QUICK, 0)["numbers"] == found["numbers"]
    assert figure.measure(figure.QUICK, 1)["numbers"] != found["numbers"]


def test_a_seed_asks_about_a_share_of_the_real_pictures(found):
    assert found["numbers"]["twos"] == 177
    digits = figure.load_digits()
    some = figure.chosen(digits, 2, figure.QUICK, np.random.default_rng(0))
    assert some.shape == (round(0.5 * 177), 64) and some.max() <= 1


def test_an_estimator_that_is_right_is_read_back_as_it_is():
    setup = figure.Setup()
    series = {f"coarse_{who}": np.array(setup.known, float) for who in figure.estimators.FIVE}
    series |= {f"real_{who}": np.full(10, 12.0) for who in figure.estimators.FIVE}
    numbers = figure.read_back(setup, series)
    assert numbers["within"] == (5, 5) and numbers["middle"] == pytest.approx(12)


def test_it_draws(found, draws):
    draws(figure, found)
