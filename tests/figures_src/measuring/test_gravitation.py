"""A law is found from what was seen, and an aim that follows from the truth lands."""

import numpy as np
import pytest
from scipy.optimize import least_squares

from figures_src.measuring import gravitation
from figures_src.worlds import flight

LAUNCH = np.array([0.4]), np.array([11.4]), np.array([0.5])
HOURS = np.arange(2.0, 25.0, 2.0)


def seen(noise=0.0, gravity=None):
    return gravitation.tracked(LAUNCH, HOURS, noise, np.random.default_rng(0), gravity)


def test_without_noise_the_pulls_are_found():
    found, flown = gravitation.fitted(LAUNCH, seen(), HOURS)
    assert found.earth == pytest.approx(flight.EARTH_PULL, rel=1e-4)
    assert found.moon == pytest.approx(flight.MOON_PULL, rel=0.02)
    assert flown > 27


def test_with_noise_the_fit_is_as_good_as_another_solvers():
    shown = seen(0.01)
    law = gravitation.Law(LAUNCH, shown, HOURS, 2, flight.Gravity().rate)
    other = least_squares(lambda pair: law.residuals(np.array([[*pair, 0.0]]))[:, 0], (0.01, 0.1))
    found, _ = gravitation.fitted(LAUNCH, shown, HOURS)
    ours = np.log([found.earth / flight.EARTH_PULL, found.moon / flight.MOON_PULL])
    assert (law.residuals(np.array([[*ours, 0]])) ** 2).sum() < 2 * other.cost * 1.01 + 1e-9


def test_a_weak_engine_is_told_from_a_strong_earth():
    found, _ = gravitation.fitted(LAUNCH, seen(0, flight.changed(engine=0.98)), HOURS, engine=True,
                                  rounds=20)  # fmt: skip
    assert found.engine == pytest.approx(0.98, abs=2e-3)


def test_an_aim_with_the_truth_lands_and_where_there_is_none_says_nothing():
    phase, speed = np.array([0.3, 0.6, 3.1]), np.array([11.4, 11.3, 11.5])
    aims, flown = gravitation.aimed(phase, speed, flight.Gravity(), np.radians((0, 60)))
    assert np.isnan(aims).tolist() == [False, False, True]
    assert flight.fly(phase[:2], speed[:2], aims[:2]).landed.all()
    assert flown == 7 * 3 + 7 * 2


def test_the_wrong_law_fits_worse():
    fits = [gravitation.fitted(LAUNCH, seen(), HOURS, power)[0] for power in (2, 3)]
    errors = [np.abs(flight.path(*LAUNCH, HOURS, law) - seen()).max() for law in fits]
    assert errors[1] > 10 * errors[0]
