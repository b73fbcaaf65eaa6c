"""Crumpling in plain Python, and fresh balls pressed by the same hand.

Map and recipe are those of `figures_src.worlds.paper`: a chain of shears x -> x + a·sin(w·x + φ)·d
with w at right angles to d, which never passes the paper through itself; and each shear of a
fresh ball is the most inward of several random ones.
"""

import math
import random
from typing import NamedTuple

# Phases of balls pressed out of even paper differ by nought or π, and rounding must not decide
# which way round the latter goes: the circle of slides is cut elsewhere.
CUT = math.pi - 0.5


class Shear(NamedTuple):
    """amplitude a, frequency w (3), phase φ in radians, direction d (3) of length one."""

    amplitude: float
    frequency: tuple[float, float, float]
    phase: float
    direction: tuple[float, float, float]


def shears(arrays):
    """The chain of shears from the arrays crumple.amplitude, .frequency, .phase, .direction."""
    kept = [arrays[f"crumple.{name}"] for name in Shear._fields]
    return tuple(Shear(*row) for row in zip(*kept, strict=True))


def crush(points, chain):
    """Every point (x, y, z) after all shears, the first one first."""
    for a, (f, g, h), phase, (p, q, r) in chain:
        slides = [a * math.sin(f * x + g * y + h * z + phase) for x, y, z in points]
        points = [
            (x + s * p, y + s * q, z + s * r)
            for (x, y, z), s in zip(points, slides, strict=True)
        ]  # fmt: skip
    return points


def begun(chain, presses):
    """The first of a chain's shears, the last of them as far as it is done: 2.5 presses are two
    shears and the third with half its amplitude."""
    whole, share = int(presses), presses % 1
    last = (one._replace(amplitude=share * one.amplitude) for one in chain[whole : whole + 1])
    return (*chain[:whole], *(last if share else ()))


def fresh(chain, points, tries, seed):
    """A ball pressed anew: as many shears, each as strong and as fine as in `chain`.

    points: the flat paper; tries: random shears of which the most inward is taken
    """
    rng, pressed = random.Random(seed), []
    for known in chain:
        tried = (_inward(known, points, rng) for _ in range(tries))
        pressed.append(max(tried, key=lambda one: one[0])[1])
        points = crush(points, pressed[-1:])
    return tuple(pressed)


def _inward(known, points, rng):
    """How hard a random shear pulls the points inwards at its best phase, and the shear."""
    direction = _unit([rng.gauss(0, 1) for _ in range(3)])
    across = _unit(_cross(direction, [rng.gauss(0, 1) for _ in range(3)]))
    wave = tuple(math.hypot(*known.frequency) * part for part in across)
    height = [_dot(point, direction) for point in points]
    angle = [_dot(point, wave) for point in points]
    cosine = sum(h * math.cos(a) for h, a in zip(height, angle, strict=True))
    sine = sum(h * math.sin(a) for h, a in zip(height, angle, strict=True))
    phase = (-math.pi / 2 - math.atan2(sine, cosine)) % (2 * math.pi)
    return math.hypot(cosine, sine), Shear(known.amplitude, wave, phase, direction)


def between(known, other, share):
    """A chain `share` (0 … 1) of the way from one chain to another of as many shears.

    Wave and direction of each shear turn together, so they stay at right angles and as strong as
    they were: at every share the paper is crumpled, and does not touch itself.
    """
    return tuple(_part_way(a, b, share) for a, b in zip(known, other, strict=True))


def _part_way(known, other, share):
    """One shear part of the way to the nearest way of writing the other."""
    turn = max((_rotation(known, way) for way in _spellings(other)), key=lambda found: found[0])
    _, axis, angle, way = turn
    slide = (way.phase - known.phase + CUT) % (2 * math.pi) - CUT
    return Shear(
        known.amplitude + share * (way.amplitude - known.amplitude),
        _rotate(known.frequency, axis, share * angle),
        known.phase + share * slide,
        _rotate(known.direction, axis, share * angle),
    )


def _spellings(shear):
    """The four ways to write one and the same shear: turn d round, w round, or both."""
    a, (f, g, h), phase, (p, q, r) = shear
    for d, half in (((p, q, r), 0), ((-p, -q, -r), math.pi)):
        yield Shear(a, (f, g, h), phase + half, d)
        yield Shear(a, (-f, -g, -h), math.pi - phase - half, d)


def _rotation(known, other):
    """Cosine, axis and angle of the turn that takes one shear's frame to the other's."""
    before, after = _frame(known), _frame(other)
    turn = [
        [sum(b[i] * a[j] for a, b in zip(before, after, strict=True)) for j in range(3)]
        for i in range(3)
    ]
    cosine = min(1.0, max(-1.0, (turn[0][0] + turn[1][1] + turn[2][2] - 1) / 2))
    twist = turn[2][1] - turn[1][2], turn[0][2] - turn[2][0], turn[1][0] - turn[0][1]
    return cosine, _unit(twist), math.acos(cosine), other


def _frame(shear):
    across = _unit(shear.frequency)
    return shear.direction, across, _cross(shear.direction, across)


def _rotate(vector, axis, angle):
    """A vector turned about an axis of length one (Rodrigues' formula)."""
    cosine, sine = math.cos(angle), math.sin(angle)
    along = _dot(vector, axis) * (1 - cosine)
    aside = _cross(axis, vector)
    return tuple(
        v * cosine + s * sine + a * along for v, s, a in zip(vector, aside, axis, strict=True)
    )


def _dot(left, right):
    return left[0] * right[0] + left[1] * right[1] + left[2] * right[2]


def _cross(left, right):
    (a, b, c), (p, q, r) = left, right
    return b * r - c * q, c * p - a * r, a * q - b * p


def _unit(vector):
    size = math.hypot(*vector) or 1.0
    return tuple(part / size for part in vector)
