"""Flights from the Earth to the Moon, thousands at a time, in a plane.

The circular restricted three-body problem (Szebehely 1967, "Theory of Orbits"), seen from the
centre of the Earth: the Moon runs on a circle at the rate Kepler's third law gives it, the craft
has no mass and no engine after the launch, and falls towards both. Only gravity acts; there is no
air, and the Earth does not turn. Units: a thousand km (Mm), hours, radians; speeds in km/s.

A step of the integrator (Runge and Kutta's fourth order) is a fixed part of the way to the nearer
body at the craft's speed, so it shortens where the pull is strong: a hundred steps to the Moon.
"""

from dataclasses import dataclass

import numpy as np

MOON_AWAY = 384.4  # distance of the Moon from the Earth, Mm
EARTH, MOON = 6.378, 1.737  # radii, Mm
LAUNCH = EARTH + 0.2  # where the engine stops, 200 km up, Mm
HOUR = 3.6  # km/s to Mm/h
EARTH_PULL, MOON_PULL = 398600.4 * 0.01296, 4902.8 * 0.01296  # GM, Mm^3/h^2


@dataclass(frozen=True)
class Gravity:
    """What pulls: GM of Earth and Moon (numbers, or one for each flight) and the law's power.

    engine: the speed a craft really has, as a share of the speed that was asked for
    rate: the Moon's angular speed, radians an hour; seen in the sky, so no law is needed for it
    """

    earth: float | np.ndarray = EARTH_PULL
    moon: float | np.ndarray = MOON_PULL
    engine: float | np.ndarray = 1.0
    power: float = 2.0
    rate: float = ((EARTH_PULL + MOON_PULL) / MOON_AWAY**3) ** 0.5


def changed(earth=1.0, moon=1.0, engine=1.0):
    """Our world with so many times the pull of Earth and Moon, and that share of the speed."""
    rate = ((earth * EARTH_PULL + moon * MOON_PULL) / MOON_AWAY**3) ** 0.5
    return Gravity(earth * EARTH_PULL, moon * MOON_PULL, engine, rate=rate)


def launched(speed, angle, engine=1.0):
    """States (4, flights), x, y, vx, vy: above the x axis, `angle` from the vertical, eastward.

    speed: km/s; angle: radians
    """
    swift = speed * engine * HOUR
    here = np.full(np.broadcast(speed, angle).shape, LAUNCH)
    return np.stack([here, 0 * here, swift * np.cos(angle), swift * np.sin(angle)])


def moon_at(phase, time, gravity):
    """Where the Moon is (2, flights), if it stood at the angle `phase` at launch."""
    turned = phase + gravity.rate * time
    return MOON_AWAY * np.stack([np.cos(turned), np.sin(turned)])


def motion(state, time, phase, gravity):
    """Time derivative of states: both bodies pull the craft, and the Moon pulls the Earth."""
    moon = moon_at(phase, time, gravity)
    away = state[:2] - moon
    power = -(gravity.power + 1) / 2
    pull = gravity.earth * (state[:2] ** 2).sum(0) ** power * state[:2]
    pull += gravity.moon * ((away**2).sum(0) ** power * away)
    pull += gravity.moon * MOON_AWAY ** (2 * power) * moon
    return np.concatenate([state[2:], -pull])


def step(state, time, span, phase, gravity):
    """One step of Runge and Kutta's fourth order, each flight with a span of its own."""
    first = motion(state, time, phase, gravity)
    second = motion(state + span / 2 * first, time + span / 2, phase, gravity)
    third = motion(state + span / 2 * second, time + span / 2, phase, gravity)
    last = motion(state + span * third, time + span, phase, gravity)
    return state + span / 6 * (first + 2 * second + 2 * third + last)


def measures(state, time, phase, gravity):
    """Distances from Earth and Moon, the longest safe span, and the speed away from the Earth."""
    moon = moon_at(phase, time, gravity)
    far, close = np.hypot(*state[:2]), np.hypot(*(state[:2] - moon))
    away = (state[:2] * state[2:]).sum(0) / far
    drift = gravity.rate * np.stack([-moon[1], moon[0]])
    swift, passing = np.hypot(*state[2:]), np.hypot(*(state[2:] - drift))
    return far, close, np.minimum(far / swift, close / passing), away


