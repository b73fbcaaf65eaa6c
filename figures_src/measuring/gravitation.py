"""Least squares for a law of gravity, and the aim that follows from it.

The learner is told the law's form: two bodies pull, with a power of the distance, and a launched
craft is left to them. It is not told how strongly they pull. Flights that are only computed, *in
the head*, are counted: every function here returns how many it needed.
"""

import numpy as np

from figures_src.worlds import flight

GUESSES = np.linspace(np.log(0.5), np.log(2), 9)  # logarithms of the pull of the Earth, in truth's
LIMIT = 9  # of those logarithms: no pull is guessed to be ten thousand times ours or more


def laws(launches, flights, every, noise, rng):
    """Newton's form and the inverse cube, fitted to the first so many of some launches.

    launches: phases, speeds, angles; flights: numbers of flights; every: hours between two fixes;
    noise: Mm. Returns pulls (2, numbers, 2) of Earth and Moon, and flights in the head (2, numbers)
    """
    hours = np.arange(every, 24 + every / 2, every)
    first = [part[: max(flights)] for part in launches]
    seen = tracked(first, hours, noise, rng)
    pulls, computed = np.empty((2, len(flights), 2)), np.empty((2, len(flights)))
    for row, power in enumerate((2, 3)):
        for column, count in enumerate(flights):
            shown = [part[:count] for part in first]
            found, computed[row, column] = fitted(shown, seen[..., :count], hours, power)
            pulls[row, column] = found.earth, found.moon
    return pulls, computed


def law(pulls, power):
    """The gravity of a pair of pulls, Mm^(power+1)/h^2."""
    return flight.Gravity(*(float(pull) for pull in pulls), power=power)


def tracked(launches, hours, noise, rng, gravity=None):
    """Positions (times, 2, flights) as a radar sees them, `noise` Mm off (one sigma) each way."""
    places = flight.path(*launches, hours, gravity)
    return places + rng.normal(0, noise, places.shape)


def fitted(launches, seen, hours, power=2.0, engine=False, rounds=8, rate=None):
    """The gravity that fits observed flights best, and the flights computed in the head.

    launches: (phases, speeds, angles), (k,) each; seen: positions (times, 2, k); hours: (times,)
    engine: whether the engine's share of the asked speed is unknown as well; rate: the Moon's, as
    seen in the sky. Levenberg's damped least squares from the best of a grid of first guesses.
    """
    law = Law(launches, seen, hours, power, rate or flight.Gravity().rate)
    start = np.array([(earth, moon, 0.0) for earth in GUESSES for moon in (-1.0, 0.0, 1.0)])
    start = start[np.nanargmin((law.residuals(start) ** 2).sum(0))]
    free = np.eye(3)[: 2 + engine]
    return damped(law, start, free, rounds)


def damped(law, best, free, rounds, damping=1e-2):
    """Levenberg's way down from a first guess along the free directions (k, 3)."""
    for _ in range(rounds):
        tried = np.concatenate([best[None], best + 1e-5 * free])
        here = law.residuals(tried)
        slope = (here[:, 1:] - here[:, :1]) / 1e-5
        bend = slope.T @ slope
        walls = damping * np.diag(np.diag(bend) + 1e-12 * np.trace(bend))
        moved = best - free.T @ np.linalg.solve(bend + walls, slope.T @ here[:, 0])
        better = (law.residuals(moved[None]) ** 2).sum() < (here[:, 0] ** 2).sum()
        best, damping = (moved, damping / 10) if better else (best, damping * 10)
    return law.gravity(best), law.flown


class Law:
    """A law's form and what was seen; parameters (n, 3) are logarithms of pulls and of engine."""

    def __init__(self, launches, seen, hours, power, rate):
        self.launches, self.seen, self.hours = launches, seen, hours
        self.power, self.rate, self.flown = power, rate, 0
        # whatever the power, a guess of 1 pulls as hard as our Earth does at the launch
        self.scale = flight.LAUNCH ** (power - 2)

    def gravity(self, parameters):
        """The gravity of parameters (..., 3)."""
        earth, moon, engine = np.moveaxis(np.exp(np.clip(parameters, -LIMIT, LIMIT)), -1, 0)
        pulls = earth * flight.EARTH_PULL * self.scale, moon * flight.MOON_PULL * self.scale
        return flight.Gravity(*pulls, engine, self.power, self.rate)

    def residuals(self, parameters):
        """Seen less computed positions (times * 2 * k, n) for parameters (n, 3), in Mm."""
        count, flights = len(parameters), len(self.launches[0])
        self.flown += count * flights
        law = self.gravity(np.repeat(parameters, flights, 0))
        launches = (np.tile(part, count) for part in self.launches)
        with np.errstate(all="ignore"):  # a bad guess may fall into the Earth
            places = flight.path(*launches, self.hours, law)
        places = places.reshape(*places.shape[:2], count, flights)
        apart = np.nan_to_num(places - self.seen[:, :, None], nan=1e6, posinf=1e6, neginf=-1e6)
        return np.moveaxis(apart, 2, 3).reshape(-1, count)


def aimed(phase, speed, gravity, limits, candidates=7, rounds=7):
    """Angles (n,) whose computed flight meets the Moon, nan where none does, and flights computed.

    A coarse look over the limits (radians), in long steps, then the regula falsi (Illinois) where
    the miss changes sign. The miss grows with the angle.
    """
    angles = np.linspace(*limits, candidates)
    grid = np.broadcast_arrays(phase, speed, angles[:, None])
    shape = grid[0].shape
    miss = flight.fly(*(part.ravel() for part in grid), gravity, 0.25).miss.reshape(shape)
    cross = (miss[:-1] <= 0) & (miss[1:] > 0) & (miss[1:] - miss[:-1] < np.pi)
    found, column = cross.any(0).nonzero()[0], cross.argmax(0)
    place = column[found], found
    low, high = angles[column[found]], angles[column[found] + 1]
    below, above = miss[place], miss[1:][place]
    aims = np.full(len(phase), np.nan)
    for _ in range(rounds):
        middle = low - below * (high - low) / (above - below)
        value = flight.fly(phase[found], speed[found], middle, gravity).miss
        under = value <= 0
        above, below = np.where(under, above / 2, value), np.where(under, value, below / 2)
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    aims[found] = middle
    return aims, miss.size + rounds * len(found)
