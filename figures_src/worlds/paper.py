"""Paper whose every crease we know: one sheet, two sheets crumpled together, and nested rings.

A sheet is the square [-1, 1]² with coordinates (u, v). Crumpling is a map of the whole of space,
a chain of shears x -> x + a·sin(w·x + φ)·d with w at right angles to d. A shear slides every
point along d by a distance that d itself does not change, so it keeps every volume, its inverse
is the same slide backwards, and no sheet ever passes through itself or through another. A sheet
folded flat would put two points in one place, which no function can undo; this one cannot.

The paper stretches, as rubber does: distances *on the sheet* are those of the flat sheet, before
anybody touched it, and are therefore known exactly.

Shears of this kind are how volume-preserving flows are split into exact steps: Feng and Shang
(1995), "Volume-preserving algorithms for source-free dynamical systems", Numer. Math. 71.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Crumple:
    """A chain of shears of space; the first row acts first.

    amplitude: (shears,) the farthest that a shear slides a point, in half sheet widths
    frequency: (shears, 3) w, radians per half sheet width
    phase: (shears,) φ, radians
    direction: (shears, 3) d, of length one and at right angles to w
    creased: slide by a triangle wave instead of a sine; all bending is then in sharp creases
    """

    amplitude: np.ndarray
    frequency: np.ndarray
    phase: np.ndarray
    direction: np.ndarray
    creased: bool = False

    def __post_init__(self):
        if not self.frequency.shape == self.direction.shape == (len(self.amplitude), 3):
            raise ValueError("a crumple needs one frequency and one direction of 3 per amplitude")
        if np.abs((self.frequency * self.direction).sum(1)).max(initial=0) > 1e-3:
            raise ValueError("a shear must slide at right angles to its wave (w · d = 0)")

    def crush(self, points):
        """Crumple an array (…, 3) of points."""
        for shear in range(len(self.amplitude)):
            points = points + self._slide(points, shear)
        return points

    def open(self, points):
        """Undo `crush` exactly: the same slides backwards, the last one first."""
        for shear in reversed(range(len(self.amplitude))):
            points = points - self._slide(points, shear)
        return points

    def _slide(self, points, shear):
        angle = points @ self.frequency[shear] + self.phase[shear]
        wave = np.arcsin(np.sin(angle)) * (2 / np.pi) if self.creased else np.sin(angle)
        return self.amplitude[shear] * wave[..., None] * self.direction[shear]


def pressed(rng, flat, shears, strength, slowest, fastest, tries, creased=False):
    """A crumple made by a hand that presses inwards: wide folds first, finer ones after.

    Each shear is the most inward of `tries` random ones, at the phase where it pulls hardest.
    flat: (…, 3) the paper to press; strength: amplitude times frequency, above 1 it folds over;
    slowest, fastest: frequency of the first and last shear, radians per half sheet width
    """
    points, rows = flat.reshape(-1, 3), []
    for frequency in np.linspace(slowest, fastest, shears):
        tried = [_inward(rng, points, strength / frequency, frequency) for _ in range(tries)]
        pull, row = max(tried, key=lambda one: one[0])
        rows.append(row)
        points = Crumple(*(column[None] for column in row), creased).crush(points)
    return Crumple(*(np.stack(column) for column in zip(*rows, strict=True)), creased)


def _inward(rng, points, amplitude, frequency):
    """How hard one random shear pulls `points` inwards, and the shear: one row of a crumple."""
    direction = unit(rng.normal(size=3))
    wave = frequency * unit(np.cross(direction, rng.normal(size=3)))
    pull = ((points @ direction) * np.exp(1j * (points @ wave))).mean()
    phase = (-np.pi / 2 - np.angle(pull)) % (2 * np.pi)  # here the mean of (x·d)·sin is lowest
    return abs(pull), (np.array(amplitude), wave, np.array(phase), direction)


def unit(vectors):
    """Vectors (…, 3) brought to length one."""
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def sheet(points, rng):
    """Coordinates (points, 2) of random places on one sheet, each in -1 … 1."""
    return rng.uniform(-1, 1, (points, 2))


def grid(vertices):
    """Coordinates (vertices, vertices, 2) of a regular net on one sheet, edges included."""
    steps = np.linspace(-1, 1, vertices)
    return np.stack(np.meshgrid(steps, steps, indexing="ij"), axis=-1)


def lift(coordinates, height):
    """Lay coordinates (…, 2) flat in space at a height (a number, or one per point): (…, 3)."""
    level = np.broadcast_to(height, coordinates.shape[:-1])
    return np.concatenate([coordinates, level[..., None]], axis=-1)


def two_sheets(points, rng, gap):
    """Random places on two flat sheets, one `gap` above the other.

    Returns coordinates (points, 2), which sheet (points,) 0 below or 1 above, flat (points, 3).
    """
    coordinates, which = sheet(points, rng), np.arange(points) % 2
    return coordinates, which, lift(coordinates, (which - 0.5) * gap)


def walked(coordinates):
    """Distances on the sheet between all pairs of (points, 2): (points, points), half widths."""
    return np.linalg.norm(coordinates[:, None] - coordinates[None], axis=-1)


def nested_rings(points, rng, inner=0.5, outer=1.0, thickness=0.2):
    """A ring inside a ring in the plane, which no map of the plane alone can separate by a line.

    inner, outer: radius of the middle of each ring; thickness: width of each.
    Returns positions (points, 2) and which ring (points,), 0 the inner one and 1 the outer one.
    Idea: C. Olah (2014), "Neural Networks, Manifolds, and Topology".
    """
    if inner + thickness >= outer:
        raise ValueError("the rings touch: inner + thickness must stay below outer")
    which = np.arange(points) % 2
    radius = np.where(which, outer, inner) + rng.uniform(-0.5, 0.5, points) * thickness
    angle = rng.uniform(0, 2 * np.pi, points)
    return radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1), which
