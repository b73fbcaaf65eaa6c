"""Towns are discs, roads are curves, and the miles between them are measured right."""

import numpy as np
import pytest
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import cKDTree

from figures_src.worlds import journeys


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def towns(rng):
    return journeys.found_towns(8, 5.0, 16.0, rng)


@pytest.fixture
def roads(towns, rng):
    return journeys.build_roads(towns, 0.2, rng)


def test_towns_lie_in_the_land_and_apart(towns):
    gaps = cKDTree(towns.middles).query(towns.middles, 2)[0][:, 1]
    assert gaps.min() >= 16 and towns.middles.min() >= 5 and towns.middles.max() <= 95


def test_places_of_a_town_fill_its_disc_evenly(towns, rng):
    places = towns.places(4000, rng)
    far = cKDTree(towns.middles).query(places)[0]
    assert far.max() <= 5 and towns.distance(places).max() < 1e-6
    assert np.mean(far < 5 / np.sqrt(2)) == pytest.approx(0.5, abs=0.03)


def test_miles_to_a_town_are_counted_from_its_rim(towns):
    assert towns.distance(towns.middles[:1] + [0, 7.0])[0] == pytest.approx(2.0, abs=1e-6)


def test_the_net_of_roads_is_the_shortest(towns):
    pairs = journeys.shortest_net(towns.middles)
    gaps = np.linalg.norm(towns.middles[:, None] - towns.middles[None], axis=2)
    assert sum(gaps[pair] for pair in pairs) == pytest.approx(minimum_spanning_tree(gaps).sum())


def test_roads_join_towns_by_even_corners(towns, roads):
    ends = roads.courses[:, [0, -1]].reshape(-1, 2)
    assert cKDTree(towns.middles).query(ends)[0].max() < 1e-9
    steps = np.linalg.norm(np.diff(roads.courses, axis=1), axis=2)
    assert np.ptp(steps, axis=1).max() < 0.02 * steps.max()


def test_a_walk_along_a_road_stays_on_it_and_is_as_long_as_it_says(roads):
    which, start = np.zeros(1, int), np.array([3.0])
    here, there = roads.at(which, start), roads.at(which, start + 1.0)
    assert np.linalg.norm(there - here) == pytest.approx(1, abs=0.01)
    assert roads.distance(there)[0] < 0.1


def test_a_step_off_the_road_is_square_to_it(roads, rng):
    which, miles = roads.marks(50, rng)
    miles = np.clip(miles, 1, roads.lengths[which] - 1)
    way = roads.at(which, miles + 0.1) - roads.at(which, miles - 0.1)
    across = roads.across(which, miles)
    assert np.allclose(np.linalg.norm(across, axis=1), 1)
    assert np.abs((way * across).sum(1) / np.linalg.norm(way, axis=1)).max() < 0.02


def test_nearest_agrees_with_a_tree(rng):
    places, others = rng.uniform(0, 100, (200, 2)), rng.uniform(0, 100, (50, 2))
    assert np.allclose(journeys.nearest(places, others), cKDTree(others).query(places)[0])
