"""Who knows the law of the land finds the land, where its names suffice."""

import numpy as np
import pytest

from figures_src.models.surveyor import survey
from figures_src.worlds import terrain


@pytest.fixture(scope="module")
def known():
    rng = np.random.default_rng(0)
    land = terrain.draw_land(terrain.lattice(150.0, 75.0), 0.8, rng)
    places = terrain.anywhere(1500, rng)
    return land, places, land.biomes(places)


def surveyed(known, **changes):
    land, places, names = known
    given = {"waves": land.waves, "roughness": 0.8, "levels": land.levels} | changes
    return survey(places=places, names=names, sharpness=(20.0, 100.0), rounds=100, **given)


def test_seen_everywhere_a_simple_land_is_found_again(known):
    tests = terrain.anywhere(500, np.random.default_rng(1))
    found = surveyed(known)
    assert np.abs(found.heights(tests) - known[0].heights(tests)).max() < 0.1
    assert np.mean(found.biomes(tests) == known[0].biomes(tests)) > 0.97


def test_its_named_places_get_their_names(known):
    land, places, names = known
    assert np.mean(surveyed(known).biomes(places) == names) > 0.98


def test_waves_of_another_land_serve_it_worse(known):
    land, _, _ = known
    tests = terrain.anywhere(500, np.random.default_rng(1))
    wrong = surveyed(known, waves=land.waves * 3)
    assert np.mean(wrong.biomes(tests) != land.biomes(tests)) > np.mean(
        surveyed(known).biomes(tests) != land.biomes(tests)
    )


def test_no_name_leaves_the_land_at_its_prior():
    waves = terrain.lattice(150.0, 75.0)
    levels = np.linspace(-1, 1, 5)
    found = survey(waves, 0.8, levels, np.zeros((0, 2)), np.zeros(0, int), (20.0,), 5)
    assert np.abs(found.strengths).max() < 1e-9
