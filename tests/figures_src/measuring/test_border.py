"""Borders of known shape: a plane has no bend, a sphere has its own radius."""

import pytest
import torch

from figures_src.measuring import border

LABELS = torch.zeros(5, dtype=torch.long)


def sphere(images):
    """Two logits; label 0 inside the sphere of radius 2 around the origin."""
    square = images.flatten(1).square().sum(1)
    return torch.stack([4 - square, torch.zeros_like(square)], 1)


def plane(images):
    lead = 3 * images.flatten(1)[:, 0]
    return torch.stack([lead, torch.zeros_like(lead)], 1)


@pytest.fixture
def generator():
    return torch.Generator().manual_seed(0)


@pytest.fixture
def directions(generator):
    way = torch.randn(5, 3, 2, 2, generator=generator)
    return way / way.flatten(1).norm(dim=1).view(-1, 1, 1, 1)


def test_the_border_is_found_between_a_picture_and_one_beyond(directions):
    found = border.onto(sphere, 0.5 * directions, 5 * directions, LABELS)
    torch.testing.assert_close(found.flatten(1).norm(dim=1), torch.full((5,), 2.0))


def test_a_sphere_bends_with_its_radius(directions, generator):
    radius = border.radius(sphere, 2 * directions, LABELS, 0.1, 5, generator)
    torch.testing.assert_close(radius, torch.full((5,), 2.0), rtol=1e-3, atol=0)


def test_a_plane_does_not_bend(directions, generator):
    assert (border.radius(plane, directions, LABELS, 0.1, 5, generator) > 1e4).all()


def test_the_zone_is_as_wide_as_the_lead_takes_from_nine_to_one_to_one_to_nine(directions):
    width = border.width(plane, directions, LABELS)
    edge = torch.zeros(1, 3, 2, 2)
    edge[0, 0, 0, 0] = width[0] / 2
    assert plane(edge).softmax(1)[0, 0].item() == pytest.approx(0.9, abs=1e-6)
