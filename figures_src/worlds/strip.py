"""A strip of paper folded in half again and again, as thick as its layers are many.

Each movement of the hand lays the right half over the left, so n movements make 2ⁿ layers and
2ⁿ - 1 creases. The layers lie one above the other with air between them: no two places of the
strip share a point of the plane, so a function that unfolds it exists. The stack is always drawn
in the square [-1, 1]², however often it was folded.
"""

import numpy as np


def stacked(places, folds):
    """Where places on the strip come to lie when it is folded.

    places: (points,) in 0 … 1 along the flat strip
    Returns across (points,) in 0 … 1 from the left edge of the stack to the right one, and
    layer (points,) counted from below, 0 … 2^folds - 1.
    """
    if folds < 0:
        raise ValueError(f"a strip cannot be folded {folds} times")
    across, layer = np.asarray(places, dtype=float).copy(), np.zeros(len(places), dtype=int)
    for fold in range(folds):
        over = across > 0.5
        across = 2 * np.where(over, 1 - across, across)
        layer = np.where(over, 2 ** (fold + 1) - 1 - layer, layer)
    return across, layer


def folded_strip(points, folds, rng):
    """Random places of the strip, and where they lie in the folded stack.

    Returns positions (points, 2) and places along the flat strip (points,), all in -1 … 1.
    """
    places = rng.uniform(0, 1, points)
    across, layer = stacked(places, folds)
    height = 2 * layer / max(2**folds - 1, 1) - (folds > 0)
    return np.stack([2 * across - 1, height], axis=1), 2 * places - 1


def outline(folds, vertices=24):
    """The folded strip as one curve (points, 3): across, height, place on the strip, for drawing.

    Layers are straight and as long as the stack is high; creases are half circles, the widest of
    `vertices` points. The unit of across and height is the distance between two layers.
    """
    pieces, length = 2**folds, max(2**folds - 1, 1)
    _, layer = stacked((np.arange(pieces) + 0.5) / pieces, folds)
    curve = [(0.0, 0.0, 0.0)]
    for piece in range(pieces):
        right = piece % 2 == 0  # a strip runs to the right, and back in the next layer
        curve.append((float(length * right), float(layer[piece]), (piece + 1) / pieces))
        if piece + 1 < pieces:
            points = max(5, round(vertices * abs(layer[piece + 1] - layer[piece]) / length))
            curve += crease(curve[-1], layer[piece + 1], 1 if right else -1, points)
    return np.array(curve)


def crease(start, height, outwards, points):
    """A half circle from the end of one layer to the end of another, to the right for 1."""
    across, below, place = start
    middle, radius = (below + height) / 2, (height - below) / 2
    turn = np.linspace(-np.pi / 2, np.pi / 2, points)
    return [
        (across + outwards * abs(radius) * np.cos(a), middle + radius * np.sin(a), place)
        for a in turn
    ]
