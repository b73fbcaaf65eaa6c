"""How far outside the training box a scene lies is exactly what is said."""

import numpy as np
import pytest
import torch

from figures_src.worlds import menagerie
from figures_src.worlds.menagerie import outside


@pytest.fixture(scope="module")
def drawn():
    return outside.stretched(400, 5.0, np.random.default_rng(0))


def deviations(scenes):
    """The six numbers in half-ranges (count, 6), read back from the scenes."""
    shift = scenes.theta[:, menagerie.columns("shift")]
    part = [scenes.pose[:, 1], scenes.pose[:, 2], shift[:, 0], shift[:, 1], shift[:, 2] - 0.2]
    return torch.stack([*part, aside(scenes)], 1) / torch.tensor([*outside.HALF.values()])


def aside(scenes):
    """The least that a lamp of this direction can be to the side, within the box's other sides."""
    x, y, z = scenes.theta[:, menagerie.columns("light")].unbind(1)
    return x * torch.maximum(0.3 / y, 0.4 / z)


def test_the_largest_deviation_is_the_reach(drawn):
    scenes, reach = drawn
    np.testing.assert_allclose(deviations(scenes).abs().amax(1).numpy(), reach, rtol=1e-3)


def test_no_scene_of_training_counts_as_outside():
    usual = menagerie.sample(4000, np.random.default_rng(3))
    assert (deviations(usual).abs() <= 1.0001).all()


def test_reach_covers_inside_and_outside_evenly(drawn):
    counts = np.histogram(drawn[1], 5, (0, 5))[0]
    assert counts.min() > 50


def test_inside_the_box_scenes_are_like_those_of_training():
    scenes, _ = outside.stretched(500, 1.0, np.random.default_rng(1))
    usual = menagerie.sample(4000, np.random.default_rng(2))
    low, high = usual.theta.amin(0), usual.theta.amax(0)
    assert ((scenes.theta >= low - 0.05) & (scenes.theta <= high + 0.05)).all()
    assert (scenes.pose[:, 1:].abs() <= 12.001).all()


def test_the_lamp_stays_a_direction(drawn):
    light = drawn[0].theta[:, menagerie.columns("light")]
    torch.testing.assert_close(light.norm(dim=1), torch.ones(len(light)))
