"""How often a learner of the moon shot lands, and over how wide a country.

A *context* is a Moon phase and a speed at which some angle of the zone lands.
"""

from copy import deepcopy

import numpy as np

from figures_src import launchers
from figures_src.measuring import gravitation
from figures_src.worlds import flight

RADAR = np.arange(2.0, 25.0, 2.0)  # hours of the fixes of one flight


def contexts(count, rng, zone, gravity=None):
    """Fresh phases and speeds (count,) that can be landed at: where random launches would have."""
    phases, speeds, _, flights = launchers.trials(count, rng, zone, gravity)
    return phases + np.nan_to_num(flights.miss), speeds


def landed(days, angles, gravity=None):
    """Which of the contexts (phases, speeds) are landed at, launching at those angles."""
    known = np.isfinite(angles)
    return flight.fly(*days, np.where(known, angles, 0), gravity).landed & known


def share(truths):
    """(how many, of how many) are true."""
    return int(truths.sum()), truths.size


def first_rung(sizes, shares, wanted):
    """The first size at which the share wanted is reached, twice the last if none does."""
    for size, value in zip(sizes, shares, strict=True):
        if value >= wanted:
            return float(size)
    return 2.0 * sizes[-1]


def at_random(rate, wanted):
    """Random launches until the share wanted of all contexts has had a landing."""
    return float(np.log(1 - wanted) / np.log(1 - rate))


def shifted(net, lesson, member):
    """A network whose answer is moved by the same amount everywhere, so that one lesson fits."""
    moved = alone(net, member)
    inputs, targets = lesson
    moved.offset.data += (targets - moved(inputs)[:, 0].detach()).mean()
    return moved


def alone(net, member):
    """One member of an ensemble, as an ensemble of one."""
    copy = deepcopy(net)
    for part in copy.parameters():
        part.data = part.data[member : member + 1].clone()
    copy.leave = [0, 1]
    return copy


def refitted(flown, gravity, count, rng):
    """The law, with the engine unknown too, fitted to the first tracked flights after a change."""
    launches = [part[:count] for part in flown[:3]]
    seen = gravitation.tracked(launches, RADAR, 0.01, rng, gravity)
    return gravitation.fitted(launches, seen, RADAR, engine=True, rate=gravity.rate)[0]


def grid(phases, speeds, tries, rng):
    """Contexts (phases * speeds * tries,), `tries` at random in each cell of a map.

    phases: number of cells of the whole turn; speeds: (edges,) in km/s
    """
    shape = (phases, len(speeds) - 1, tries)
    turn = (np.arange(phases)[:, None, None] + rng.random(shape)) * 2 * np.pi / phases
    low, high = speeds[:-1, None], speeds[1:, None]
    return turn.ravel(), (low + (high - low) * rng.random(shape)).ravel()


def area(shares, least, cell):
    """The area of the cells where at least that share lands, given the area of one."""
    return float((shares >= least).sum() * cell)


def coast(zone, speeds, gravity=None):
    """Phases (2, speeds), radians, that the lowest and highest angle of a zone reach, unwrapped."""
    middle = sum(zone[0]) / 2
    edges = []
    for angle in zone[2]:
        miss = flight.fly(np.full(len(speeds), middle), speeds, angle, gravity).miss
        edges.append(middle + miss)
    return np.stack(edges)
