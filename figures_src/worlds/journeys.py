"""Where the geographer has been: towns, seen whole, and the roads between them, seen as a line.

A town is a disc of which every place can be visited: a piece of the land, of codimension 0. A road
is a curve: codimension 1, so that one direction leads along it and one leads off it. Miles.
"""

from dataclasses import dataclass

import numpy as np

from figures_src.worlds.terrain import SIDE


@dataclass(frozen=True)
class Towns:
    """Discs of one radius around `middles` (n, 2)."""

    middles: np.ndarray
    radius: float

    def places(self, number, rng):
        """Places drawn evenly from all towns."""
        return self.near(number, self.radius, rng)

    def near(self, number, reach, rng):
        """Places drawn evenly from within `reach` of the middle of a town."""
        far = reach * np.sqrt(rng.uniform(size=number))[:, None]
        return self.middles[rng.integers(len(self.middles), size=number)] + far * ways(number, rng)

    def distance(self, places):
        """Miles to the nearest town, 0 inside."""
        return np.maximum(nearest(places, self.middles) - self.radius, 0)


@dataclass(frozen=True)
class Roads:
    """Curves through `courses` (roads, corners, 2), evenly spaced corners on each."""

    courses: np.ndarray

    @property
    def lengths(self):
        return np.linalg.norm(np.diff(self.courses, axis=1), axis=2).sum(1)

    def places(self, number, rng):
        """Places drawn evenly from all roads, by length."""
        return self.at(*self.marks(number, rng))

    def marks(self, number, rng):
        """Random places as (which road, miles from its start)."""
        roads = rng.choice(len(self.courses), size=number, p=self.lengths / self.lengths.sum())
        return roads, rng.uniform(size=number) * self.lengths[roads]

    def at(self, roads, miles):
        """Places at so many miles from the start of each road."""
        steps = self.courses.shape[1] - 1
        along = np.clip(miles / self.lengths[roads], 0, 1) * steps
        before = np.minimum(along.astype(int), steps - 1)
        here, there = self.courses[roads, before], self.courses[roads, before + 1]
        return here + (along - before)[:, None] * (there - here)

    def across(self, roads, miles):
        """The unit vector that leads off the road, to its left."""
        way = self.at(roads, miles + 0.5) - self.at(roads, miles - 0.5)
        east, north = (way / np.linalg.norm(way, axis=1, keepdims=True)).T
        return np.stack([-north, east], 1)

    def distance(self, places):
        """Miles to the nearest corner of a road; corners are a fraction of a mile apart."""
        return nearest(places, self.courses.reshape(-1, 2))


def ways(number, rng):
    """Unit vectors in random directions (n, 2)."""
    angles = rng.uniform(0, 2 * np.pi, number)
    return np.stack([np.cos(angles), np.sin(angles)], 1)


def nearest(places, others):
    """Miles from each place (n, 2) to the nearest of others (m, 2)."""
    squares = (places**2).sum(1)[:, None] + (others**2).sum(1) - 2 * places @ others.T
    return np.sqrt(np.maximum(squares.min(1), 0))


def found_towns(number, radius, apart, rng):
    """Towns at random, wholly inside the land, their middles at least `apart` miles apart."""
    middles = []
    while len(middles) < number:
        place = rng.uniform(radius, SIDE - radius, 2)
        if all(np.hypot(*(place - other)) >= apart for other in middles):
            middles.append(place)
    return Towns(np.array(middles), radius)


def shortest_net(middles):
    """Pairs of towns joined by the shortest net that joins them all (Prim 1957)."""
    gaps = np.linalg.norm(middles[:, None] - middles[None], axis=2)
    joined, pairs = [0], []
    while len(joined) < len(middles):
        rest = [town for town in range(len(middles)) if town not in joined]
        near = gaps[np.ix_(joined, rest)]
        row, column = np.unravel_index(near.argmin(), near.shape)
        pairs.append((joined[row], rest[column]))
        joined.append(rest[column])
    return pairs


def build_roads(towns, bend, rng, corners=200):
    """Roads from middle to middle along the shortest net, each a parabola that swerves to a side.

    bend: how far, as a share of the road's length, at most
    """
    courses = []
    for start, end in shortest_net(towns.middles):
        here, there = towns.middles[start], towns.middles[end]
        east, north = there - here
        aside = bend * rng.uniform(-1, 1) * np.array([-north, east])
        courses.append(even(bent(here, there, aside, corners), corners))
    return Roads(np.array(courses))


def bent(here, there, aside, corners):
    """A parabola from here to there whose middle lies `aside` of the straight line."""
    share = np.linspace(0, 1, 4 * corners)[:, None]
    return here + share * (there - here) + 4 * share * (1 - share) * aside


def even(course, corners):
    """The same curve (n, 2) with evenly spaced corners."""
    miles = np.concatenate([[0], np.linalg.norm(np.diff(course, axis=0), axis=1).cumsum()])
    marks = np.linspace(0, miles[-1], corners)
    return np.stack([np.interp(marks, miles, part) for part in course.T], 1)
