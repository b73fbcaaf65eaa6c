"""Two lengths at a classifier's border: how wide the doubt is, and how far it goes straight.

Unit: pixel L2 with pixels in [0, 1]. The border is where a label's lead over the best other class
is zero. A network of ReLUs is flat in pieces, so its curvature is asked for at a stated scale:
how much the direction of the gradient changes over `reach`.
"""

import math

import torch

from figures_src.measuring import attacks

SURE = math.log(9)  # log-odds of 90 % against 10 %, between two classes


def lead_slope(classifier, images, labels):
    """Gradient of the lead of `labels` by the pixels (n, D)."""
    return attacks.slope(classifier, images, attacks.called(labels)).flatten(1)


def onto(classifier, images, beyond, labels, halvings=20):
    """The place of the border on the way from images to pictures beyond it (n, 3, h, w)."""
    near, far = images, beyond
    for _ in range(halvings):
        middle = (near + far) / 2
        inside = attacks.lead(classifier(middle), labels) > 0
        near = torch.where(inside[:, None, None, None], middle, near)
        far = torch.where(inside[:, None, None, None], far, middle)
    return (near + far) / 2


def width(classifier, border, labels):
    """From 90 % on one side to 90 % on the other, as steep as it is at the border: (n,)."""
    return 2 * SURE / lead_slope(classifier, border, labels).norm(dim=1)


def radius(classifier, border, labels, reach, rounds, generator):
    """Radius of the border's strongest bend, seen over `reach` (n,).

    Power iteration (`rounds`) with differences of gradients on the second fundamental form of
    the level set, in the plane that touches it (Moosavi-Dezfooli et al. 2019, arXiv:1811.09716,
    penalise the same curvature of the loss).
    """
    steep = lead_slope(classifier, border, labels)
    length = steep.norm(dim=1, keepdim=True)
    across = steep / length

    def flat(v):
        return v - (v * across).sum(1, keepdim=True) * across

    way = flat(torch.randn(steep.shape, generator=generator))
    for _ in range(rounds):
        way = way / way.norm(dim=1, keepdim=True).clamp(min=1e-12)
        ahead = (reach * way).view_as(border)
        change = lead_slope(classifier, border + ahead, labels) - lead_slope(
            classifier, border - ahead, labels
        )
        way = flat(change) / (2 * reach * length)
    return 1 / way.norm(dim=1)
