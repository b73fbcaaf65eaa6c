"""How flat does a state lie? Three questions asked of points whose place on the sheet is known.

All take the state of a layer (points, 3) and return one number that is 1 when the sheet lies
flat (or the sheets apart) and falls when it does not.
"""

import numpy as np


def unrolled(state, coordinates):
    """Rank correlation of straight-line distance in the state with distance on the flat sheet.

    state: (points, d), coordinates: (points, 2), both of one sheet. Spearman's ρ over all pairs.
    """
    pairs = np.triu_indices(len(state), 1)
    return rank_correlation(_distances(state)[pairs], _distances(coordinates)[pairs])


def each_unrolled(state, coordinates, which):
    """`unrolled` of every sheet on its own, averaged; which: (points,) number of the sheet."""
    sheets = [which == one for one in np.unique(which)]
    return float(np.mean([unrolled(state[one], coordinates[one]) for one in sheets]))


def rank_correlation(one, other):
    """Spearman's ρ of two (n,) arrays without ties."""
    ranks = [np.argsort(np.argsort(values)) for values in (one, other)]
    return float(np.corrcoef(*ranks)[0, 1])


def read_out(state, coordinates):
    """R² with which a plane through the state reads the sheet's coordinates, their mean.

    Fitted on the first half of the points, scored on the second. 1 is perfect, 0 is no better
    than always saying the mean.
    """
    truth = coordinates[len(state) // 2 :]
    wrong = ((truth - _plane(state, coordinates)) ** 2).sum(0)
    return float((1 - wrong / ((truth - truth.mean(0)) ** 2).sum(0)).mean())


def separated(state, which):
    """Share of points that the best plane (least squares) puts on the side of their own sheet.

    which: (points,) of 0 and 1; fitted on the first half, scored on the second.
    """
    side = _plane(state, 2.0 * which[:, None] - 1)[:, 0] > 0
    return float((side == (which[len(state) // 2 :] == 1)).mean())


def _plane(state, targets):
    """What the least-squares plane of the first half of the points says of the second."""
    design, half = np.hstack([state, np.ones((len(state), 1))]), len(state) // 2
    return design[half:] @ np.linalg.lstsq(design[:half], targets[:half], rcond=None)[0]


def _distances(points):
    return np.linalg.norm(points[:, None] - points[None], axis=-1)
