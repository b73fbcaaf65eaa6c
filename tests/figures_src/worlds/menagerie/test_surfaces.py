"""What the surfaces promise: exact distances, smooth edges, light that is shared out fairly."""

import torch

from figures_src.worlds import menagerie
from figures_src.worlds.menagerie import camera, surfaces


def test_the_smoothstep_is_exactly_flat_outside_and_half_in_the_middle():
    x = torch.tensor([-3.0, 0.0, 0.5, 1.0, 2.0])
    assert surfaces.smoothstep(x).tolist() == [0, 0, 0.5, 1, 1]


def test_an_edge_rises_with_the_promised_slope():
    near = torch.tensor([-1e-4, 1e-4], dtype=torch.float64)
    low, high = surfaces.coverage(near, soft=2.0)
    assert abs((high - low) / 2e-4 - 0.5) < 1e-4


def test_the_smooth_root_is_a_root_and_never_breaks():
    x = torch.tensor([-1e8, -1.0, 0.0, 1.0, 1e8], requires_grad=True)
    root = surfaces.smooth_root(x)
    root.sum().backward()
    assert torch.allclose(root[3:], x[3:].sqrt(), rtol=2e-3)
    assert root[0] < 1e-3
    assert x.grad.isfinite().all()


def test_the_silhouette_of_a_ball_lies_where_geometry_says():
    scene = menagerie.portrait("ball").with_block("camera", (3.0, 0.0))
    scene = scene.with_theta(scene.theta.double())
    radius = float(camera.build().radii[scene.label, 0, 0])
    tangent = radius / (camera.DISTANCE**2 - radius**2) ** 0.5 * 3.0
    covered = menagerie.coverage_of(scene, 64, soft=0.5, dtype=torch.float64)
    measured = (float(covered.sum()) / torch.pi) ** 0.5 / 32
    assert abs(measured - tangent) < 0.002


def test_the_nearer_of_two_opaque_surfaces_takes_all_the_light():
    pixel, cover = torch.tensor([5, 5]), torch.tensor([1.0, 1.0])
    shares = surfaces.shares(pixel, cover, torch.tensor([3.0, 3.5]), 1.0, pixels=9)
    assert shares.tolist() == [1.0, 0.0]


def test_touching_surfaces_share_and_a_half_covered_pixel_keeps_its_background():
    pixel, depth = torch.tensor([0, 0, 2]), torch.tensor([3.0, 3.0, 4.0])
    shares = surfaces.shares(pixel, torch.tensor([1.0, 1.0, 0.5]), depth, 1.0, pixels=3)
    assert torch.allclose(shares, torch.tensor([0.5, 0.5, 0.5]))


def test_the_half_seen_front_and_the_back_add_up():
    shares = surfaces.shares(
        torch.tensor([0, 0]), torch.tensor([0.25, 1.0]), torch.tensor([3.0, 3.5]), 1.0, 1
    )
    assert torch.allclose(shares, torch.tensor([0.25, 0.75]))
