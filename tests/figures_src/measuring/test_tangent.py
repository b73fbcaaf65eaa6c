"""Searches stay where they are told to, and find what a flat classifier has to offer."""

import numpy as np
import pytest
import torch

from figures_src.measuring import attacks, border, off_manifold, tangent
from figures_src.worlds import menagerie


@pytest.fixture(scope="module")
def world():
    scenes = menagerie.sample(4, np.random.default_rng(0))
    images, seen = menagerie.render(scenes, 16), menagerie.jacobian(scenes, 16)
    weights = torch.randn(768, 7, generator=torch.Generator().manual_seed(0))

    def classifier(pictures):
        return pictures.flatten(1) @ weights

    labels = classifier(images).argmax(1)
    return scenes, images, seen, classifier, labels


def draw_of(scenes):
    return lambda theta: menagerie.render(scenes.with_theta(theta), 16)


def test_off_the_map_it_falls_as_fast_as_the_slope_allows_and_not_along_the_map(world):
    _, images, seen, classifier, labels = world
    along, _ = off_manifold.tangent(seen)
    found = tangent.sought_off(classifier, images, labels, along, 0.01, 2)
    change = (found - images).flatten(1)
    slope = border.lead_slope(classifier, images, labels)
    steep = off_manifold.normal(slope, along).norm(dim=1)
    lead = attacks.lead(classifier(images), labels)
    fall = (lead - attacks.lead(classifier(found), labels)) / 0.01
    assert torch.all(fall >= 0.9 * steep) and torch.all(change.norm(dim=1) <= 0.0101)
    inside = (along.mT @ change.double()[..., None])[..., 0].norm(dim=1)
    assert torch.all(inside <= 0.05 * change.norm(dim=1))


@pytest.mark.parametrize("size", [0.05, 0.5])
def test_on_the_map_it_stays_within_length_and_bounds_and_never_climbs(world, size):
    scenes, images, seen, classifier, labels = world
    limits = scenes.theta - 0.1, scenes.theta + 0.1
    found = tangent.sought_on(
        classifier, draw_of(scenes), scenes.theta, labels, seen, size, limits, 4
    )
    before, after = (attacks.lead(classifier(x), labels) for x in (images, found))
    assert torch.all(after < before)
    assert torch.all(attacks.lengths(images, found) <= 1.02 * size)


def test_a_short_real_step_falls_by_most_of_the_worst_slope_along_the_map(world):
    scenes, images, seen, classifier, labels = world
    limits = scenes.theta - 1, scenes.theta + 1
    found = tangent.sought_on(
        classifier, draw_of(scenes), scenes.theta, labels, seen, 0.02, limits, 4
    )
    slope = border.lead_slope(classifier, images, labels).double()
    along, _ = off_manifold.tangent(seen)
    steep = (along.mT @ slope[..., None])[..., 0].norm(dim=1)
    fall = attacks.lead(classifier(images), labels) - attacks.lead(classifier(found), labels)
    assert torch.all(fall <= 1.1 * steep * 0.02) and torch.all(fall >= 0.6 * steep * 0.02)
