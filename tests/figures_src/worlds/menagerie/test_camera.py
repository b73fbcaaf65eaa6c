"""What the camera promises: true rotations, and quadratic forms that are the ellipsoids."""

import numpy as np
import torch

from figures_src.worlds import menagerie
from figures_src.worlds.menagerie import camera, surfaces


def test_rotation_vectors_give_rotations_also_at_zero():
    turns = torch.tensor(np.random.default_rng(0).normal(size=(9, 3)))
    turns[0] = 0
    matrices = camera.rotation(turns)
    identity = torch.eye(3, dtype=torch.float64)
    assert torch.allclose(matrices @ matrices.mT, identity.expand(9, 3, 3), atol=1e-9)
    assert torch.allclose(matrices[0], identity)
    assert torch.allclose((matrices @ turns[..., None])[..., 0], turns)


def test_the_picture_of_a_ball_grows_as_it_comes_nearer():
    far, near = (
        menagerie.coverage_of(menagerie.portrait("ball").with_block("shift", (0, 0, z))).sum()
        for z in (-0.5, 0.5)
    )
    assert near > 1.3 * far


def test_the_ray_through_a_centre_meets_the_ball_one_radius_before_it():
    scene = menagerie.portrait("ball").with_block("camera", (3.4, 0.0))
    rows = surfaces.split(camera.table(scene.with_theta(scene.theta.double()))[:, 0])
    middle = [torch.zeros(1, dtype=torch.float64)] * 2
    _, depth = surfaces.surface(rows, middle, 32)
    radius = camera.build().radii[scene.label, 0, 0]
    assert abs(depth - (camera.DISTANCE - radius)) < 0.01


def test_pixels_run_from_the_top_left():
    u, v = camera.grid(4, torch.float32)
    assert (u[0], v[0]) == (-0.75, 0.75)
    assert (u[3], v[12]) == (0.75, -0.75)
