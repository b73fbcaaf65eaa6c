"""The fractal land in plain Python: the height of every place, and so its true name.

The same formula as `figures_src.worlds.terrain`, whose waves (a, b) are whole cycles east and
north in `longest` miles:

    height(x, y) = Σ c cos θ + s sin θ        θ = 2π (a x + b y) / longest

A wave is the product of a turn along the east and a turn along the north, so a whole grid costs
little more than its rows.
"""

from bisect import bisect_left
from cmath import exp
from math import tau
from operator import mul
from typing import NamedTuple

NAMES = ("sea", "shore", "plain", "forest", "mountain", "snow")  # from the deep upwards
SIDE = 100  # miles


class Land(NamedTuple):
    """waves: {a: [(b, c - i s), …]}; levels: heights between one name and the next; longest: miles
    of the longest wave."""

    waves: dict
    levels: tuple
    longest: float


def land(waves, strengths, levels, longest):
    """A land from its measured arrays: waves (n, 2), strengths (2, n) and levels (5,)."""
    found = {}
    for (a, b), c, s in zip(waves, *strengths, strict=True):
        found.setdefault(a, []).append((b, complex(c, -s)))
    return Land(found, levels, longest)


def heights(land, easts, norths):
    """Rows of heights: one row for each of norths, with one place for each of easts (miles)."""
    turns = [[exp(1j * tau * a * x / land.longest) for a in land.waves] for x in easts]
    rows = []
    for y in norths:
        turn = exp(1j * tau * y / land.longest)
        held = [sum(z * turn**b for b, z in waves) for waves in land.waves.values()]
        rows.append([sum(map(mul, held, across)).real for across in turns])
    return rows


def name(land, height):
    """The name of a height, as a position in NAMES."""
    return bisect_left(land.levels, height)
