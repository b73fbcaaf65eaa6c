"""How bent: a classifier's lead, and its border.

A network of ReLUs is flat in pieces, its Hessian zero almost everywhere; so its second derivative
is taken as a difference of gradients over a stated reach, which for an adversarial change is the
length of that change. All curvatures are one over a length in pixel L2, pixels in [0, 1]; times
the length of a change they say how far from straight things are over that change.

Boundary curvature and robustness: Fawzi, Moosavi-Dezfooli & Frossard 2016, arXiv:1608.08967.
"""

import torch

from figures_src.measuring import attacks


def slopes(classifier, images, labels):
    """Gradient of the lead of `labels` by the pixels (n, D)."""
    return attacks.slope(classifier, images, attacks.called(labels)).flatten(1)


def turned(classifier, images, labels, ways, reach):
    """Hessian-vector products of the lead: how the gradient changes along unit `ways` (n, D).

    reach (n,): the distance either way over which the change is taken.
    """
    ahead = (reach[:, None] * ways).view_as(images)
    front = slopes(classifier, images + ahead, labels)
    return (front - slopes(classifier, images - ahead, labels)) / (2 * reach[:, None])


def along(classifier, images, labels, ways, reach):
    """|second derivative of the lead| along unit ways, over its slope there: (n,), 1 / length."""
    bend = (turned(classifier, images, labels, ways, reach) * ways).sum(1)
    return bend.abs() / slopes(classifier, images, labels).norm(dim=1)


def of_border(classifier, images, labels, ways, reach):
    """Curvature of the level set through each picture in directions `ways` (n, D): (n,).

    Directions are first laid into the plane that touches the level set.
    """
    steep = slopes(classifier, images, labels)
    flat = unit(ways - project(ways, unit(steep)[:, None]))
    bend = (turned(classifier, images, labels, flat, reach) * flat).sum(1)
    return bend.abs() / steep.norm(dim=1)


def strongest(classifier, images, labels, reach, rounds, generator, plane=None):
    """Largest curvature of the level set in any direction, by power iteration: (n,).

    plane (n, k, D): orthonormal rows; directions are then sought in their span only.
    """
    across = unit(slopes(classifier, images, labels))[:, None]
    ways = torch.randn(images.flatten(1).shape, generator=generator)
    for _ in range(rounds):
        ways = ways if plane is None else project(ways, plane)
        ways = unit(ways - project(ways, across))
        ways, last = turned(classifier, images, labels, ways, reach), ways
    return of_border(classifier, images, labels, last, reach)


def unit(ways):
    """Directions (n, D) of length one."""
    return ways / ways.norm(dim=1, keepdim=True).clamp(min=1e-12)


def project(ways, plane):
    """The part of ways (n, D) that lies in the span of orthonormal rows (n, k, D)."""
    return ((ways[:, None] @ plane.mT) @ plane)[:, 0]
