"""As many numbers are free as were asked for, and the truth says which."""

import numpy as np
import pytest
import torch

from figures_src.worlds import degrees


@pytest.mark.parametrize("free", degrees.FREE)
def test_as_many_numbers_vary_as_were_set_free(free):
    scenes, drawn = degrees.scenes("dog", free, 30, np.random.default_rng(0))
    varied = torch.cat([scenes.pose, scenes.theta], 1).std(0) > 0
    assert int(varied.sum()) == free == drawn.shape[1]


def test_a_share_of_the_reach_is_a_share_of_the_reach():
    scenes, drawn = degrees.scenes("dog", 6, 200, np.random.default_rng(0), 0.1)
    assert 0.09 < np.abs(drawn).max() <= 0.1
    assert (scenes.pose[:, 0] - 35).abs().max() <= 18.001


def test_a_full_turn_ends_where_it_began():
    ends = degrees.truth(np.array([[-1.0, 0.2], [1.0, 0.2]]))
    assert ends[0] == pytest.approx(ends[1])
