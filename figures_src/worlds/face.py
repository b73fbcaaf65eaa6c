"""A face of forty known numbers, of the same clay and under the same lamp as the menagerie.

Seventeen pairs or single ellipsoids: skull, jaw, cheeks, ears, hair, eyes, brows, nose and lips.
Each of the forty numbers is given in standard deviations of our own making, so that 0 is the
middle face and ±1 an ordinary one. Face frame: x to the right of the picture, y up, z towards
the viewer; lengths in head heights, about; the eye of the camera is `camera.DISTANCE` away.
"""

import torch

from figures_src.worlds.menagerie import camera, ground
from figures_src.worlds.menagerie.picture import CACHE, paint

SPREAD = {  # what one standard deviation is: radians, head heights, display values or shares
    "pitch": 0.12, "yaw": 0.30, "roll": 0.08, "x": 0.06, "y": 0.06, "z": 0.20,
    "light_x": 0.35, "light_y": 0.25,
    "skin_red": 0.06, "skin_green": 0.05, "skin_blue": 0.05,
    "hair_red": 0.05, "hair_green": 0.04, "hair_blue": 0.03,
    "lips_red": 0.08, "lips_green": 0.05, "lips_blue": 0.05,
    "iris_red": 0.08, "iris_green": 0.08, "iris_blue": 0.10,
    "wall_red": 0.05, "wall_green": 0.05, "wall_blue": 0.05,
    "head_width": 0.05, "head_height": 0.05, "jaw_width": 0.08, "chin": 0.06, "cheeks": 0.08,
    "eye_spacing": 0.08, "eye_size": 0.10, "eye_height": 0.03, "eye_open": 0.15, "gaze": 0.02,
    "nose_length": 0.10, "nose_width": 0.12, "brow_height": 0.02, "brow_tilt": 0.12,
    "mouth_width": 0.10, "smile": 0.20, "mouth_open": 0.012,
}  # fmt: skip
NAMES = tuple(SPREAD)
MIDDLE = {
    "light": (-0.5, 0.6, 0.7), "skin": (0.78, 0.58, 0.46), "hair": (0.30, 0.21, 0.16),
    "lips": (0.70, 0.36, 0.34), "iris": (0.25, 0.36, 0.42), "wall": (0.72, 0.78, 0.80),
}  # fmt: skip
WHITE, DARK = (0.95, 0.94, 0.92), (0.05, 0.04, 0.04)
LENS = 3.4  # focal length in half pictures


def sample(count, generator):
    """Faces drawn from the normal law: standard deviations (count, 40)."""
    return torch.randn(count, len(NAMES), generator=generator, dtype=torch.float64)


