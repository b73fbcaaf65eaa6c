"""Curvatures of borders that are known: a sphere's, a plane's, a saddle's."""

import pytest
import torch

from figures_src.measuring import curvature

SIDE = 4
D = 3 * SIDE * SIDE


def sphere(radius):
    """Called 0 inside a sphere around the origin: the lead is radius² - |x|²."""

    def net(images):
        inside = radius**2 - images.flatten(1).square().sum(1)
        return torch.stack([inside, torch.zeros_like(inside)], 1)

    return net


def saddle(images):
    """Called 0 under x2 = 3 x0² - x1² of the first three numbers."""
    x = images.flatten(1)
    lead = 3 * x[:, 0] ** 2 - x[:, 1] ** 2 - x[:, 2]
    return torch.stack([lead, torch.zeros_like(lead)], 1)


@pytest.fixture
def places():
    generator = torch.Generator().manual_seed(0)
    return 2 * curvature.unit(torch.randn(5, D, generator=generator)), generator


def view(flat):
    return flat.view(-1, 3, SIDE, SIDE)


def test_a_sphere_is_bent_by_one_over_its_radius_in_every_direction(places):
    points, generator = places
    labels, reach = torch.zeros(5, dtype=torch.long), torch.full((5,), 0.1)
    ways = curvature.unit(torch.randn(5, D, generator=generator))
    bent = curvature.of_border(sphere(2.0), view(points), labels, ways, reach)
    assert torch.allclose(bent, torch.full((5,), 0.5), atol=1e-3)


def test_along_the_radius_the_lead_of_a_sphere_bends_as_its_square(places):
    points, _ = places
    labels, reach = torch.zeros(5, dtype=torch.long), torch.full((5,), 0.1)
    bent = curvature.along(sphere(2.0), view(points), labels, curvature.unit(points), reach)
    assert torch.allclose(bent, torch.full((5,), 0.5), atol=1e-3)  # 2 / (2 · 2)


def test_a_plane_is_flat(places):
    points, generator = places
    weights = torch.randn(D, generator=generator)

    def net(images):
        lead = images.flatten(1) @ weights
        return torch.stack([lead, torch.zeros_like(lead)], 1)

    labels, reach = torch.zeros(5, dtype=torch.long), torch.full((5,), 0.1)
    ways = curvature.unit(torch.randn(5, D, generator=generator))
    assert curvature.of_border(net, view(points), labels, ways, reach).abs().max() < 1e-3


def test_the_most_bent_direction_of_a_saddle_is_found(places):
    _, generator = places
    flat = view(torch.zeros(2, D))
    labels, reach = torch.zeros(2, dtype=torch.long), torch.full((2,), 0.1)
    most = curvature.strongest(saddle, flat, labels, reach, 30, generator)
    assert torch.allclose(most, torch.full((2,), 6.0), atol=1e-2)


def test_in_a_plane_only_directions_of_that_plane_are_sought(places):
    _, generator = places
    flat, plane = view(torch.zeros(1, D)), torch.zeros(1, 2, D)
    plane[0, 0, 1] = plane[0, 1, 5] = 1  # without the strongest, number 0
    labels, reach = torch.zeros(1, dtype=torch.long), torch.full((1,), 0.1)
    most = curvature.strongest(saddle, flat, labels, reach, 30, generator, plane)
    assert most.item() == pytest.approx(2.0, abs=1e-2)


def test_projection_keeps_what_lies_in_the_plane_and_nothing_else(places):
    points, _ = places
    plane = torch.linalg.qr(torch.randn(5, D, 3))[0].mT
    part = curvature.project(points, plane)
    assert torch.allclose(curvature.project(part, plane), part, atol=1e-5)
    assert ((points - part)[:, None] @ plane.mT).abs().max() < 1e-5
