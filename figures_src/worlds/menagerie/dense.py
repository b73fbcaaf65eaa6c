"""One picture with nothing left out: the lines of `picture.py` over all pairs of pixel and surface.

`picture.paint` lists the pairs that can be seen, so the length of its work hangs on the scene. A
network that is exported must do the same steps for every scene. Here every surface meets every
pixel; what the list leaves out contributes exactly nothing, so both give the same picture.
"""

import torch

from figures_src.worlds.menagerie import camera, ground
from figures_src.worlds.menagerie.clay import shaded
from figures_src.worlds.menagerie.surfaces import coverage, hiding, split, surface


def picture(scene, size=32, soft=1.0):
    """The picture (3, size, size) of a Scenes of length one, as `picture.render` draws it."""
    return painted(camera.table(scene), ground.table(scene), size, soft)


def painted(rows, floor, size, soft=1.0):
    """The same from one scene's columns of the tables of `camera` and `ground`."""
    eye = camera.grid(size, rows.dtype)
    named = split(rows)  # (numbers, parts, 1) each, against (pixels)
    edge, depth = surface(named, eye, size)
    share = shares(coverage(edge, soft), depth, soft)
    behind = ground.backdrop(floor, *eye)[:, 0]
    front = (shaded(named, eye, depth) * share).sum(1)
    return (front + behind * (1 - share.sum(0))).clamp(0, 1).reshape(3, size, size)


def shares(cover, depth, soft):
    """The share of each surface in each pixel's light, both (parts, pixels); see `surfaces.shares`.

    cover·Π(1 - cover·hiding) over the other surfaces, brought to the sum 1 - Π(1 - cover).
    """
    over = hiding(depth[:, None] - depth[None], soft)  # how far the second hides the first
    others = 1 - torch.eye(len(cover), dtype=cover.dtype)[..., None]
    clear = cover * (1 - cover[None] * over * others).prod(1)
    return clear * (1 - (1 - cover).prod(0)) / (clear.sum(0) + 1e-12)
