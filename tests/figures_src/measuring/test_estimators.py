"""Five estimators of a dimension that is known; principal components as scikit-learn's."""

import numpy as np
import pytest
from sklearn.decomposition import PCA

from figures_src.measuring import dimension, estimators


def flat(dims, points=600, ambient=20):
    rng = np.random.default_rng(dims)
    turn = np.linalg.qr(rng.normal(size=(ambient, ambient)))[0][:dims]
    return rng.uniform(size=(points, dims)) @ turn


@pytest.mark.parametrize("dims", [1, 2, 3])
def test_all_five_know_a_flat_cloud(dims):
    for name, answer in estimators.five(flat(dims)).items():
        assert answer == pytest.approx(dims, rel=0.15), name


def test_neighbours_are_counted_as_the_older_functions_count_them():
    answers = estimators.five(flat(3))
    assert answers["twonn"] == pytest.approx(dimension.twonn(flat(3)))
    assert answers["levina_bickel"] == pytest.approx(dimension.levina_bickel(flat(3), 20))
    assert answers["gride"] == pytest.approx(dimension.by_scale(flat(3), 4)[1][3])


def test_gride_agrees_with_scikit_dimension():
    skdim = pytest.importorskip("skdim.id")
    if not hasattr(skdim, "GRIDE"):
        pytest.skip("this scikit-dimension has no GRIDE")
    theirs = skdim.GRIDE(n1=8, n2=16).fit(flat(3)).dimension_
    assert estimators.five(flat(3))["gride"] == pytest.approx(theirs, rel=0.05)


def test_components_are_counted_as_scikit_learn_counts_them():
    cloud = np.random.default_rng(0).normal(size=(80, 30)) * 0.8 ** np.arange(30)
    held = PCA().fit(cloud).explained_variance_ratio_.cumsum()
    for share in (0.5, 0.9, 0.95):
        assert estimators.directions(cloud, share) == int((held < share).sum()) + 1
    assert estimators.directions(cloud.T) > 0


def test_local_components_do_not_see_that_a_circle_is_round():
    angle = np.linspace(0, 2 * np.pi, 600, endpoint=False)
    circle = np.stack([np.cos(angle), np.sin(angle)], 1)
    assert estimators.local_pca(circle) == 1
    assert estimators.wide_pca(circle) == 2


def test_calibration_reads_an_answer_backwards():
    assert estimators.calibrated(6.0, (2, 10), [4.0, 8.0]) == pytest.approx(6)
    assert estimators.calibrated(99.0, (2, 10, 20), [4.0, 8.0, 7.0]) == 20
