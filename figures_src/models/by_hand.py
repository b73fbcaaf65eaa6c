"""A network whose weights nobody trained: it unfolds a strip because we wrote the folds down.

A network is here a list of (weights, bias), weights (fan in, units), with ReLU between layers and
none after the last. Everything is float64, so that what is exact on paper stays exact.

To undo one folding in half, a network must see which half a point lies in and turn that half
over; two layers do it. With `a` the place across the stack (0 … 1) and `l` the layer (a whole
number, m of them below the fold): over = relu(l - m + 1) - relu(l - m) is 0 below and 1 above,
and the unfolded place is a/2 + relu(over - a), the unfolded layer l - over·(2(l - m) + 1).
Depth makes folds exponentially cheap: Telgarsky 2016, "Benefits of depth in neural networks".
"""

import numpy as np


def run(layers, points):
    """The last layer's answer (points, units) to points (points, inputs)."""
    for weights, bias in layers[:-1]:
        points = np.maximum(points @ weights + bias, 0)
    weights, bias = layers[-1]
    return points @ weights + bias


def parameters(layers):
    """How many numbers a network consists of."""
    return sum(weights.size + bias.size for weights, bias in layers)


def unfolder(folds):
    """Network from positions in the stack of `folded_strip` to places on the strip, -1 … 1.

    folds: how often the strip was folded in half, at least once. Two hidden layers for each.
    """
    if folds < 1:
        raise ValueError("an unfolder needs at least one fold to undo")
    high = 2**folds - 1
    # from the square -1 … 1 to a in 0 … 1 and l in 0 … high
    scale, shift = np.diag([0.5, high / 2]), np.array([0.5, high / 2])
    layers = []
    for fold in reversed(range(folds)):
        see, turn = one_fold(2.0**fold)
        layers.append((scale @ see[0], shift @ see[0] + see[1]))
        layers.append(turn)
        scale, shift = UNFOLDED, np.zeros(2)
    return [*layers, (scale[:, :1] * 2, np.array([-1.0]))]


# units of a turning layer: a, over - a, unfolded l  ->  unfolded a and l
UNFOLDED = np.array([[0.5, 0.0], [1.0, 0.0], [0.0, 1.0]])


def one_fold(below):
    """Weights and biases of the two layers that undo one fold over `below` layers."""
    # from a, l to relu of: a, l, l - m + 1, l - m
    see = np.array([[1.0, 0, 0, 0], [0, 1, 1, 1]]), np.array([0, 0, 1 - below, -below])
    # to relu of: a, over - a, and l less twice (l - m + 1/2) above the fold
    turn = np.array([[1.0, -1, 0], [0, 0, 1], [0, 1, -1], [0, -1, -1]]), np.zeros(3)
    return see, turn
