"""The nearest stranger is of another species, stays in its bounds and only comes nearer."""

import numpy as np
import pytest
import torch

from figures_src.measuring import strangers
from figures_src.worlds import menagerie


@pytest.fixture(scope="module")
def world():
    drawn = menagerie.sample(60, np.random.default_rng(0))
    return drawn[:3], drawn, strangers.seen(drawn, 16)


def test_starts_are_the_nearest_of_two_other_species(world):
    few, drawn, points = world
    which = strangers.starts(points[:3], few.label, points, drawn.label, 2)
    for i in range(3):
        names = drawn.label[which[i]]
        assert few.label[i] not in names and names[0] != names[1]
        gaps = (points - points[i]).norm(dim=1)
        assert gaps[which[i, 0]] == gaps[drawn.label != few.label[i]].min()


def test_bounds_hold_the_scene_itself_and_what_its_species_is_drawn_from(world):
    few, drawn, _ = world
    low, high = strangers.bounds(few, drawn, turn=0.2)
    assert torch.all(low <= few.theta) and torch.all(few.theta <= high)
    for i in range(3):
        kind = drawn.theta[drawn.label == few.label[i], 3:]
        assert torch.equal(low[i, 3:], kind.amin(0)) and torch.equal(high[i, 3:], kind.amax(0))
    assert torch.all(low[:, :3] == -0.2)
