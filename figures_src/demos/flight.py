"""Flights from the Earth to the Moon, one craft at a time, in plain Python.

The same steps as `figures_src.worlds.flight`, where the formulas and their source stand. The plane
is that of the complex numbers: a place is x + iy in a thousand km (Mm) from the Earth's centre, a
velocity in Mm an hour. Angles are radians, speeds km/s.
"""

from cmath import phase as direction
from cmath import rect
from math import inf, nan, remainder, tau
from typing import NamedTuple

MOON_AWAY = 384.4  # distance of the Moon from the Earth, Mm
EARTH, MOON = 6.378, 1.737  # radii, Mm
LAUNCH = EARTH + 0.2  # where the engine stops, Mm
HOUR = 3.6  # km/s to Mm/h
EARTH_PULL, MOON_PULL = 398600.4 * 0.01296, 4902.8 * 0.01296  # GM, Mm^3/h^2
ARRIVED = MOON_AWAY * (1 - 1e-7)


class Gravity(NamedTuple):
    """GM of Earth and Moon, Mm^3/h^2, and the Moon's angular speed, radians an hour."""

    earth: float
    moon: float
    rate: float


class Flight(NamedTuple):
    """How a flight ended. miss: angle from the Moon to the craft, seen from the Earth, when it
    first comes as far as the Moon or lands on it, nan if it never does; landed: whether it met the
    Moon; hours: until then; path: (time, place) after each step."""

    miss: float
    landed: bool
    hours: float
    path: list


def world(earth=1.0):
    """Our world, with so many times the pull of the Earth."""
    pull = earth * EARTH_PULL
    return Gravity(pull, MOON_PULL, ((pull + MOON_PULL) / MOON_AWAY**3) ** 0.5)


def launched(speed, angle):
    """Place and velocity above the x axis, `angle` from the vertical, eastward."""
    return complex(LAUNCH), rect(speed * HOUR, angle)


def moon_at(phase, time, gravity):
    """Where the Moon is, if it stood at the angle `phase` at launch."""
    return rect(MOON_AWAY, phase + gravity.rate * time)


def pulled(place, time, phase, gravity):
    """The craft's acceleration: both bodies pull it, and the Moon pulls the Earth."""
    moon = moon_at(phase, time, gravity)
    apart = place - moon
    pull = gravity.earth * place / abs(place) ** 3
    return -pull - gravity.moon * (apart / abs(apart) ** 3 + moon / MOON_AWAY**3)


def step(place, swift, time, span, phase, gravity):
    """One step of Runge and Kutta's fourth order: the new place and velocity."""
    half = span / 2
    first = pulled(place, time, phase, gravity)
    second = pulled(place + half * swift, time + half, phase, gravity)
    third = pulled(place + half * (swift + half * first), time + half, phase, gravity)
    last = pulled(place + span * (swift + half * second), time + span, phase, gravity)
    return (
        place + span * (swift + span / 6 * (first + second + third)),
        swift + span / 6 * (first + 2 * second + 2 * third + last),
    )


def fly(phase, speed, angle, gravity, share=0.1, longest=500.0):
    """A launch under a Moon at `phase`, flown to its end.

    share: a step's length, of the way to the nearer body; longest: hours until a craft is lost
    """
    (place, swift), time = launched(speed, angle), 0.0
    path, miss, hours = [(time, place)], nan, nan
    while True:
        moon = moon_at(phase, time, gravity)
        far, close = abs(place), abs(place - moon)
        if hours != hours and (far > ARRIVED or close < MOON):
            miss, hours = remainder(direction(place) - direction(moon), tau), time
        if close <= MOON or not LAUNCH / 2 < far < 1.1 * MOON_AWAY or time >= longest:
            return Flight(miss, close < MOON, hours, path)
        span = safe(place, swift, moon, gravity, share)
        place, swift = step(place, swift, time, span, phase, gravity)
        time += span
        path.append((time, place))


def safe(place, swift, moon, gravity, share):
    """The next step's hours: so much of the way to the nearer body, at the Moon's distance none."""
    far, passing = abs(place), swift - 1j * gravity.rate * moon
    away = (place.real * swift.real + place.imag * swift.imag) / far
    # the last step before the Moon's distance ends at it, so that the miss is read there
    left = (MOON_AWAY - far) / away if far < ARRIVED and away > 0 else inf
    return min(share * far / abs(swift), share * abs(place - moon) / abs(passing), left)


def places(phase, speed, angle, times, gravity, steps=8):
    """Where a flight is at given hours after launch, increasing, wherever it leads.

    steps: between two of them, and four times as many, the shortest first, before the first time
    """
    (place, swift), before, found = launched(speed, angle), 0.0, []
    for later in times:
        count, power = (steps, 1) if before else (4 * steps, 2)
        marks = [before + (later - before) * (k / count) ** power for k in range(count + 1)]
        for begin, end in zip(marks[:-1], marks[1:], strict=True):
            place, swift = step(place, swift, begin, end - begin, phase, gravity)
        found.append(place)
        before = later
    return found
