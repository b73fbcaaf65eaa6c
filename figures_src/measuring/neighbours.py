"""The nearest neighbour as a reader of pictures, and how far it can be trusted.

It reads a picture as its nearest example is labelled. To change that answer a change must carry
the picture across the plane halfway between some other example and *every* example of its own
class, so half-plane distances are guarantees: no attack, known or unknown, is shorter
(Wang, Liu, Yi, Zhou & Hsieh 2019, arXiv:1906.03972).
"""

import torch


def certificate(images, labels, examples, names, helpers=8):
    """How far (L2) each picture's label is safe for a nearest-neighbour reader: (n,).

    images (n, D), labels (n,), examples (m, D), names (m,). helpers: the nearest own examples
    whose half-planes are used; more of them can only raise the guarantee. Negative or zero where
    the picture is not read rightly.
    """
    squares = torch.cdist(images, examples).square()
    own = names == labels[:, None]
    near = squares.masked_fill(~own, torch.inf).topk(helpers, largest=False).indices
    best = torch.full_like(squares, -torch.inf)
    for column in near.T:
        apart = torch.cdist(examples[column], examples).clamp(min=1e-12)
        ahead = squares - squares.gather(1, column[:, None])
        best = torch.maximum(best, ahead / (2 * apart))
    return best.masked_fill(own, torch.inf).min(1).values
