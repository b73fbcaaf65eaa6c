"""A craft flown in plain Python goes where the figure's craft goes."""

import math

import numpy as np
import pytest

from figures_src.demos import flight
from figures_src.worlds import flight as world

CLOSE = {"rel": 0, "abs": 1e-5}


def launches(count, seed):
    """Moon phases, speeds, angles and pulls of the Earth, all over the demo's controls."""
    rng = np.random.default_rng(seed)
    limits = ((-math.pi, math.pi), (10.9, 12.9), (-1.39, 1.39), (0.95, 1.05))
    return np.stack([rng.uniform(*limit, count) for limit in limits], 1).tolist()


@pytest.mark.parametrize("share", [0.1, 0.25])
def test_it_ends_as_the_figures_flight_does(share):
    met = 0
    for phase, speed, angle, earth in launches(150, 0):
        theirs = world.fly(phase, speed, np.array([angle]), world.changed(earth), share)
        ours = flight.fly(phase, speed, angle, flight.world(earth), share)
        assert ours.miss == pytest.approx(theirs.miss[0], nan_ok=True, **CLOSE)
        assert ours.hours == pytest.approx(theirs.hours[0], nan_ok=True, **CLOSE)
        assert ours.landed == theirs.landed[0]
        met += ours.miss == ours.miss
    assert 50 < met < 150  # some come as far as the Moon, and some fall back


def test_a_hit_is_a_hit():
    target = world.fly(6.6, 11.4, np.array([0.4])).miss[0]
    found = flight.fly(6.6 + target, 11.4, 0.4, flight.world())
    assert found.landed
    last, place = found.path[-1]
    assert abs(place - flight.moon_at(6.6 + target, last, flight.world())) < flight.MOON


def test_it_is_where_the_figures_craft_is():
    hours = np.arange(2.0, 25.0, 2.0)
    for phase, speed, angle, earth in launches(20, 1):
        launch = (np.array([part]) for part in (phase, speed, angle))
        theirs = world.path(*launch, hours, world.changed(earth))[..., 0]
        ours = flight.places(phase, speed, angle, hours.tolist(), flight.world(earth))
        assert np.allclose([(place.real, place.imag) for place in ours], theirs, rtol=0, atol=1e-5)
