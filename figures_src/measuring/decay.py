"""How fast a good thing fades: with distance, with the number of examples, with dimension."""

import numpy as np


def half_life(distances, values, floor):
    """Distance at which `values` have lost half of what they had above `floor` at the first.

    distances (n,) rising from 0, values (n,). Interpolated between the two places around the
    first crossing; where there is none, the farthest distance and False; where there was nothing
    to lose, 0. Returns (distance, crossed).
    """
    half = (values[0] + floor) / 2
    if values[0] <= floor:
        return 0.0, True
    below = np.flatnonzero(np.asarray(values) < half)
    if not len(below):
        return float(distances[-1]), False
    return _between(distances, values, below[0], half), True


def enough(sizes, errors, wanted):
    """How many examples bring the error down to `wanted`, on a line in log-log: a float.

    Errors are above 0. Beyond the last size the line through the last two goes on, to at
    most 64 times that size.
    """
    x, y = np.log(sizes), np.log(errors)
    below = np.flatnonzero(y <= np.log(wanted))
    if len(below) and below[0] == 0:
        return float(sizes[0])
    last = below[0] if len(below) else len(x) - 1
    slope = min((y[last] - y[last - 1]) / (x[last] - x[last - 1]), -1e-3)
    at = x[last] + (np.log(wanted) - y[last]) / slope
    return float(np.exp(min(at, x[-1] + np.log(64))))


def exponent(sizes, values):
    """Slope of log value (above 0) against log size, by least squares: a power law's exponent."""
    return float(np.polyfit(np.log(sizes), np.log(values), 1)[0])


def rank_correlation(some, others):
    """Spearman's correlation of two lists without ties in mind (average ranks): a float."""
    return float(np.corrcoef(_ranks(some), _ranks(others))[0, 1])


def _ranks(values):
    order, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[inverse]


def _between(distances, values, i, level):
    left, right = values[i - 1], values[i]
    share = (left - level) / (left - right)
    return float(distances[i - 1] + share * (distances[i] - distances[i - 1]))
