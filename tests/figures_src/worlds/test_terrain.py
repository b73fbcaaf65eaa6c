"""The fractal land: as rough as it says, named by height alone, and the same from its numbers."""

import numpy as np
import pytest

from figures_src.worlds import terrain


def land(seed=0, shortest=15.0, roughness=0.8):
    waves = terrain.lattice(150.0, shortest)
    return terrain.draw_land(waves, roughness, np.random.default_rng(seed))


def test_no_wave_is_counted_twice_or_shorter_than_the_shortest():
    waves = terrain.lattice(150.0, 15.0)
    both = {tuple(np.round(wave * 150).astype(int)) for wave in np.concatenate([waves, -waves])}
    assert len(both) == 2 * len(waves) and (0, 0) not in both
    assert 1 / np.hypot(*waves.T).max() >= 15.0 - 1e-9


def test_heights_are_the_sum_of_the_waves():
    one, place = land(), np.array([[12.5, 70.25]])
    by_hand = sum(
        a * np.cos(2 * np.pi * place[0] @ wave) + b * np.sin(2 * np.pi * place[0] @ wave)
        for wave, a, b in zip(one.waves, *one.strengths, strict=True)
    )
    assert one.heights(place)[0] == pytest.approx(by_hand, abs=1e-12)


def test_heights_have_variance_one_over_many_lands():
    place = np.array([[30.0, 60.0]])
    heights = [land(seed).heights(place)[0] for seed in range(300)]
    assert np.std(heights) == pytest.approx(1, abs=0.15)


@pytest.mark.parametrize("roughness", [0.5, 0.9])
def test_differences_of_height_grow_as_a_power_of_distance(roughness):
    """The variogram of a fractional Brownian surface has slope twice the roughness."""
    waves, lags = terrain.lattice(400.0, 4.0), np.array([8.0, 16.0])
    squares = 2 * (terrain.expected(waves, roughness) ** 2)[:, None]
    growth = (squares * (1 - np.cos(2 * np.pi * waves[:, :1] * lags))).sum(0)
    assert np.log2(growth[1] / growth[0]) / 2 == pytest.approx(roughness, abs=0.12)


def test_every_country_takes_its_share_of_the_land():
    one = land()
    shares = np.bincount(one.biomes(terrain.grid(128)), minlength=6) / 128**2
    assert np.allclose(shares, terrain.SHARES, atol=1e-3) and sum(terrain.SHARES) == 1


def test_a_grid_is_the_middles_of_cells_from_the_south_west():
    places = terrain.grid(4)
    assert places[0].tolist() == [12.5, 12.5] and places[1].tolist() == [37.5, 12.5]
    assert places[-1].tolist() == [87.5, 87.5]


def test_a_slope_that_faces_the_light_is_brighter():
    ground = np.tile(np.arange(20.0), (20, 1))
    rising, falling = terrain.light(ground), terrain.light(-ground)
    assert rising.mean() > falling.mean() and rising.max() <= 31
