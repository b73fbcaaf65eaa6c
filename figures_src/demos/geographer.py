"""What a geographer notes on walked circles, and the map that five map-makers draw from that.

Places are miles east and north; a grid is flat, row by row from the south. The notes of one circle
are worked out once, and so are what the map-makers' units say of the grid: a touch then costs one
solution and one sum for each place.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, hypot, pi, sin

from figures_src.demos import country, mapmakers

FINE = 81  # rows of the drawn map; the map-makers are asked at every second place
MILES = [k * country.SIDE / (FINE - 1) for k in range(FINE)]
WALK = [(0, 0)] + [
    (reach * cos(2 * pi * k / many), reach * sin(2 * pi * k / many))
    for reach, many in ((0.5, 6), (1, 12))
    for k in range(many)
]  # the places noted in a circle, in radii


@dataclass(frozen=True, eq=False)
class Ground:
    """land: its waves; names: of all drawn places, row by row from the south; radius: miles."""

    land: country.Land
    names: tuple
    radius: float


@dataclass(frozen=True)
class Map:
    """What is drawn of all places, row by row from the south, and how good it is.

    names, spread: of the map-makers; known: whether a place was walked; explored, wrong: shares of
    all places and of those not walked; alarm: see `mapmakers.alarm`
    """

    names: list
    spread: list
    known: list
    explored: float
    wrong: float
    alarm: float


def ground(land, radius):
    """A land with every true name of the grid."""
    rows = country.heights(land, MILES, MILES)
    names = tuple(country.name(land, height) for row in rows for height in row)
    return Ground(land, names, radius)


def walked(memory):
    """Middles of the walked circles, in miles, each once."""
    found = re.findall(r"(\d{1,3}),(\d{1,3});", memory)
    return tuple(dict.fromkeys(tuple(min(country.SIDE, int(n)) for n in pair) for pair in found))


@lru_cache(maxsize=32)
def drawn(ground, places):
    """The map that the five make of their notes from these circles."""
    said = []
    for number in range(mapmakers.MAKERS):
        notes = [noted(ground, place, number) for place in places]
        weights = mapmakers.outer(mapmakers.together(nothing(), *notes))
        said.append(mapmakers.answers(weights, asked(number)))
    mean, spread = (finer(row) for row in zip(*mapmakers.agreed(said), strict=True))
    names = [min(5, max(0, round(value))) for value in mean]
    return _judged(ground, names, spread, _known(places, ground.radius))


def _judged(ground, names, spread, known):
    """The map with its scores, from every second place of every second row."""
    some = [r * FINE + c for r in range(0, FINE, 2) for c in range(0, FINE, 2)]
    out = [k for k in some if not known[k]]
    wrong = [names[k] != ground.names[k] for k in out]
    alarm = mapmakers.alarm([spread[k] for k in out], wrong)
    share = sum(wrong) / len(out) if out else 0.0
    return Map(names, spread, known, 1 - len(out) / len(some), share, alarm)


@cache
def units(number):
    """The hidden units of one map-maker."""
    return mapmakers.maker(number)


@cache
def asked(number):
    """What one map-maker's units say of the places it is asked about."""
    places = [(x, y) for y in MILES[::2] for x in MILES[::2]]
    return mapmakers.felt(units(number), places)


@cache
def nothing():
    """The evidence before the first circle."""
    return mapmakers.evidence([[0.0] * (mapmakers.UNITS + 1)], [0.0])


@lru_cache(maxsize=4096)
def noted(ground, place, number):
    """One map-maker's evidence from one circle."""
    notes = [tuple(m + ground.radius * d for m, d in zip(place, way, strict=True)) for way in WALK]
    notes = [note for note in notes if all(0 <= miles <= country.SIDE for miles in note)]
    high = (country.heights(ground.land, [x], [y])[0][0] for x, y in notes)
    names = [country.name(ground.land, height) for height in high]
    return mapmakers.evidence(mapmakers.felt(units(number), notes), names)


def finer(values):
    """A square grid, flat, with the middle between any two neighbours: `FINE` rows of it."""
    side = (FINE + 1) // 2
    rows = [_between(values[k : k + side]) for k in range(0, side * side, side)]
    columns = [_between(column) for column in zip(*rows, strict=True)]
    return [value for row in zip(*columns, strict=True) for value in row]


def _between(values):
    middles = [(a + b) / 2 for a, b in zip(values, values[1:], strict=False)]
    return [v for pair in zip(values, middles, strict=False) for v in pair] + [values[-1]]


def _known(places, radius):
    """Whether each drawn place lies in a walked circle."""
    found, step = [False] * FINE**2, country.SIDE / (FINE - 1)
    for east, north in places:
        near = [
            range(max(0, int((m - radius) / step)), min(FINE, int((m + radius) / step) + 2))
            for m in (east, north)
        ]
        for row in near[1]:
            for column in near[0]:
                if hypot(MILES[column] - east, MILES[row] - north) <= radius:
                    found[row * FINE + column] = True
    return found
