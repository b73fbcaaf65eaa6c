"""The trained residual network, forward, in plain Python.

The same formula as `figures_src.models.residual`, point by point:

    x_{l+1} = x_l + W2_l · tanh(W1_l · x_l + b1_l) + b2_l        x_l in R³
"""

from math import tanh
from typing import NamedTuple


class Layer(NamedTuple):
    """One layer. units: per hidden unit its row of W1, its b1 and its column of W2; bias: b2."""

    units: tuple[tuple[float, ...], ...]
    bias: tuple[float, float, float]


def layers(arrays, name):
    """The layers of network `name`, from `name`.weights_in (layers, hidden, 3), .bias_in
    (layers, hidden), .weights_out (layers, 3, hidden) and .bias_out (layers, 3)."""
    parts = ("weights_in", "bias_in", "weights_out", "bias_out")
    kept = zip(*(arrays[f"{name}.{part}"] for part in parts), strict=True)
    return tuple(Layer(_units(w1, b1, w2), tuple(b2)) for w1, b1, w2, b2 in kept)


def _units(rows, biases, outside):
    columns = zip(*outside, strict=True)
    return tuple((*row, b, *out) for row, b, out in zip(rows, biases, columns, strict=True))


def step(layer, points):
    """Every point (x, y, z) after one layer."""
    units, (p, q, r) = layer
    moved = []
    for x, y, z in points:
        to_x, to_y, to_z = x + p, y + q, z + r
        for a, b, c, d, e, f, g in units:
            active = tanh(a * x + b * y + c * z + d)
            to_x += e * active
            to_y += f * active
            to_z += g * active
        moved.append((to_x, to_y, to_z))
    return moved


def states(layers, points):
    """The points before the first layer and after each: layers + 1 lists."""
    found = [points]
    for layer in layers:
        found.append(step(layer, found[-1]))
    return found


def between(before, after, share):
    """Points part of the way through a layer: each has gone `share` of its own step."""
    return [
        (x + share * (p - x), y + share * (q - y), z + share * (r - z))
        for (x, y, z), (p, q, r) in zip(before, after, strict=True)
    ]
