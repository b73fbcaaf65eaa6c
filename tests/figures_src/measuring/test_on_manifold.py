"""The worst view is the worst, and following gradients finds worse ones or the same."""

import pytest
import torch

from figures_src.measuring import attacks, on_manifold


def spun(images, where):
    """A view of each picture: moved across and dimmed, as two numbers in [-1, 1] say."""
    theta = torch.zeros(len(images), 2, 3)
    theta[:, 0, 0] = theta[:, 1, 1] = 1
    theta = theta + torch.stack(
        [torch.stack([torch.zeros_like(where[:, 0])] * 2 + [0.5 * where[:, 0]], 1),
         torch.zeros(len(images), 3)], 1,
    )  # fmt: skip
    grid = torch.nn.functional.affine_grid(theta, images.shape, align_corners=False)
    moved = torch.nn.functional.grid_sample(images, grid, align_corners=False)
    return moved * (1 + 0.2 * where[:, 1])[:, None, None, None]


@pytest.fixture
def seen(digits):
    generator = torch.Generator().manual_seed(1)
    images, labels = digits.images[:24], digits.labels[:24]
    places = torch.rand(8, 24, 2, generator=generator) * 2 - 1
    pictures = torch.stack([spun(images, place) for place in places])
    return digits.net, images, labels, places, pictures


def test_the_worst_is_the_least_lead_of_all(seen):
    net, _, labels, _, pictures = seen
    least, which = on_manifold.worst_of(net, pictures, labels)
    every = torch.stack([attacks.lead(net(few), labels) for few in pictures])
    assert torch.all(least <= every + 1e-5)
    assert torch.allclose(every[which, torch.arange(24)], least, atol=1e-5)


def test_a_climb_never_ends_better_than_it_began_and_mostly_worse(seen):
    net, images, labels, places, pictures = seen
    least, which = on_manifold.worst_of(net, pictures, labels)
    start = places[which, torch.arange(24)]
    found = on_manifold.climbed(net, lambda where: spun(images, where), start, labels, 6)
    assert torch.all(found <= least + 1e-4)
    assert (found < least - 1e-3).float().mean() > 0.5


def test_places_stay_in_the_box(seen):
    net, images, labels, places, _ = seen
    visited = []

    def view(where):
        visited.append(where.detach())
        return spun(images, where)

    on_manifold.climbed(net, view, places[0], labels, 5, step=2.0)
    assert len(visited) == 6 and torch.stack(visited).abs().max() <= 1
