"""From theta to what the camera sees: one row of numbers per ellipsoid, and a lit ground.

View frame: x right, y up, z away from the eye, which sits at the origin. A pixel is the ray
t·(u/f, v/f, 1) with u, v in [-1, 1] and f the focal length; f is folded into the rows, so that
every picture of a batch shares the same grid of e = (u, v, 1).

An ellipsoid (p - c)ᵀA(p - c) = 1 meets the ray where a·t² - 2b·t + g = 0 with a = eᵀAe,
b = e·h, h = Ac, g = c·h - 1. Its discriminant b² - a·g = eᵀ(hhᵀ - gA)e is a quadratic form of
the pixel: the silhouette is a conic, known in closed form.
"""

import torch

from figures_src.worlds.menagerie.bodies import build
from figures_src.worlds.menagerie.scene import columns

DISTANCE = 4.0  # object radii from the eye to the middle of the animal
ROUNDING = 0.25  # how much a silhouette smaller than a pixel is kept from looking opaque
PAIRS = ((0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2))  # the entries of a symmetric 3 x 3
# The rows of the table, in order, and how many numbers each takes.
ROWS = {
    "conic": 6, "slope": 6, "form": 6, "pull": 3, "peak": 1, "lens": 1, "light": 3,
    "colour": 3, "gloss": 1, "fur": 1, "phase": 1, "grain": 9, "origin": 3,
}  # fmt: skip


def rotation(turn):
    """Rotation matrices (count, 3, 3) of rotation vectors (count, 3); smooth at zero."""
    angle = (turn.square().sum(1) + 1e-12).sqrt()[:, None, None]
    x, y, z = turn.unbind(1)
    zero = torch.zeros_like(x)
    cross = torch.stack([zero, -z, y, z, zero, -x, -y, x, zero], 1).reshape(-1, 3, 3)
    identity = torch.eye(3, dtype=turn.dtype)
    half = torch.sin(angle / 2) / angle
    return identity + torch.sin(angle) / angle * cross + 2 * half.square() * (cross @ cross)


def about(axis, angle):
    """Rotations (count, 3, 3) by `angle` (count) about coordinate axis 0, 1 or 2."""
    unit = torch.eye(3, dtype=angle.dtype)[axis]
    return rotation(angle[:, None] * unit)


def standing(scenes):
    """The animal's rotation in the world before the camera looks down (count, 3, 3)."""
    yaw, pitch, roll = torch.deg2rad(scenes.pose.to(scenes.theta.dtype)).unbind(1)
    base = about(1, yaw - torch.pi / 2) @ about(2, pitch) @ about(0, roll)
    return rotation(scenes.theta[:, columns("turn")]) @ base


def looking(scenes):
    """World to view (count, 3, 3): look down by the tilt, then count depth away from the eye."""
    tilt = scenes.theta[:, columns("camera")][:, 1]
    return torch.diag(torch.tensor([1, 1, -1], dtype=tilt.dtype)) @ about(0, tilt)


def place(scenes):
    """The middle of the animal in view coordinates (count, 3)."""
    shift = scenes.theta[:, columns("shift")]
    return shift * shift.new_tensor([1, 1, -1]) + shift.new_tensor([0, 0, DISTANCE])


def lamp_of(scenes):
    """The unit vector to the lamp in view coordinates (count, 3)."""
    light = scenes.theta[:, columns("light")] * scenes.theta.new_tensor([1, 1, -1])
    return light / (light.square().sum(1, keepdim=True) + 1e-12).sqrt()


def table(scenes):
    """The rows of ROWS for every ellipsoid: (rows, parts, count)."""
    rows = [*geometry(scenes), *appearance(scenes)]
    return torch.cat(rows, 2).permute(2, 1, 0)


