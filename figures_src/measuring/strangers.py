"""Where to look for the nearest picture of another species, and how far a scene may go.

`gap.approached` looks from there.
"""

import torch

from figures_src.worlds import menagerie

TURN = 30 * torch.pi / 180  # how far the pool's animal may be turned, either way about each axis


def bounds(scenes, drawn, turn=TURN):
    """Least and largest theta of each scene's species among those drawn, each (n, 33)."""
    low, high = torch.empty_like(scenes.theta), torch.empty_like(scenes.theta)
    for label in scenes.label.unique():
        of_kind = drawn.theta[drawn.label == label]
        low[scenes.label == label], high[scenes.label == label] = of_kind.amin(0), of_kind.amax(0)
    low[:, menagerie.columns("turn")], high[:, menagerie.columns("turn")] = -turn, turn
    return torch.minimum(low, scenes.theta), torch.maximum(high, scenes.theta)


def starts(points, labels, pool, names, count):
    """The nearest picture of each of the `count` nearest other species: rows of pool (n, count).

    points (n, D), labels (n,); pool (m, D), names (m,)
    """
    gaps = torch.cdist(points, pool)
    kinds = names.unique()
    near = torch.stack([gaps.masked_fill(names != kind, torch.inf).min(1).values for kind in kinds])
    which = torch.stack([gaps.masked_fill(names != kind, torch.inf).argmin(1) for kind in kinds])
    near = near.masked_fill(kinds[:, None] == labels, torch.inf)
    return which.gather(0, near.topk(count, 0, largest=False).indices).T


@torch.no_grad()
def seen(scenes, size):
    """Pictures of scenes as points (n, 3·size²)."""
    return menagerie.render(scenes, size).flatten(1)
