"""Flights obey another integrator, Jacobi's constant, Kepler and the sky's symmetry."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from figures_src.worlds import flight

PHASES, SPEEDS = np.array([0.2, 0.8, 1.4, 6.0]), np.array([11.2, 11.5, 12.5, 11.3])
ANGLES = np.radians([5.0, 40.0, -30.0, 60.0])


def elsewhere(phase, speed, angle, hours, gravity):
    """The same flight by SciPy's integrator of the eighth order: its states at given hours."""

    def slope(time, state):
        return flight.motion(state[:, None], time, np.array([phase]), gravity)[:, 0]

    start = flight.launched(np.array([speed]), np.array([angle]))[:, 0]
    return solve_ivp(slope, (0, hours[-1]), start, "DOP853", hours, rtol=1e-11, atol=1e-11).y.T


@pytest.mark.parametrize("one", range(4))
def test_a_tracked_flight_is_another_integrators_to_ten_kilometres(one):
    hours, gravity = np.arange(2.0, 25.0, 2.0), flight.Gravity()
    launch = PHASES[one], SPEEDS[one], ANGLES[one]
    places = flight.path(*(np.array([part]) for part in launch), hours)[..., 0]
    assert np.abs(places - elsewhere(*launch, hours, gravity)[:, :2]).max() < 0.01


@pytest.mark.parametrize("one", range(4))
def test_the_miss_is_another_integrators_to_a_hundredth_of_a_degree(one):
    launch, gravity = (PHASES[one], SPEEDS[one], ANGLES[one]), flight.Gravity()
    found = flight.fly(*(np.array([part]) for part in launch))
    x, y = elsewhere(*launch, found.hours, gravity)[-1, :2]
    miss = np.arctan2(y, x) - launch[0] - gravity.rate * found.hours[0]
    apart = np.remainder(found.miss[0] - miss + np.pi, 2 * np.pi) - np.pi
    assert abs(np.degrees(apart)) < 0.01
    assert np.hypot(x, y) == pytest.approx(flight.MOON_AWAY, abs=0.2)


def test_jacobis_constant_stays():
    gravity, time = flight.Gravity(), np.zeros(4)
    state = flight.launched(SPEEDS, ANGLES)
    before = flight.energy(state, time, PHASES, gravity)
    for _ in range(200):
        span = 0.02 * flight.measures(state, time, PHASES, gravity)[2]
        state, time = flight.step(state, time, span, PHASES, gravity), time + span
    after = flight.energy(state, time, PHASES, gravity)
    assert np.abs(after - before).max() < 1e-5 * np.abs(before).max()


def test_the_moons_month_is_keplers():
    month = 2 * np.pi / flight.Gravity().rate / 24
    assert month == pytest.approx(27.3, abs=0.2)


def test_whoever_had_met_the_moon_a_little_later_meets_it_then():
    rng = np.random.default_rng(0)
    phase, speed = rng.uniform(0, 6.28, 200), rng.uniform(11.2, 11.6, 200)
    angle = rng.uniform(0, 1, 200)
    miss = flight.fly(phase, speed, angle).miss
    assert flight.fly(phase + miss, speed, angle).landed.mean() > 0.97
    assert flight.fly(phase + miss + 0.05, speed, angle).landed.mean() < 0.03


def test_a_slow_craft_falls_back_and_is_no_landing():
    found = flight.fly(np.zeros(1), np.array([10.0]), np.zeros(1))
    assert np.isnan(found.miss).all()
    assert not found.landed.any()


def test_a_share_of_the_engine_is_a_share_of_the_speed():
    weak = flight.fly(PHASES, SPEEDS, ANGLES, flight.changed(engine=0.99))
    slow = flight.fly(PHASES, SPEEDS * 0.99, ANGLES)
    np.testing.assert_array_equal(weak.miss, slow.miss)


def test_each_flight_may_have_its_own_gravity():
    both = flight.Gravity(earth=flight.EARTH_PULL * np.array([1, 1.02, 1, 1.02]))
    apart = flight.fly(PHASES[1:2], SPEEDS[1:2], ANGLES[1:2],
                       flight.Gravity(earth=flight.EARTH_PULL * 1.02))  # fmt: skip
    assert flight.fly(PHASES, SPEEDS, ANGLES, both).miss[1] == pytest.approx(apart.miss[0])
