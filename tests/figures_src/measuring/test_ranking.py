"""The AUC is the one everybody computes, and within groups nothing shared can help."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from figures_src.measuring.ranking import auc, auc_within


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_it_is_scikit_learns_ties_included(rng):
    scores, events = rng.integers(0, 6, 200), rng.random(200) < 0.3
    assert auc(scores, events) == pytest.approx(roc_auc_score(events, scores))


def test_without_both_kinds_there_is_nothing_to_tell_apart():
    assert np.isnan(auc([1, 2], [True, True]))
    assert np.isnan(auc_within([1, 2], [True, False], [0, 1]))


def test_a_score_that_only_knows_the_group_is_worth_nothing_within_it(rng):
    groups = rng.integers(0, 4, 400)
    events = rng.random(400) < groups / 4
    assert auc(groups, events) > 0.7
    assert auc_within(groups, events, groups) == 0.5


def test_within_one_group_it_is_the_plain_one(rng):
    scores, events = rng.random(50), rng.random(50) < 0.5
    assert auc_within(scores, events, np.zeros(50)) == pytest.approx(auc(scores, events))
