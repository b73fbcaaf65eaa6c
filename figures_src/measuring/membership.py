"""Three meanings of "inside": the box that was drawn from, the hull of what was seen, nearness.

Unit of distances: pixel L2, or that of the points given.
"""

import torch


def hull(points, asked, rounds, generator=None):
    """Is each asked point (m, d) a mixture of the points (n, d)?

    Returns +1 (inside: a mixture comes within `NEAR` of it), -1 (outside: a plane was found with
    every point on the far side, which is a proof), 0 (undecided after `rounds`); int (m,).
    Pairwise Frank-Wolfe on the squared distance (Lacoste-Julien and Jaggi 2015,
    arXiv:1511.05932), with the separating plane of Kalantari 2015 (arXiv:1204.1873) as a stop.
    """
    size = (points - points.mean(0)).norm(dim=1).mean()
    verdict = torch.zeros(len(asked), dtype=torch.int)
    open_ = torch.arange(len(asked))
    weights = torch.zeros(len(asked), len(points))
    start = torch.cdist(asked, points).argmin(1)
    weights[open_, start] = 1.0
    at = points[start].clone()
    for _ in range(rounds):
        gap = at - asked[open_]
        near = gap.norm(dim=1) < NEAR * size
        heights = gap @ points.T
        lowest, toward = heights.min(1)
        apart = lowest > (gap * asked[open_]).sum(1) + 1e-6 * size * gap.norm(dim=1)
        verdict[open_[near]], verdict[open_[apart & ~near]] = 1, -1
        left = ~(near | apart)
        open_, weights, at, gap, heights, toward = (
            x[left] for x in (open_, weights, at, gap, heights, toward)
        )
        if not len(open_):
            break
        away = heights.masked_fill(weights == 0, -torch.inf).argmax(1)
        each = torch.arange(len(open_))
        way = points[toward] - points[away]
        reach = -(gap * way).sum(1) / way.square().sum(1).clamp(min=1e-12)
        reach = torch.minimum(reach.clamp(min=0), weights[each, away])
        weights[each, away] -= reach
        weights[each, toward] += reach
        at = at + reach[:, None] * way
    return verdict


NEAR = 0.01  # of the points' mean distance from their middle: as near as a mixture has to come


def nearest(points, asked, apart=0):
    """Distance of each asked point (m,) to the nearest of the points.

    apart: 1 where the asked are the first of the points, so that none is its own neighbour
    """
    distances = torch.cdist(asked, points)
    return distances.topk(1 + apart, largest=False).values[:, -1]


def components(points, count, generator, rounds=4):
    """Mean (d,) and the first principal directions (d, count) of points (n, d).

    Subspace iteration with a little room (Halko, Martinsson and Tropp 2011, arXiv:0909.4061).
    """
    middle = points.mean(0)
    centred = points - middle
    basis = torch.randn(points.shape[1], count + 10, generator=generator)
    for _ in range(rounds):
        basis = torch.linalg.qr(centred.T @ (centred @ basis)).Q
    _, _, rotation = torch.linalg.svd(centred @ basis, full_matrices=False)
    return middle, (basis @ rotation.T)[:, :count]
