"""A search for the nearest view finds one that is there, and never leaves its bounds."""

import numpy as np
import pytest
import torch
from scipy.optimize import least_squares
from sklearn.neighbors import NearestNeighbors

from figures_src.measuring import gap
from figures_src.worlds import menagerie

SIZE = 16


@pytest.fixture(scope="module")
def drawn():
    """Scenes, their pictures, and bounds a little around them."""
    scenes = menagerie.sample(3, np.random.default_rng(0))
    pictures = menagerie.render(scenes, SIZE).flatten(1)
    return scenes, pictures, scenes.theta - 0.3, scenes.theta + 0.3


def test_a_view_that_is_there_is_found(drawn):
    scenes, pictures, low, high = drawn
    generator = torch.Generator().manual_seed(0)
    away = 0.05 * torch.randn(scenes.theta.shape, generator=generator).clamp(-2, 2)
    start = scenes.with_theta(scenes.theta + away)
    before = (pictures - menagerie.render(start, SIZE).flatten(1)).norm(dim=1)
    distance, _ = gap.approached(pictures, start, low, high, 12)
    assert torch.all(distance < 0.02 * before)


def test_what_it_reports_is_the_distance_of_a_picture_within_bounds(drawn):
    scenes, pictures, low, high = drawn
    distance, theta = gap.approached(pictures.roll(1, 0), scenes, low, high, 4)
    assert torch.all((theta >= low) & (theta <= high))
    reached = menagerie.render(scenes.with_theta(theta), SIZE).flatten(1)
    assert torch.allclose(distance, (pictures.roll(1, 0) - reached).norm(dim=1), atol=1e-4)
    assert torch.all(distance <= (pictures.roll(1, 0) - pictures).norm(dim=1))


def by_scipy(wanted, one, theta, low, high):
    """The distance that scipy's search within bounds reaches from theta (33,)."""

    def off(theta):
        moved = one.with_theta(torch.tensor(theta)[None].float())
        return (menagerie.render(moved, SIZE).flatten(1) - wanted)[0].double().numpy()

    def slope(theta):
        moved = one.with_theta(torch.tensor(theta)[None].float())
        return menagerie.jacobian(moved, SIZE)[0].double().numpy()

    low, high = (bound[0].double().numpy() for bound in (low, high))
    start = np.clip(theta.double().numpy(), low + 1e-6, high - 1e-6)
    fit = least_squares(off, start, slope, bounds=(low, high), max_nfev=60)
    return (2 * fit.cost) ** 0.5


def test_where_a_search_ends_scipy_finds_nothing_nearer_around(drawn):
    scenes, pictures, low, high = drawn
    wanted, one = pictures.roll(1, 0)[:1], scenes[:1]
    distance, theta = gap.approached(wanted, one, low[:1], high[:1], 40)
    refined = by_scipy(wanted, one, theta[0], low[:1], high[:1])
    assert distance.item() == pytest.approx(refined, rel=0.02)


def test_the_best_of_several_starts_is_no_farther_than_scipy_from_one(drawn):
    """From one start either search may end in a bad place: only several starts are to be used."""
    scenes, pictures, low, high = drawn
    few = torch.zeros(12, dtype=torch.long)
    low, high, wanted = low[few], high[few], pictures.roll(1, 0)[few]
    shares = torch.rand(low.shape, generator=torch.Generator().manual_seed(0))
    starts = scenes[few].with_theta(low + shares * (high - low))
    distance, _ = gap.approached(wanted, starts, low, high, 25)
    one = by_scipy(wanted[:1], scenes[:1], scenes.theta[0], low[:1], high[:1])
    assert distance.min() < one
    assert distance.max() > 1.5 * distance.min()


def test_nearest_pictures_are_those_of_scikit_learn():
    generator = torch.Generator().manual_seed(0)
    points, others = (torch.randn(n, 12, generator=generator) for n in (5, 40))
    distance, index = gap.nearest_pictures(points, others, 3)
    exact, which = NearestNeighbors(n_neighbors=3).fit(others.numpy()).kneighbors(points.numpy())
    assert np.array_equal(index.numpy(), which)
    assert np.allclose(distance.numpy(), exact, atol=1e-4)
