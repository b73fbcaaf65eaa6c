"""The map-makers fit what they were told as well as can be, and their warning is scored."""

import random

import numpy as np
import pytest
from sklearn.linear_model import Ridge
from sklearn.metrics import roc_auc_score

from figures_src.demos import mapmakers


@pytest.fixture
def notes():
    """Places and their names, enough to fit and few enough to be fitted badly elsewhere."""
    lot = random.Random(5)
    places = [(lot.uniform(0, 100), lot.uniform(0, 100)) for _ in range(50)]
    return places, [lot.randrange(6) for _ in places]


def test_a_maker_is_the_same_each_time_and_another_is_not():
    assert mapmakers.maker(0) == mapmakers.maker(0) != mapmakers.maker(1)
    assert len(mapmakers.maker(0)) == mapmakers.UNITS


def test_units_see_the_land_from_minus_one_to_one():
    rows = mapmakers.felt([(1.0, 0.0, 0.0), (0.0, 1.0, 0.5)], [(0, 0), (50, 100)])
    expected = np.tanh([[-1, -0.5], [0, 1.5]])
    assert np.array(rows)[:, :2] == pytest.approx(expected)
    assert [row[-1] for row in rows] == [1, 1]


def test_the_outer_weights_are_those_of_ridge_regression(notes):
    places, names = notes
    rows = mapmakers.felt(mapmakers.maker(2), places)
    ridge = Ridge(alpha=mapmakers.RIDGE, fit_intercept=False).fit(rows, names)
    ours = mapmakers.outer(mapmakers.evidence(rows, names))
    assert ours == pytest.approx(ridge.coef_, abs=1e-6)
    assert mapmakers.answers(ours, rows) == pytest.approx(ridge.predict(rows), abs=1e-6)


def test_evidence_adds_up_in_any_order(notes):
    places, names = notes
    rows = mapmakers.felt(mapmakers.maker(0), places)
    whole = mapmakers.evidence(rows, names)
    first, second = (
        mapmakers.evidence(rows[part], names[part]) for part in (slice(20), slice(20, None))
    )
    assert mapmakers.together(first, second) == pytest.approx(whole)
    assert mapmakers.together(second, first) == pytest.approx(whole)


def test_makers_agree_on_the_mean_and_differ_by_the_spread():
    said = np.random.default_rng(1).normal(size=(5, 7))
    found = np.array(mapmakers.agreed(said.tolist()))
    assert found[:, 0] == pytest.approx(said.mean(0))
    assert found[:, 1] == pytest.approx(said.std(0))


def test_the_alarm_is_the_area_under_the_curve_with_ties():
    rng = np.random.default_rng(2)
    warnings, wrong = rng.integers(0, 6, 200) / 5, rng.random(200) < 0.3
    expected = roc_auc_score(wrong, warnings)
    assert mapmakers.alarm(warnings.tolist(), wrong.tolist()) == pytest.approx(expected)


@pytest.mark.parametrize("wrong", [[], [True, True], [False, False]])
def test_the_alarm_is_a_coin_where_there_is_nothing_to_tell_apart(wrong):
    assert mapmakers.alarm([0.5] * len(wrong), wrong) == 0.5
