"""A view is found again; what is no view is not, and scipy finds nothing nearer."""

import numpy as np
import torch
from scipy.optimize import least_squares

from figures_src.measuring import nearest_view, spectrum
from figures_src.worlds import menagerie

SIZE = 12


def dog(yaw):
    scenes = menagerie.portrait("dog", yaw)
    return scenes.with_theta(scenes.theta.double())


def test_a_view_is_found_again_from_ten_degrees_away():
    distance, _ = nearest_view.nearest(nearest_view.views(dog(30), SIZE), dog(40), 12, SIZE)
    assert distance.item() < 1e-4


def test_scipy_finds_nothing_nearer_to_a_blend():
    blend = (nearest_view.views(dog(20), SIZE) + nearest_view.views(dog(50), SIZE)) / 2
    start = dog(20)
    ours, fitted = nearest_view.nearest(blend, start, 30, SIZE)

    def moved(pose):
        theta = torch.cat([torch.tensor(pose)[None], start.theta[:, spectrum.POSE :]], 1)
        return start.with_theta(theta)

    theirs = least_squares(
        lambda pose: (nearest_view.views(moved(pose), SIZE) - blend)[0].numpy(),
        start.theta[0, : spectrum.POSE].numpy(),
        lambda pose: spectrum.pose_jacobian(moved(pose), SIZE)[0].numpy(),
    )
    assert ours.item() <= np.sqrt(2 * theirs.cost) * 1.01
    assert 0 < ours.item() < (blend - nearest_view.views(start, SIZE)).norm()
    assert torch.allclose((nearest_view.views(fitted, SIZE) - blend).norm(dim=1), ours)
