"""The dimension is known first, then estimated; two estimates agree with scikit-dimension."""

import numpy as np
import pytest

from figures_src.measuring import dimension


def cube(dims, points=1500):
    return np.random.default_rng(0).uniform(size=(points, dims))


@pytest.mark.parametrize("dims", [1, 2, 3])
def test_a_cube_has_the_dimension_it_was_made_with(dims):
    assert dimension.twonn(cube(dims)) == pytest.approx(dims, rel=0.08)
    assert dimension.levina_bickel(cube(dims)) == pytest.approx(dims, rel=0.12)


def test_a_plane_in_space_is_still_a_plane():
    turned = cube(2) @ np.linalg.qr(np.random.default_rng(1).normal(size=(3, 3)))[0][:2]
    assert dimension.twonn(turned) == pytest.approx(dimension.twonn(cube(2)))


def test_levina_and_bickel_agree_with_scikit_dimension():
    from skdim.id import MLE

    points = cube(3, 600)
    theirs = MLE(unbiased=True).fit(points, n_neighbors=20).dimension_
    assert dimension.levina_bickel(points, 20) == pytest.approx(theirs, rel=1e-6)


def test_twonn_agrees_with_scikit_dimension():
    from skdim.id import TwoNN

    points = cube(3, 600)
    assert dimension.twonn(points) == pytest.approx(TwoNN().fit(points).dimension_, rel=0.05)


def test_a_thick_sheet_is_a_plane_from_afar_and_a_solid_from_nearby():
    thick = cube(3, 3000) * [1, 1, 0.05]
    scale, answer = dimension.by_scale(thick, 8)
    assert np.all(np.diff(scale) > 0)
    assert answer[0] > 2.5 and answer[-1] < 2.2


def test_the_window_is_the_widest_unbroken_run():
    scale = np.array([1.0, 2, 4, 8, 16, 32])
    answer = np.array([2.0, 2.9, 2.1, 1.9, 2.0, 3.0])
    assert dimension.window(scale, answer, 2, 0.2) == 4
    assert dimension.window(scale, answer + 5, 2, 0.2) == 0


def test_more_neighbours_than_points_are_refused():
    with pytest.raises(ValueError, match="5 points have no 8 neighbours"):
        dimension.by_scale(cube(2, 5), 3)
