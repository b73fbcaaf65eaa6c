"""Isomap as scikit-learn's; Procrustes as scipy's, once both clouds have unit spread."""

import numpy as np
import pytest
from scipy.spatial import procrustes
from sklearn.manifold import Isomap

from figures_src.measuring import unrolling


def roll(points=300):
    rng = np.random.default_rng(0)
    angle, wide = rng.uniform(1.5, 4.5, points), rng.uniform(0, 4, points)
    rolled = np.stack([angle * np.cos(angle), wide, angle * np.sin(angle)], 1)
    return rolled, np.stack([(angle**2) / 2, wide], 1)


def test_isomap_places_points_where_scikit_learn_does():
    rolled, _ = roll()
    ours, whole = unrolling.isomap(rolled, 2, near=10)
    theirs = Isomap(n_neighbors=10, n_components=2).fit_transform(rolled)
    assert whole == 1
    assert unrolling.agreement(ours, theirs) == pytest.approx(1, abs=1e-6)
    assert np.abs(np.abs(ours) - np.abs(theirs)).max() < 1e-6


def test_a_roll_is_unrolled_and_a_stranger_is_not():
    rolled, truth = roll(500)
    places, _ = unrolling.isomap(rolled, 2, near=10)
    assert unrolling.agreement(places, truth) > 0.95
    assert unrolling.agreement(places, np.random.default_rng(1).normal(size=(500, 2))) < 0.2


def test_two_pieces_are_not_forced_together():
    rolled, _ = roll(100)
    places, whole = unrolling.isomap(np.vstack([rolled, rolled[:50] + 1000]), 2, near=5)
    assert whole == pytest.approx(2 / 3)
    assert np.isnan(places[100:]).all() and not np.isnan(places[:100]).any()


def test_agreement_is_scipys_procrustes_of_clouds_with_unit_spread():
    rng = np.random.default_rng(2)
    one = rng.normal(size=(60, 3))
    other = one @ rng.normal(size=(3, 3)) + 0.5 * rng.normal(size=(60, 3))
    even = [np.linalg.qr(cloud - cloud.mean(0))[0] for cloud in (one, other)]
    assert unrolling.agreement(one, other) == pytest.approx(1 - procrustes(*even)[2])
