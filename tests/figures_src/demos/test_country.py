"""The land of the demo is the figure's land, height by height."""

import numpy as np
import pytest

from figures_src.demos import country
from figures_src.worlds import terrain

LONGEST = 150.0


@pytest.fixture(scope="module")
def true():
    waves = terrain.lattice(LONGEST, 15.0)
    return terrain.draw_land(waves, 0.8, np.random.default_rng(3))


@pytest.fixture(scope="module")
def land(true):
    cycles = np.round(true.waves * LONGEST).astype(int).tolist()
    return country.land(cycles, true.strengths.tolist(), tuple(true.levels), LONGEST)


def test_names_and_side_are_those_of_the_world():
    assert country.NAMES == terrain.BIOMES
    assert country.SIDE == terrain.SIDE


def test_heights_are_those_of_the_world(land, true):
    easts, norths = [0, 12.5, 61, 100], [3, 50, 99.9]
    places = [(east, north) for north in norths for east in easts]
    rows = country.heights(land, easts, norths)
    assert np.ravel(rows) == pytest.approx(true.heights(places), abs=1e-9)


def test_names_are_those_of_the_world_at_a_level_too(land, true):
    middles = (true.levels[1:] + true.levels[:-1]) / 2
    for height in [-99.0, *true.levels, *middles, 99.0]:
        assert country.name(land, height) == true.named(height)


def test_waves_that_go_equally_far_east_are_one_group():
    land = country.land([(1, 0), (1, 2), (3, 0)], ([1, 2, 3], [4, 5, 6]), (), 150)
    assert land.waves == {1: [(0, 1 - 4j), (2, 2 - 5j)], 3: [(0, 3 - 6j)]}


def test_a_wave_without_its_strength_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        country.land([(1, 0), (1, 2)], ([1.0], [1.0]), (), 150)
