"""The room: a background of two colours and a soft shadow on an unseen floor.

The shadow is made of two Gaussians on the floor, the animal seen from above and the animal seen
from the lamp. Each has the mean and the covariance of the animal's parts, so it moves smoothly
with every parameter and costs one exponential per pixel.
"""

import torch

from figures_src.worlds.menagerie.bodies import build
from figures_src.worlds.menagerie.camera import lamp_of, looking, place, squeezing, standing
from figures_src.worlds.menagerie.scene import columns

UNDER, CAST = 0.75, 0.55  # how dark the two parts of the shadow are at most
LOW_LAMP = 0.5  # keeps the shadow of a low lamp short
HORIZON = 0.02  # sine of the angle below which a ray never reaches the floor
ROWS = {
    "top": 3, "bottom": 3, "shadow": 1, "across": 6, "start": 2, "falling": 3, "height": 1,
    "under": 5, "cast": 5,
}  # fmt: skip


def table(scenes):
    """The rows of ROWS for every scene: (rows, count)."""
    theta, view, middle = scenes.theta, looking(scenes), place(scenes)
    flat = view.mT[:, ::2] * squeezing(theta)[:, None]
    up = view[:, :, 1]
    floor = build(theta.dtype).floors[scenes.label]
    weight, centres, inner = parts_standing(scenes)
    rows = [
        theta[:, columns("top")], theta[:, columns("bottom")], theta[:, columns("shadow")],
        flat.flatten(1), (view.mT[:, ::2] @ middle[..., None])[..., 0],
        -up * squeezing(theta), -(floor + (up * middle).sum(1))[:, None],
        blob(weight, centres, inner, from_above(scenes)),
        blob(weight, centres, inner, from_lamp(scenes)),
    ]  # fmt: skip
    return torch.cat(rows, 1).T


def parts_standing(scenes):
    """Every part in the world, the feet at height 0: weight, centre (3), covariance (3, 3)."""
    bodies, turned = build(scenes.theta.dtype), standing(scenes)
    radii = bodies.radii[scenes.label]
    centres = bodies.centres[scenes.label] @ turned.mT
    axes = turned[:, None] @ bodies.axes[scenes.label]
    weight = radii.prod(-1) ** (2 / 3)
    feet = bodies.floors[scenes.label][:, None, None] * centres.new_tensor([0, 1, 0])
    inner = (axes * radii.square()[..., None, :]) @ axes.mT / 3
    return weight / weight.sum(1, keepdim=True), centres - feet, inner


def from_above(scenes):
    """The projection of the world to the ground along the vertical (count, 2, 3)."""
    flat = scenes.theta.new_tensor([[1, 0, 0], [0, 0, 1]])
    return flat.expand(len(scenes), 2, 3)


def from_lamp(scenes):
    """The projection to the ground along the lamp's rays (count, 2, 3), shortened when low."""
    lamp = (looking(scenes).mT @ lamp_of(scenes)[..., None])[..., 0]
    lean = -lamp[:, ::2] / (lamp[:, 1:2].clamp_min(0) + LOW_LAMP)
    return from_above(scenes) + lean[..., None] * lean.new_tensor([0, 1, 0])


def blob(weight, centres, inner, projection):
    """Mean (2) and inverse covariance (xx, xz, zz) of the projected parts (count, 5)."""
    flat = centres @ projection.mT
    mean = (weight[..., None] * flat).sum(1)
    off = flat - mean[:, None]
    spread = projection[:, None] @ inner @ projection[:, None].mT
    spread = spread + off[..., :, None] * off[..., None, :]
    spread = (weight[..., None, None] * spread).sum(1)
    a, b, d = spread[:, 0, 0], spread[:, 0, 1], spread[:, 1, 1]
    inverse = torch.stack([d, -b, a], 1) / (a * d - b * b)[:, None]
    return torch.cat([mean, inverse], 1)


def backdrop(rows, u, v):
    """The picture without the animal (3, count, pixels).

    rows: this module's table (rows, count); u, v: pixel centres (pixels).
    """
    named = dict(zip(ROWS, rows[..., None].split(tuple(ROWS.values())), strict=True))
    f, a, start = named["falling"], named["across"], named["start"]
    far = named["height"][0] / (f[0] * u + f[1] * v + f[2]).clamp_min(HORIZON)
    x = far * (a[0] * u + a[1] * v + a[2]) - start[0]
    z = far * (a[3] * u + a[4] * v + a[5]) - start[1]
    left = (1 - UNDER * bell(named["under"], x, z)) * (1 - CAST * bell(named["cast"], x, z))
    wall = named["bottom"] + (named["top"] - named["bottom"]) * ((v + 1) / 2)
    return wall * (1 - named["shadow"] * (1 - left))


def bell(blob, x, z):
    """exp(-d²/2) of the Mahalanobis distance d to a blob (count, pixels)."""
    x, z = x - blob[0], z - blob[1]
    return torch.exp(-0.5 * ((blob[2] * x + 2 * blob[3] * z) * x + blob[4] * z * z))
