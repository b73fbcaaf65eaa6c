"""The pose has six directions, a ball's three; derivatives are those of small differences."""

import numpy as np
import pytest
import torch

from figures_src.measuring import spectrum
from figures_src.worlds import menagerie


def bare(name, count=2):
    scenes = menagerie.sample(count, np.random.default_rng(0), species=(name,))
    return scenes.with_block("fur", (0.0, 8.0, 0.0))


@pytest.mark.parametrize(("name", "rank"), [("dog", 6), ("spheroid", 5), ("ball", 3)])
def test_the_rank_of_the_pose_is_known_in_both_units(name, rank):
    jacobian = spectrum.pose_jacobian(bare(name), 16)
    assert spectrum.pipes(jacobian)[1].tolist() == [rank] * 2
    assert spectrum.pipes(spectrum.in_picture_units(jacobian))[1].tolist() == [rank] * 2


def test_it_is_the_first_six_columns_of_the_whole_jacobian():
    scenes = bare("dog", 1)
    whole = menagerie.jacobian(scenes.with_theta(scenes.theta.double()), 12)
    assert torch.allclose(spectrum.pose_jacobian(scenes, 12), whole[..., :6], atol=1e-10)


def test_in_picture_units_every_number_moves_the_picture_by_one():
    lengths = spectrum.in_picture_units(spectrum.pose_jacobian(bare("dog"), 12)).norm(dim=1)
    assert torch.allclose(lengths, torch.ones_like(lengths))


def test_visible_directions_are_counted_pixel_by_pixel_and_over_the_whole():
    jacobian = torch.zeros(1, 100, 3, dtype=torch.float64)
    jacobian[0, 0, 0] = 0.1  # one pixel, strongly
    jacobian[0, :, 1] = 0.01  # all pixels, a little
    jacobian[0, 1:3, 2] = torch.tensor([1, -1]) * 1e-4  # nothing a display shows
    most, whole = spectrum.visible(jacobian, 1 / 255)
    assert most.tolist() == [2] and whole.tolist() == [2]
    assert spectrum.visible(jacobian, 0.02)[1].tolist() == [0]