def render(theta, size=32, soft=1.0):
    """Pictures (count, 3, size, size) in [0, 1], differentiable in theta (count, 40)."""
    screen, step = camera.grid(size, theta.dtype), max(1, CACHE // size**2)
    rows, floors = table(theta).split(step, 2), behind(theta).split(step, 1)
    few = zip(rows, floors, strict=True)
    return torch.cat([paint(bodies, floor, screen, size, soft)[0] for bodies, floor in few])


def numbers(theta):
    """Every named number in its own unit, each (count,)."""
    return {name: theta[:, i] * SPREAD[name] for i, name in enumerate(NAMES)}


def colour(n, name):
    """A colour of MIDDLE with its three numbers (count, 3), kept inside what a display shows."""
    shift = torch.stack([n[f"{name}_{channel}"] for channel in ("red", "green", "blue")], 1)
    return (shift.new_tensor(MIDDLE[name]) + shift).clamp(0.02, 0.98)


def parts(n):
    """The ellipsoids: (centre, radii, tilt in the picture plane, colour, gloss) of each."""
    skin, hair, lips, iris = (colour(n, name) for name in ("skin", "hair", "lips", "iris"))
    white, dark = (skin.new_tensor(c).expand_as(skin) for c in (WHITE, DARK))
    wide, tall = 0.60 * (1 + n["head_width"]), 0.78 * (1 + n["head_height"])
    eye, lid = 0.105 * (1 + n["eye_size"]), 1 + n["eye_open"]
    level, apart = 0.10 + n["eye_height"], 0.23 * (1 + n["eye_spacing"])
    long, mouth = 0.20 * (1 + n["nose_length"]), 0.17 * (1 + n["mouth_width"])
    jaw, gap = 0.42 * (1 + n["jaw_width"]), 0.012 + n["mouth_open"]
    brow, smile = level + 0.20 + n["brow_height"], n["smile"]
    chin, full = -0.50 - n["chin"], 0.20 * (1 + n["cheeks"])
    yield (0, 0.05, 0), (wide, tall, 0.62), 0, skin, 0
    yield (0, chin, 0.18), (jaw, 0.32, 0.38), 0, skin, 0
    yield (0, -0.95, -0.12), (0.30, 0.50, 0.28), 0, skin, 0
    yield (0, 0.36, -0.16), (wide * 1.12, tall * 0.78, 0.62), 0, hair, 0
    yield (0, -0.02, 0.60), (0.075 * (1 + n["nose_width"]), long, 0.10), 0, skin, 0
    yield (0, 0.02 - long, 0.68), (0.10 * (1 + n["nose_width"]), 0.075, 0.09), 0, skin, 0.1
    yield (0, -0.38, 0.555), (mouth * 0.85, 0.02 + gap, 0.03), 0, dark, 0
    for side in (-1, 1):
        x = side * apart
        yield (side * 0.27, -0.20, 0.30), (full, full, 0.20), 0, skin, 0
        yield (side * wide, 0.0, -0.05), (0.08, 0.17, 0.12), 0, skin, 0
        yield (x, level, 0.53), (eye, 0.065 * lid, 0.06), 0, white, 0.3
        yield (x + n["gaze"], level, 0.575), (0.052, 0.052 * lid, 0.03), 0, iris, 0.3
        yield (x + n["gaze"], level, 0.60), (0.024, 0.024 * lid, 0.02), 0, dark, 0.8
        yield (x, brow, 0.53), (0.14, 0.028, 0.05), side * (0.1 + n["brow_tilt"]), hair, 0
        x = side * mouth / 2
        for edge, height in ((1, 0.032), (-1, 0.042)):
            at = x, -0.38 + edge * (gap + 0.022), 0.57
            yield at, (mouth * 0.62, height, 0.055), side * (smile + 0.12 * (edge < 0)), lips, 0.2


def table(theta):
    """The camera's rows for every ellipsoid: (rows, parts, count)."""
    n = numbers(theta)
    centres, radii, tilts, colours, gloss = (
        torch.stack([row(part[i], theta) for part in parts(n)], 1) for i in range(5)
    )
    turned = camera.rotation(torch.stack([n["pitch"], n["yaw"], n["roll"]], 1))
    turned = torch.diag(theta.new_tensor([1, 1, -1])) @ turned
    shift = torch.stack([n["x"], n["y"], -n["z"] + camera.DISTANCE], 1)
    centres = centres @ turned.mT + shift[:, None]
    axes = turned[:, None] @ camera.about(2, tilts.flatten()).view(*tilts.shape[:2], 3, 3)
    squeeze = theta.new_tensor([1 / LENS, 1 / LENS, 1]).expand(len(theta), 1, 3)
    form, pull, depth = camera.quadrics(centres, axes, radii, squeeze)
    conic, slope, peak = camera.silhouettes(form, pull, depth, centres[..., 2])
    spread = [
        camera.spread(x, radii.shape[1])
        for x in (theta.new_full((len(theta), 1), LENS), lamp(n), theta.new_zeros(len(theta), 14))
    ]
    rows = [conic, slope, camera.entries(form), pull, peak[..., None], spread[0], spread[1],
            colours, gloss, spread[2]]  # fmt: skip
    return torch.cat(rows, 2).permute(2, 1, 0)


def row(values, theta):
    """One part's numbers, constants and tensors mixed, as (count, how many)."""
    if isinstance(values, torch.Tensor) and values.dim() == 2:
        return values
    values = values if isinstance(values, tuple) else (values,)
    return torch.stack([theta.new_zeros(len(theta)) + value for value in values], 1)


def lamp(n):
    """The unit vector to the lamp in view coordinates (count, 3)."""
    x, y, z = MIDDLE["light"]
    light = torch.stack([x + n["light_x"], y + n["light_y"], torch.full_like(n["x"], -z)], 1)
    return light / light.norm(dim=1, keepdim=True)


def behind(theta):
    """The ground's rows (rows, count): a plain wall, and nothing that casts a shadow on it."""
    wall = colour(numbers(theta), "wall")
    rest = wall.new_zeros(len(wall), sum(ground.ROWS.values()) - 6)
    return torch.cat([wall * 1.08, wall * 0.9, rest], 1).T
