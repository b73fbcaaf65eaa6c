"""How many dimensions does a cloud of points have? Three answers from the distances alone.

All three ask how fast the number of neighbours grows with the distance. TwoNN asks it of the
two nearest neighbours; Levina and Bickel of the nearest k; `by_scale` between the k-th and the
2k-th, for ever larger k, and so at ever larger scales. Every answer depends on scale, noise,
curvature and the number of points: calibrate on a known dimension first.

Facco et al. (2017), arXiv:1803.06992 (TwoNN); Levina and Bickel (2004), NeurIPS 17, averaged as
MacKay and Ghahramani (2005) proposed; Denti et al. (2022), arXiv:2104.13832 (ratios k, 2k).
"""

import numpy as np


def neighbours(points, count):
    """Distances (points, count) from each of (points, d) to its nearest others, ascending."""
    if not 0 < count < len(points):
        raise ValueError(f"{len(points)} points have no {count} neighbours each")
    square = (points**2).sum(1)
    squares = square[:, None] + square - 2 * points @ points.T
    np.fill_diagonal(squares, -1.0)  # the point itself comes first and is dropped
    nearest = np.sort(np.partition(squares, count, axis=1)[:, : count + 1], axis=1)[:, 1:]
    return np.sqrt(np.maximum(nearest, 1e-24))


def twonn(points):
    """The TwoNN estimate (maximum likelihood form) of the dimension of (points, d)."""
    return between(neighbours(points, 2), 1)


def between(distances, k):
    """The dimension at the scale between the k-th and the 2k-th neighbour.

    For points spread evenly in d dimensions the mean of log(r_2k / r_k) is
    (1/k + … + 1/(2k-1)) / d; for k = 1 this is TwoNN.
    """
    ratio = np.log(distances[:, 2 * k - 1] / distances[:, k - 1]).mean()
    return (1 / np.arange(k, 2 * k)).sum() / ratio


def levina_bickel(points, k=20):
    """The Levina–Bickel estimate of the dimension of (points, d) from k neighbours each."""
    distances = neighbours(points, k)
    logs = np.log(distances[:, -1:] / distances[:, :-1])
    return (k - 2) / logs.sum(1).mean()


def by_scale(points, octaves):
    """Scale and dimension, each (octaves,), for k = 1, 2, 4 …; scale is the middle r_2k."""
    distances = neighbours(points, 2**octaves)
    ks = 2 ** np.arange(octaves)
    scale = [np.median(distances[:, 2 * k - 1]) for k in ks]
    return np.array(scale), np.array([between(distances, k) for k in ks])


def window(scale, dimension, expected, tolerance):
    """The widest unbroken run of scales whose estimate is near `expected`, as a factor of scale.

    0 where no scale qualifies, 1 where a single one does.
    """
    near, widest, start = np.abs(dimension - expected) < tolerance, 0.0, None
    for here, is_near in enumerate(near):
        start = (here if start is None else start) if is_near else None
        if is_near:
            widest = max(widest, scale[here] / scale[start])
    return float(widest)
