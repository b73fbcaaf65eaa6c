"""The covered worlds: small, it runs end to end, its numbers agree, and it draws both widths."""

import numpy as np
import pytest

from figures_src.figures import coverage as figure
from figures_src.measuring import decay


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_an_evenly_filled_torus_thins_out_as_it_must():
    setup = figure.Setup(cloud=8192)
    for freedom in (1, 3):
        sizes, gaps = figure.spread(setup, freedom, np.random.default_rng(0))
        assert decay.exponent(sizes, gaps) == pytest.approx(-1 / freedom, rel=0.2)


def test_more_pictures_are_never_farther_from_a_new_one(found):
    assert np.all(np.diff(found["series"]["gaps"], axis=1) <= 0)


def test_errors_are_shares_above_zero(found):
    errors = found["series"]["errors"]
    assert errors.shape == (2, 2) and errors.min() > 0 and errors.max() <= 1


def test_it_draws(found, draws):
    draws(figure, found)
