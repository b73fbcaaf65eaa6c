"""What every classifier is asked about alike: roads, directions, and where they lead."""

import numpy as np
import pytest
import torch

from figures_src import surroundings
from figures_src.worlds import menagerie


def test_a_road_passes_where_the_animal_stood_and_its_length_grows():
    road = surroundings.roads(2, 16, 4, 2)
    still = menagerie.render(surroundings.tests(2), 16)
    assert torch.allclose(road["images"][:, 2], still, atol=1e-5)
    assert torch.all(road["arc"].diff(dim=1) > 0) and torch.all(road["arc"][:, 2] == 0)


@pytest.mark.parametrize("name", surroundings.DIRECTIONS)
def test_every_direction_is_one_of_the_scenes_and_changes_the_picture(name):
    scenes = surroundings.tests(1)
    low, high = surroundings.DIRECTIONS[name].low, surroundings.DIRECTIONS[name].high
    ends = [menagerie.render(surroundings.put(scenes, name, end), 16) for end in (low, high)]
    assert (ends[0] - ends[1]).abs().max() > 1e-3


def test_directions_end_where_training_ends():
    drawn = menagerie.sample(4000, np.random.default_rng(0))
    for name in ("across", "up", "near", "zoom", "tilt", "shadow", "fur_contrast", "fur_scale"):
        direction = surroundings.DIRECTIONS[name]
        values = drawn.theta[:, menagerie.PARAMETERS.index(direction.columns[0])] / direction.unit
        span = direction.high - direction.low
        assert values.min() >= direction.low - 1e-4 and values.max() <= direction.high + 1e-4
        assert values.max() - values.min() > 0.95 * span


def test_the_nearest_stranger_is_no_nearer_than_its_fit():
    near = surroundings.strange(2, 16, 40, 3, 1, 2)
    assert torch.all(near["fitted"] <= near["crude"]) and torch.all(near["fitted"] > 0)
