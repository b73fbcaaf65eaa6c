"""A trained layer taken apart into gestures: turn, stretch, turn, shift, fold, press.

The singular value decomposition writes every matrix of weights as a turn, a stretch along the
axes, and another turn (either turn may include a mirror). Adding the bias shifts. ReLU is a fold
and a press: |z| lays the negative half of space over the positive half like paper, and the mean
of z and |z| presses flat what was folded. This is a theorem; only the rounding is measured.
"""

import numpy as np


def taken_apart(weights, bias):
    """One layer as (turn, stretch, turn, shift).

    weights: (fan in, units); bias: (units,). Returns turn (fan in, rank), stretch (rank,),
    turn (rank, units), both with orthonormal directions, and shift (units,).
    """
    first, stretch, second = np.linalg.svd(np.asarray(weights, float), full_matrices=False)
    return first, stretch, second, np.asarray(bias, float)


def gestured(layers, points):
    """The answer of a network (a list of (weights, bias)) rebuilt from gestures alone."""
    for number, layer in enumerate(layers):
        first, stretch, second, shift = taken_apart(*layer)
        points = ((points @ first) * stretch) @ second + shift
        if number < len(layers) - 1:
            folded = np.abs(points)
            points = (points + folded) / 2
    return points