def geometry(scenes):
    """conic, slope, form, pull and peak, each (count, parts, numbers)."""
    theta, bodies = scenes.theta, build(scenes.theta.dtype)
    turned = looking(scenes) @ standing(scenes)
    centres = bodies.centres[scenes.label] @ turned.mT + place(scenes)[:, None]
    axes = turned[:, None] @ bodies.axes[scenes.label]
    squeeze = squeezing(theta)[:, None]
    form, pull, depth = quadrics(centres, axes, bodies.radii[scenes.label], squeeze)
    conic, slope, peak = silhouettes(form, pull, depth, centres[..., 2])
    return conic, slope, entries(form), pull, peak[..., None]


def appearance(scenes):
    """lens, light, colour, gloss, fur, phase, grain and origin, each (count, parts, numbers)."""
    theta, bodies = scenes.theta, build(scenes.theta.dtype)
    contrast, scale, phase = theta[:, columns("fur")].split(1, 1)
    turned = looking(scenes) @ standing(scenes)
    grain = scale[..., None] * turned.mT * squeezing(theta)[:, None]
    origin = -scale * (turned.mT @ place(scenes)[..., None])[..., 0]
    lens = theta[:, columns("camera")][:, :1]
    furry = bodies.fur[scenes.label] * contrast
    shared = [lens, lamp_of(scenes), phase, grain.flatten(1), origin]
    lens, light, phase, grain, origin = (spread(x, furry.shape[1]) for x in shared)
    gloss = bodies.gloss[scenes.label][..., None]
    return lens, light, albedo(scenes), gloss, furry[..., None], phase, grain, origin


def squeezing(theta):
    """(1/f, 1/f, 1): folds the focal length into quadratic forms (count, 3)."""
    lens = theta[:, columns("camera")][:, :1]
    return torch.cat([1 / lens, 1 / lens, torch.ones_like(lens)], 1)


def spread(values, parts):
    """(count, k) -> (count, parts, k): the same for every part."""
    return values[:, None, :].expand(-1, parts, -1)


def quadrics(centres, axes, radii, squeeze):
    """A in pixel coordinates (…, 3, 3), h = Ac (…, 3) and g = c·h - 1 (…)."""
    form = (axes / radii.square()[..., None, :]) @ axes.mT
    pull = (form @ centres[..., None])[..., 0]
    depth = (centres * pull).sum(-1) - 1
    return form * squeeze[..., None] * squeeze[..., None, :], pull * squeeze, depth


def silhouettes(form, pull, depth, distance):
    """Monomial coefficients of the discriminant and of its squared slope, both 1 at the peak.

    The slope gets a constant, so that discriminant / slope is the distance to the silhouette in
    half pictures near it, and the object's own radius in its middle, never 0/0.
    """
    peak = (depth + 1) / distance.square()
    conic = pull[..., :, None] * pull[..., None, :] - depth[..., None, None] * form
    conic = conic / peak[..., None, None]
    slope = 4 * conic[..., :2, :].mT @ conic[..., :2, :]
    slack = -ROUNDING * (conic[..., 0, 0] + conic[..., 1, 1])
    corner = torch.zeros(3, 3, dtype=form.dtype)
    corner[2, 2] = 1
    return entries(conic), entries(slope + slack[..., None, None] * corner), peak


def entries(symmetric):
    """(…, 3, 3) -> (…, 6), off-diagonal entries doubled: coefficients of the pixel monomials."""
    columns_ = [symmetric[..., i, j] * (1 if i == j else 2) for i, j in PAIRS]
    return torch.stack(columns_, -1)


def albedo(scenes):
    """The colour of every part (count, parts, 3), dress included."""
    palette = scenes.theta[:, columns("main").start :].reshape(len(scenes), 4, 3)
    coat = palette.gather(1, scenes.paint[..., None].expand(-1, -1, 3))
    worn = build().groups[scenes.label] == scenes.dress[:, None]
    return torch.where(worn[..., None], scenes.cloth.to(coat.dtype)[:, None], coat)


def grid(size, dtype):
    """Pixel centres u, v in [-1, 1], each (size²), row by row from the top left."""
    steps = (torch.arange(size, dtype=dtype) * 2 + 1) / size - 1
    v, u = torch.meshgrid(-steps, steps, indexing="ij")
    return u.flatten(), v.flatten()
