"""Half lives, exponents and ranks, on curves whose answer is known and against SciPy."""

import numpy as np
import pytest
from scipy.stats import linregress, spearmanr

from figures_src.measuring import decay


def test_a_straight_fall_loses_half_in_the_middle():
    distances = np.linspace(0, 10, 11)
    assert decay.half_life(distances, 1 - distances / 10, 0.0) == (pytest.approx(5.0), True)


def test_half_is_counted_from_what_guessing_gives():
    distances = np.linspace(0, 10, 11)
    values = 1 - distances / 10 * 0.5  # down to a half
    assert decay.half_life(distances, values, 0.5)[0] == pytest.approx(5.0)


def test_what_never_falls_is_followed_to_the_end_and_said_to_be_unfinished():
    assert decay.half_life([0, 1, 4], [0.9, 0.9, 0.8], 0.1) == (4.0, False)


def test_where_there_is_nothing_to_lose_it_is_lost_at_once():
    assert decay.half_life([0, 1, 2], [0.1, 0.2, 0.1], 0.14) == (0.0, True)


def test_only_the_first_crossing_counts():
    found, crossed = decay.half_life([0, 1, 2, 3], [1.0, 0.0, 1.0, 0.0], 0.0)
    assert crossed and found == pytest.approx(0.5)


def test_the_exponent_of_a_power_law_is_its_exponent_and_scipy_agrees():
    sizes = np.array([10, 40, 160, 640])
    assert decay.exponent(sizes, 3.0 * sizes**-0.4) == pytest.approx(-0.4)
    noisy = 3.0 * sizes**-0.4 * np.array([1.1, 0.9, 1.05, 0.97])
    theirs = linregress(np.log(sizes), np.log(noisy)).slope
    assert decay.exponent(sizes, noisy) == pytest.approx(theirs)


def test_enough_is_found_on_the_power_law_inside_and_beyond_the_sizes():
    sizes = np.array([10, 100, 1000])
    errors = sizes**-0.5
    assert decay.enough(sizes, errors, 0.1) == pytest.approx(100, rel=1e-6)
    assert decay.enough(sizes, errors, 0.05) == pytest.approx(400, rel=1e-6)
    assert decay.enough(sizes, errors, 0.01) == pytest.approx(10000, rel=1e-6)
    assert decay.enough(sizes, errors, 0.9) == 10


def test_enough_of_what_never_improves_is_bounded():
    assert decay.enough([10, 100], [0.5, 0.5], 0.1) == pytest.approx(6400)


def test_rank_correlation_is_spearmans_with_ties_too():
    rng = np.random.default_rng(0)
    some, others = rng.integers(0, 6, 60), rng.normal(size=60)
    assert decay.rank_correlation(some, others) == pytest.approx(spearmanr(some, others).statistic)
    assert decay.rank_correlation(some, some**3) == pytest.approx(1)
