"""Slides from hospitals: a cell under the microscope, and the wall of the room around the field.

Half of the patients are ill. Two signs go with the illness, independently of each other: the
cell is crooked with a large nucleus (in a share `cell` of the ill, and in 1 − cell of the
others), and the room is painted in the second colour (a share `wall`). On a slide both can be
seen beyond doubt, the ranges of crooked and round cells do not touch; so what a slide tells of
the illness is exactly what the table of the two signs tells, which `table` gives.
"""

from dataclasses import dataclass, replace

import numpy as np

STATES = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])  # wall, cell: rows of the table
WALLS = np.array([(0.38, 0.62, 0.50), (0.36, 0.50, 0.72), (0.78, 0.62, 0.32)])  # and a third
TISSUE, BODY, NUCLEUS = (np.array(c) for c in ((0.95, 0.88, 0.91), (0.80, 0.58, 0.75),
                                               (0.42, 0.24, 0.52)))  # fmt: skip
FIELD = 0.92  # radius of the microscope's field; the slide reaches from -1 to 1
CROOKED = ((0.0, 0.06), (0.18, 0.30))  # how much the outline swings, round and crooked
LARGE = ((0.25, 0.36), (0.50, 0.62))  # radius of the nucleus over the cell's
SWINGS = 5  # of the outline have a form of their own, from the second on


def table(wall, cell):
    """p(state, ill): (4, 2); the states are those of `STATES`."""
    share = np.where(STATES[..., None] == (0, 1), [[wall], [cell]], [[1 - wall], [1 - cell]])
    return 0.5 * share.prod(axis=1)


@dataclass(frozen=True)
class Patients:
    """ill, wall, cell: 0 or 1 (n,), the wall may be 2; form: what else is seen, (n, 7 + 2 · 5)."""

    ill: np.ndarray
    wall: np.ndarray
    cell: np.ndarray
    form: np.ndarray

    def __len__(self):
        return len(self.ill)

    @property
    def at_odds(self):
        """Where wall and cell point to different answers."""
        return self.wall != self.cell

    def first(self, count):
        """So many of them."""
        return Patients(*(each[:count] for each in (self.ill, self.wall, self.cell, self.form)))

    def swapped(self):
        """The same cells of the same patients, each in a room of the other colour."""
        return replace(self, wall=1 - self.wall)

    def healed(self):
        """The same rooms, each cell of the other kind."""
        return replace(self, cell=1 - self.cell)

    def painted(self, colour):
        """The same cells, all rooms in one colour: a row of `WALLS`."""
        return replace(self, wall=np.full_like(self.wall, colour))


def admitted(count, wall, cell, rng):
    """Patients of hospitals, as many of each; wall: how well its walls tell, for each hospital."""
    ill = rng.integers(0, 2, count)
    told = np.resize(np.atleast_1d(wall), count)
    signs = [np.where(rng.random(count) < share, ill, 1 - ill) for share in (told, cell)]
    return Patients(ill, *signs, rng.random((count, 7 + 2 * SWINGS)))


def paint(patients, size):
    """The slides (n, 3, size, size), in [0, 1]; edges are one pixel soft."""
    inside, *parts = covers(patients, size)
    light, stain = (0.9 + 0.2 * patients.form[:, i, None] for i in (0, 1))
    room = (WALLS[patients.wall] * light)[:, :, None, None]
    slide = _over(np.broadcast_to(room, (len(patients), 3, size, size)), TISSUE, inside)
    for colour, cover in zip((BODY, NUCLEUS), parts, strict=True):
        slide = _over(slide, np.clip(colour * stain, 0, 1), cover)
    return slide.astype(np.float32)


def _over(below, colour, cover):
    """A colour (3,) or (n, 3) laid over what is below, as far as it covers, (n, size, size)."""
    return below + cover[:, None] * (np.atleast_2d(colour)[:, :, None, None] - below)


def covers(patients, size):
    """How far each pixel is covered by the field, by the cell and by its nucleus: 3 (n, s, s)."""
    place = (np.arange(size) + 0.5) / size * 2 - 1
    y, x = np.meshgrid(place, place, indexing="ij")
    form, soft = patients.form, 2 / size
    left, top = (0.3 * (form[:, i, None, None] - 0.5) for i in (2, 3))
    radius = 0.42 + 0.1 * (form[:, 4, None, None] - 0.5)
    swing, large = (_range(*between, patients.cell, form[:, i])[:, None, None]
                    for between, i in ((CROOKED, 5), (LARGE, 6)))  # fmt: skip
    away, around = np.hypot(x - left, y - top), np.arctan2(y - top, x - left)
    edges = (FIELD - np.hypot(x, y)[None], radius * (1 + swing * _outline(form, around)) - away,
             radius * large - away)  # fmt: skip
    return [np.broadcast_to(np.clip(edge / soft + 0.5, 0, 1), away.shape) for edge in edges]


def _range(few, many, cell, share):
    low, high = (np.where(cell == 1, many[i], few[i]) for i in (0, 1))
    return low + share * (high - low)


def _outline(form, around):
    """How the edge swings along the angle `around`: mean 0, mean square 1, one form each."""
    strength, phase = form[:, 7 : 7 + SWINGS] + 0.2, 2 * np.pi * form[:, 7 + SWINGS :]
    waves = np.arange(2, 2 + SWINGS)[:, None, None] * around[:, None] + phase[:, :, None, None]
    strength = strength / np.sqrt((strength**2).mean(1, keepdims=True) * SWINGS / 2)
    return (strength[:, :, None, None] * np.cos(waves)).sum(1)
