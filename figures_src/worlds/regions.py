"""Regions of the menagerie: where the pictures were taken, and how far it is from there.

The world here is larger than that of `menagerie.sample`: the animals wear coats that say nothing
about their species, and the camera stands anywhere on the half globe above them. An expedition
sees a *region* of it. Because every species is symmetric, a view from the left is a mirror image
of one from the right: a region that is withheld is always withheld on both sides.

Three ways to leave a region: across the globe (`REGIONS`), by one factor at a time (`FACTORS`),
and by switching on more degrees of freedom than there are pictures for (`free`).
"""

import math
from dataclasses import replace

import numpy as np
import torch
from torch.nn.functional import conv2d, pad

from figures_src.worlds import menagerie

ELEVATION = (3.0, 78.0)  # degrees above the ground from which the camera looks
LAMP_LOW, LAMP_HIGH = (-0.8, 0.3, 0.4), (0.8, 1.0, 1.0)  # the box a lamp is drawn from
LEAN = 12.0  # degrees of pitch and roll, either way
REGIONS = {  # which yaws, in degrees either way, were visited
    "full": lambda yaw: yaw >= 0,
    "wedge": lambda yaw: (yaw < 50) | (yaw > 130),
    "narrow": lambda yaw: yaw <= 40,
}


def globe(count, rng, coat="shape-only"):
    """Scenes seen from all over the half globe, yaw and elevation even in degrees."""
    scenes = menagerie.sample(count, rng, coat)
    return raised(scenes, torch.from_numpy(rng.uniform(*ELEVATION, count)).float())


def raised(scenes, elevation):
    """The same scenes seen from `elevation` (count) degrees above the ground."""
    theta, column = scenes.theta.clone(), menagerie.PARAMETERS.index("camera_tilt")
    theta[:, column] = torch.deg2rad(elevation)
    return scenes.with_theta(theta)


def elevation(scenes):
    """Degrees above the ground from which each scene is seen (count)."""
    return torch.rad2deg(scenes.theta[:, menagerie.PARAMETERS.index("camera_tilt")])


def inside(region, yaw):
    """Which yaws (count), degrees from -180 to 180, belong to a region of REGIONS."""
    return REGIONS[region](yaw.abs())


def nearby(scenes, where, yaw=20.0, up=10.0, lean=6.0):
    """The same animals from a little elsewhere under any lamp, never outside the globe.

    where (count, 7) in [-1, 1]: yaw, elevation, pitch and roll, each times the degrees of the
    arguments, and the place of the lamp in its whole box. Differentiable in `where`.
    """
    turned = scenes.pose[:, :1] + yaw * where[:, :1]
    leaned = (scenes.pose[:, 1:] + lean * where[:, 2:4]).clamp(-LEAN, LEAN)
    risen = (elevation(scenes) + up * where[:, 1]).clamp(*ELEVATION)
    low, high = where.new_tensor(LAMP_LOW), where.new_tensor(LAMP_HIGH)
    lamp = low + (high - low) * (where[:, 4:] + 1) / 2
    lit = raised(scenes, risen).theta.clone()
    lit[:, menagerie.columns("light")] = lamp / lamp.norm(dim=1, keepdim=True)
    return replace(scenes, pose=torch.cat([turned, leaned], 1), theta=lit)


FREEDOMS = (  # what is switched on, in this order: name, lowest and highest value
    ("yaw", -180, 180), ("elevation", *ELEVATION), ("pitch", -LEAN, LEAN), ("roll", -LEAN, LEAN),
    ("shift_x", -0.12, 0.12), ("shift_y", -0.12, 0.12), ("shift_z", -0.2, 0.6),
)  # fmt: skip


def free(count, freedoms, rng):
    """Grey animals under one lamp with the first `freedoms` of FREEDOMS drawn evenly.

    Returns scenes and where they lie (count, freedoms) in [0, 1].
    """
    label = rng.integers(len(menagerie.SPECIES), size=count)
    where = torch.from_numpy(rng.random((count, freedoms)).astype(np.float32))
    scenes = menagerie.portrait([menagerie.SPECIES[i] for i in label], coat="ball")
    pose, theta = torch.zeros(count, 3), scenes.theta.clone()
    for place, (name, low, high) in zip(where.T, FREEDOMS, strict=False):
        value = low + (high - low) * place
        if name == "elevation":
            theta = raised(scenes.with_theta(theta), value).theta
        elif name in menagerie.PARAMETERS:
            theta[:, menagerie.PARAMETERS.index(name)] = value
        else:
            pose[:, ("yaw", "pitch", "roll").index(name)] = value
    return replace(scenes, pose=pose, theta=theta), where


