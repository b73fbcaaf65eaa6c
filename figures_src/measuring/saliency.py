"""Maps of what a network is said to look at: how much each pixel moves its answer.

A map is (n, size, size), not negative, for pictures (n, 3, size, size) and `answer`, a function
from pictures to one number each, such as the logit of one class over the other.
"""

import torch
from torch.nn.functional import interpolate

STEPS = 16  # on the way from grey, of `along`
PATCH = 4  # pixels a side of what `covered` hides


def gradient(answer, pictures):
    """How fast the answer moves with each pixel (Simonyan et al. 2014, arXiv:1312.6034)."""
    return _slope(answer, pictures).abs().sum(1)


def along(answer, pictures):
    """What each pixel adds on the straight way from grey (Sundararajan et al. 2017,
    arXiv:1703.01365); the grey is the mean of the pictures."""
    grey = pictures.mean((0, 2, 3), keepdim=True)
    shares = (torch.arange(STEPS) + 0.5) / STEPS
    slopes = sum(_slope(answer, grey + share * (pictures - grey)) for share in shares) / STEPS
    return (slopes * (pictures - grey)).sum(1).abs()


@torch.no_grad()
def covered(answer, pictures):
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


MAPS = {"gradient": gradient, "along": along, "covered": covered}


def density(maps, region):
    """How much more of a map lies in a region than its area would give: (n,), 1 for as much.

    region: how far it covers each pixel, (n, size, size), 0 to 1
    """
    share = (maps * region).sum((1, 2)) / maps.sum((1, 2)).clamp(min=1e-12)
    return share / region.mean((1, 2))


def _slope(answer, pictures):
    pictures = pictures.clone().requires_grad_(True)
    (slope,) = torch.autograd.grad(answer(pictures).sum(), pictures)
    return slope
