"""Ellipsoids to pictures: smooth, exact, and only where something can be seen.

The list of (pixel, surface) pairs that can be seen is found without gradients; everything on
that list is differentiated. There is no second, faster path: pictures, masks and Jacobians come
from the same lines.
"""

import torch

from figures_src.worlds.menagerie import camera, ground
from figures_src.worlds.menagerie.camera import grid
from figures_src.worlds.menagerie.clay import shaded
from figures_src.worlds.menagerie.ground import backdrop
from figures_src.worlds.menagerie.scene import portrait
from figures_src.worlds.menagerie.surfaces import coverage, shares, split, surface, visible

CACHE = 16384  # pixels handled at once, so that the working set stays near the processor


def render(scenes, size=32, soft=1.0, dtype=torch.float32):
    """Pictures (count, 3, size, size) in [0, 1], differentiable with respect to scenes.theta.

    soft: pixels over which an edge rises (slope 1/soft per pixel); 0 gives hard edges, whose
    pictures are exact but whose silhouettes have no gradient.
    """
    pictures = [picture for picture, _ in painted(scenes, size, soft, dtype)]
    return torch.cat(pictures) if pictures else torch.zeros(0, 3, size, size, dtype=dtype)


def painted(scenes, size, soft, dtype):
    """`paint` for a few pictures at a time, so that their pixels stay near the processor."""
    scenes = scenes.with_theta(scenes.theta.to(dtype))
    step, screen = max(1, CACHE // size**2), grid(size, dtype)
    rows, floors = camera.table(scenes).split(step, 2), ground.table(scenes).split(step, 1)
    few = zip(rows, floors, strict=True)
    return (paint(bodies, floor, screen, size, soft) for bodies, floor in few)


def image_of(species, theta, size=32, soft=1.0, scene=None):
    """One picture (3, size, size) as a function of one theta (33): what jvp differentiates.

    scene: a Scenes of length one whose fixed pose, paint and dress are used; by default the
    portrait of `species`.
    """
    scene = portrait(species) if scene is None else scene
    return render(scene.with_theta(theta[None]), size, soft, theta.dtype)[0]


def jacobian(scenes, size=32, soft=1.0):
    """d picture / d theta (count, 3·size², 33), forward mode, in theta's own precision.

    Every picture depends on its own theta only, so one displacement shared by all scenes
    gives every scene its own Jacobian in a single sweep.
    """

    def displaced(by):
        moved = scenes.with_theta(scenes.theta + by)
        return render(moved, size, soft, scenes.theta.dtype).flatten(1)

    return torch.func.jacfwd(displaced)(torch.zeros_like(scenes.theta[0]))


def paint(rows, floor, screen, size, soft):
    """A small batch: pictures, and for every visible pair its (share, pixel, part).

    rows, floor: the tables of `camera` and `ground`. The share is the part of the pixel's light
    that comes from that surface; `pixel` counts through all pictures of the batch.
    """
    pixel, part = visible(rows.detach(), *screen, size, soft)
    share, depth = seen(rows, pixel, part, screen, size, soft)
    kept = (share > 0).nonzero()[:, 0]
    share, depth, pixel, part = (x.index_select(0, kept) for x in (share, depth, pixel, part))
    colour = shaded(*gathered(rows, pixel, part, screen), depth)
    behind = backdrop(floor, *screen).flatten(1)
    front = torch.zeros_like(behind).index_add(1, pixel, colour * share)
    covered = torch.zeros_like(behind[0]).index_add(0, pixel, share)
    flat = front + behind * (1 - covered)
    pictures = flat.reshape(3, floor.shape[1], size, size).transpose(0, 1)
    return pictures.clamp(0, 1), (share, pixel, part)


def seen(rows, pixel, part, screen, size, soft):
    """Share and depth of every pair."""
    named, eye = gathered(rows, pixel, part, screen)
    edge, depth = surface(named, eye, size)
    total = rows.shape[2] * size**2
    return shares(pixel, coverage(edge, soft), depth, soft, total), depth


def gathered(rows, pixel, part, screen):
    """The table's rows for every pair, named, and where in its picture the pixel lies."""
    image = torch.div(pixel, len(screen[0]), rounding_mode="floor")
    spot = pixel - image * len(screen[0])
    chosen = rows.flatten(1).index_select(1, part * rows.shape[2] + image)
    return split(chosen), [axis.index_select(0, spot) for axis in screen]