# Each factor: how far from its middle it is visited, how far beyond that it is asked, whether it
# leaves home on one side or on two, and its unit.
FACTORS = {
    "yaw": (30.0, 150.0, 2, "degree"), "elevation": (20.0, 55.0, 1, "degree"),
    "roll": (12.0, 168.0, 2, "degree"), "lamp": (25.0, 125.0, 2, "degree"),
    "shift": (0.12, 0.88, 2, "radius"), "size": (0.15, 1.05, 2, "octave"),
    "dim": (0.3, 3.3, 1, "octave"), "blur": (0.5, 3.5, 1, "pixel"),
    "noise": (0.02, 0.38, 1, "level"),
}  # fmt: skip


def home(count, rng):
    """Scenes and values (count, factors) where every factor of FACTORS stays near its middle."""
    return globe(count, rng), drawn(count, [half for half, *_ in FACTORS.values()], rng)


def anywhere(count, rng):
    """The control: at home but for one factor each, which is drawn from all that will be asked."""
    scenes, values = home(count, rng)
    far = drawn(count, [half + reach for half, reach, *_ in FACTORS.values()], rng)
    which = torch.from_numpy(rng.integers(len(FACTORS), size=count))
    chosen = torch.nn.functional.one_hot(which, len(FACTORS)).bool()
    return scenes, torch.where(chosen, far, values)


def drawn(count, ends, rng):
    """Values (count, factors), even from the middle to `ends`, on one side or on two."""
    low = [
        -end * (sides == 2) for end, (_, _, sides, _) in zip(ends, FACTORS.values(), strict=True)
    ]
    return torch.from_numpy(rng.uniform(low, ends, (count, len(ends)))).float()


def beyond(count, shares, rng):
    """Scenes at home but for one factor each: (factors * shares * count) of them, and values.

    shares: of the way from the edge of home, 0, to the farthest place, 1.
    """
    scenes, values = home(len(FACTORS) * len(shares) * count, rng)
    grid = values.view(len(FACTORS), len(shares), count, len(FACTORS))
    coins = torch.from_numpy(rng.choice([-1.0, 1.0], (len(shares), count))).float()
    for column, (half, reach, sides, _) in enumerate(FACTORS.values()):
        far = half + reach * torch.tensor(shares)[:, None]
        grid[column, ..., column] = far * (coins if sides == 2 else 1)
    return scenes, values


def photographed(scenes, values, size, rng):
    """Pictures (count, 3, size, size) of scenes with `values` (count, factors) of FACTORS.

    Elevation is counted from 10 degrees up, the lamp from behind the camera, size in octaves of
    length, dimness in octaves of light; blur is a standard deviation in pixels, noise one of
    pixels in [0, 1].
    """
    named = dict(zip(FACTORS, values.T, strict=True))
    pose = torch.stack([named["yaw"], scenes.pose[:, 1], named["roll"]], 1)
    theta, column = raised(scenes, 10 + named["elevation"]).theta, menagerie.PARAMETERS.index
    theta[:, column("shift_x")] = named["shift"]
    theta[:, column("camera_lens")] = 3.2 * 2 ** named["size"]
    theta[:, menagerie.columns("light")] = lamp_at(named["lamp"])
    seen = menagerie.render(replace(scenes, pose=pose, theta=theta), size=size)
    dimmed = seen * 2 ** -named["dim"][:, None, None, None]
    hiss = torch.from_numpy(rng.standard_normal(seen.shape).astype(np.float32))
    return (smeared(dimmed, named["blur"]) + named["noise"][:, None, None, None] * hiss).clamp(0, 1)


def lamp_at(angle):
    """Unit vectors (count, 3) to a lamp carried sideways around the animal, 40 degrees high."""
    turned, high = torch.deg2rad(angle), math.radians(40)
    across, towards = torch.sin(turned) * math.cos(high), torch.cos(turned) * math.cos(high)
    return torch.stack([across, torch.full_like(across, math.sin(high)), towards], 1)


def smeared(images, sigma):
    """Each picture blurred by its own Gaussian (count) of pixels; edges are repeated."""
    reach = 12
    steps = torch.arange(-reach, reach + 1, dtype=images.dtype)
    bell = torch.exp(-0.5 * (steps / sigma.clamp(min=1e-3)[:, None]).square())
    bell = bell / bell.sum(1, keepdim=True)
    count, colours, size, _ = images.shape
    rows = images.transpose(0, 1)  # colours play the batch, pictures the groups
    for shape, margin in (((count, 1, 1, -1), (reach, reach, 0, 0)),
                          ((count, 1, -1, 1), (0, 0, reach, reach))):  # fmt: skip
        rows = conv2d(pad(rows, margin, mode="replicate"), bell.view(shape), groups=count)
    return rows.transpose(0, 1).reshape(count, colours, size, size)
