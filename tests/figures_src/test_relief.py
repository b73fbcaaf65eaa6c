import numpy as np
import pytest

from figures_src import relief

SLOPE = np.array([(0, 0, -1), (1, 0, -1), (1, 1, 3), (0, 1, 3)], float)


def area(part):
    across, deep = part[:, 0], part[:, 1]
    return 0.5 * abs(across @ np.roll(deep, 1) - deep @ np.roll(across, 1))


def test_a_mesh_is_cut_at_sea_level_and_nothing_is_lost():
    above, below = relief.cut(SLOPE, 1), relief.cut(SLOPE, -1)
    assert above[:, 2].min() == 0 and below[:, 2].max() == 0
    assert (area(above), area(below)) == pytest.approx((0.75, 0.25))


def test_the_shore_is_where_the_mesh_crosses_the_sea():
    np.testing.assert_allclose(sorted(relief.shore(SLOPE).tolist()), [(0, 0.25, 0), (1, 0.25, 0)])
    assert len(relief.shore(SLOPE + [0, 0, 5])) == 0
    assert len(relief.cut(SLOPE + [0, 0, 5], -1)) == 0


def test_the_farthest_mesh_comes_first():
    net = np.moveaxis(np.mgrid[0:2, 0:4, 0:1][..., 0].astype(float), 0, -1)
    deep = [mesh[:, 1].mean() for mesh in relief.meshes(net)]
    assert deep == [2.5, 1.5, 0.5]


def test_height_is_up():
    low, high = relief.seen(np.array([(0.0, 0, 0), (0, 0, 1)]))
    assert high[1] > low[1] and high[0] == low[0]
