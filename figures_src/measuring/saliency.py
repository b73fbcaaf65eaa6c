"""Maps of what a network is said to look at, and how well they say it.

A map is (n, size, size), not negative, for pictures (n, 3, size, size) and `answer`, a function
from pictures to one number each, such as the logit of one class over the other. From each map,
and from the exchange of one thing for another, comes a score for each picture; `replies` marks
the scores of networks of which it is known what they read.
"""

import numpy as np
import torch
from torch.nn.functional import interpolate

from figures_src.measuring import attacks, ranking
from figures_src.measuring.shortcut import share

STEPS = 16  # on the way from grey, of `integrated_gradients`
PATCH = 4  # pixels a side of what `occlusion` hides


def gradient(answer, pictures):
    """How fast the answer moves with each pixel (Simonyan et al. 2014, arXiv:1312.6034)."""
    return _slope(answer, pictures).abs().sum(1)


def integrated_gradients(answer, pictures):
    """What each pixel adds on the straight way from grey (Sundararajan et al. 2017,
    arXiv:1703.01365); the grey is the mean of the pictures."""
    grey = pictures.mean((0, 2, 3), keepdim=True)
    shares = (torch.arange(STEPS) + 0.5) / STEPS
    slopes = sum(_slope(answer, grey + share * (pictures - grey)) for share in shares) / STEPS
    return (slopes * (pictures - grey)).sum(1).abs()


@torch.no_grad()
def occlusion(answer, pictures):
    """How far the answer moves when a patch is painted grey (Zeiler and Fergus 2014,
    arXiv:1311.2901), patch by patch without overlap."""
    before, size = answer(pictures), pictures.shape[-1]
    grey = pictures.mean((0, 2, 3))[:, None, None]
    moved = torch.zeros(len(pictures), 1, size // PATCH, size // PATCH)
    for row in range(size // PATCH):
        for column in range(size // PATCH):
            hidden = pictures.clone()
            down, right = (slice(PATCH * k, PATCH * (k + 1)) for k in (row, column))
            hidden[:, :, down, right] = grey
            moved[:, 0, row, column] = (answer(hidden) - before).abs()
    return interpolate(moved, scale_factor=PATCH)[:, 0]


MAPS = {
    "gradient": gradient,
    "integrated_gradients": integrated_gradients,
    "occlusion": occlusion,
}


def density(maps, region):
    """How much more of a map lies in a region than its area would give: (n,), 1 for as much.

    region: how far it covers each pixel, (n, size, size), 0 to 1
    """
    there = (maps * region).sum((1, 2)) / maps.sum((1, 2)).clamp(min=1e-12)
    return there / region.mean((1, 2))


@torch.no_grad()
def exchange(answer, pictures, one, other):
    """How far the answer moves if one thing is exchanged, over how far if the other is: (n,)."""
    here, *there = (answer(seen).numpy() for seen in (pictures, one, other))
    moved = [np.abs(each - here) for each in there]
    return moved[0] / np.maximum(moved[1], 1e-12)


def replies(name, reader, other, blanks, bound=1.0):
    """How often scores (n,) of one who reads the region lie above a bound, and those of others.

    reader, other: scores of two networks for the same pictures; blanks: of networks that were
    taught nothing. Returns, under `name`_…: sensitivity, specificity and blank (how many, of how
    many); density, the reader's median score; sorts, the area under the curve, for one who can
    compare the two networks and needs no bound; fitted, the mean of sensitivity and specificity
    on the second half of the pictures with the bound that is best on the first
    """
    halves = [(each[: len(each) // 2], each[len(each) // 2 :]) for each in (reader, other)]
    learnt, asked = zip(*halves, strict=True)
    told = {
        "sensitivity": share(reader > bound),
        "specificity": share(other <= bound),
        "blank": share(np.concatenate(blanks) > bound),
        "density": float(np.median(reader)),
        "sorts": ranking.auc(
            np.concatenate([reader, other]), np.arange(len(reader) + len(other)) < len(reader)
        ),
        "fitted": _even(*asked, best_bound(*learnt)),
    }
    return {f"{name}_{what}": value for what, value in told.items()}


def best_bound(above, below):
    """The bound that parts most of the scores `above` from those `below`, halfway between two."""
    scores = np.unique(np.concatenate([above, below]))
    bounds = np.concatenate([scores[:1] - 1, (scores[1:] + scores[:-1]) / 2, scores[-1:] + 1])
    return bounds[np.argmax([_even(above, below, bound) for bound in bounds])]


def _even(above, below, bound):
    """Mean of the shares on their side of the bound."""
    return float((np.mean(above > bound) + np.mean(below <= bound)) / 2)


def _slope(answer, pictures):
    return attacks.slope(answer, pictures, lambda score: score)