@dataclass
class Flights:
    """How flights ended. miss: signed angle from the Moon to the craft, seen from the Earth, when
    it first comes as far as the Moon or lands on it (radians in -pi … pi, nan if it never does);
    landed: whether it met the Moon; hours: until then."""

    miss: np.ndarray
    landed: np.ndarray
    hours: np.ndarray


def fly(phase, speed, angle, gravity=None, share=0.1, longest=500.0):
    """Flights of launches (n,) at Moon phases (n,); speed in km/s, angles in radians.

    share: a step's length, of the way to the nearer body; longest: hours until a craft is lost
    """
    gravity = gravity or Gravity()
    phase, speed, angle = np.broadcast_arrays(phase, speed, angle)
    count = phase.size
    found = Flights(np.full(count, np.nan), np.zeros(count, bool), np.full(count, np.nan))
    flying, state = np.arange(count), launched(speed, angle, gravity.engine)
    time = np.zeros(count)
    while len(flying):
        pull, moon = chosen(gravity, flying), phase[flying]
        far, close, span, away = measures(state, time, moon, pull)
        arrived = (far > MOON_AWAY * (1 - 1e-7)) | (close < MOON)
        noted(found, flying, arrived & np.isnan(found.hours[flying]), state, time, moon, pull)
        found.landed[flying[close < MOON]] = True
        going = (close > MOON) & (far > LAUNCH / 2) & (far < 1.1 * MOON_AWAY) & (time < longest)
        # the last step before the Moon's distance ends at it, so that the miss is read there
        left = np.where((far < MOON_AWAY * (1 - 1e-7)) & (away > 0), MOON_AWAY - far, np.inf)
        span = np.minimum(share * span, left / np.where(away > 0, away, 1))
        flying, time, span, moon = flying[going], time[going], span[going], moon[going]
        state = step(state[:, going], time, span, moon, chosen(gravity, flying))
        time = time + span
    return found


def noted(found, flying, arrived, state, time, moon, gravity):
    """Write down the miss of the flights that have come as far as the Moon."""
    x, y = state[:2, arrived]
    apart = np.arctan2(y, x) - moon[arrived] - gravity.rate * time[arrived]
    found.miss[flying[arrived]] = np.remainder(apart + np.pi, 2 * np.pi) - np.pi
    found.hours[flying[arrived]] = time[arrived]


def chosen(gravity, flights):
    """The gravity of some flights, where each flight has its own."""
    parts = {name: part[flights] if np.ndim(part) else part for name, part in vars(gravity).items()}
    return Gravity(**parts)


def path(phase, speed, angle, times, gravity=None, steps=8):
    """Positions (times, 2, n) of flights at given hours after launch, wherever they lead.

    times: increasing; steps: between two of them, and four times as many, the shortest first,
    before the first time, because near the Earth all is fast.
    """
    gravity = gravity or Gravity()
    state, time, places = launched(speed, angle, gravity.engine), 0.0, []
    for later in times:
        parts = np.linspace(0, 1, 4 * steps + 1) ** 2 if time == 0 else np.linspace(0, 1, steps + 1)
        marks = time + (later - time) * parts
        for begin, end in zip(marks[:-1], marks[1:], strict=True):
            state = step(state, begin, end - begin, phase, gravity)
        places.append(state[:2])
        time = later
    return np.stack(places)


def energy(state, time, phase, gravity):
    """Jacobi's constant in the frame that turns with the Moon: no flight changes it (Mm^2/h^2)."""
    total = gravity.earth + gravity.moon
    middle = gravity.moon / total * moon_at(phase, time, gravity)
    drift = gravity.moon / total * gravity.rate * MOON_AWAY
    moon = moon_at(phase, time, gravity)
    turn = np.stack([-moon[1], moon[0]]) / MOON_AWAY
    place, swift = state[:2] - middle, state[2:] - drift * turn
    spin = place[0] * swift[1] - place[1] * swift[0]
    close = np.hypot(*(state[:2] - moon))
    fall = gravity.earth / np.hypot(*state[:2]) + gravity.moon / close
    return (swift**2).sum(0) / 2 - gravity.rate * spin - fall
