"""From tables of parts to tensors: centred, scaled, both sides written out, padded.

The unit of every length in this world is the object radius: the distance from an animal's
middle to its farthest point.
"""

from dataclasses import dataclass
from functools import cache

import torch

from figures_src.worlds.menagerie.animals import SHAPES, TABLES, Part


@dataclass(frozen=True)
class Bodies:
    """All shapes side by side, padded to the same number of parts.

    centres (shapes, parts, 3), axes (shapes, parts, 3, 3): unit axes as columns,
    radii (shapes, parts, 3), gloss and fur (shapes, parts): object radii;
    colours, groups (shapes, parts) int64; floors (shapes): y of the lowest point;
    names: for each shape the name of every part, "" where padded.
    """

    centres: torch.Tensor
    axes: torch.Tensor
    radii: torch.Tensor
    gloss: torch.Tensor
    fur: torch.Tensor
    colours: torch.Tensor
    groups: torch.Tensor
    floors: torch.Tensor
    names: tuple[tuple[str, ...], ...]


@cache
def build(dtype=torch.float64):
    """Bodies of all SHAPES in object radii."""
    tables = [mirrored(TABLES[name]) for name in SHAPES]
    most = max(len(parts) for parts in tables)
    built = [stack(parts, most) for parts in tables]
    fields = {key: torch.stack([body[key] for body in built]) for key in built[0]}
    fields = {key: x.to(dtype) if x.is_floating_point() else x for key, x in fields.items()}
    names = tuple(
        tuple(part.name for part in parts) + ("",) * (most - len(parts)) for parts in tables
    )
    return Bodies(**fields, names=names)


def mirrored(table):
    """Every ellipsoid of a table: parts beside the middle plane written out as left and right."""
    return [side for part in table for side in both_sides(part)]


def both_sides(part):
    x, y, z = part.centre
    if z == 0:
        return [part]
    about_z, about_x = part.tilt
    changes = {"centre": (x, y, -z), "tilt": (about_z, -about_x)}
    left = {**vars(part), "name": f"left {part.name}"}
    return [Part(**left), Part(**{**vars(part), **changes, "name": f"right {part.name}"})]


def stack(parts, most):
    """Tensors of one shape; padding is a speck in the first part's heart: never seen."""
    speck = Part("", parts[0].centre, (0.02, 0.02, 0.02), parts[0].colour, parts[0].group)
    parts = parts + [speck] * (most - len(parts))
    axes = torch.stack([tilted(*part.tilt) for part in parts])
    centres, radii = numbers([p.centre for p in parts]), numbers([p.radii for p in parts])
    reach = (axes.square() * radii.square()[:, None, :]).sum(-1).sqrt()
    low, high = (centres - reach).amin(0), (centres + reach).amax(0)
    middle = (low + high) / 2
    radius = farthest(centres - middle, axes, radii)
    return {
        "centres": (centres - middle) / radius, "axes": axes, "radii": radii / radius,
        "gloss": numbers([p.gloss for p in parts]), "fur": numbers([p.fur for p in parts]),
        "colours": torch.tensor([p.colour for p in parts]),
        "groups": torch.tensor([p.group for p in parts]),
        "floors": (low - middle)[1] / radius,
    }  # fmt: skip


def farthest(centres, axes, radii):
    """How far the parts reach from the middle, each measured along its own direction."""
    far = centres.norm(dim=1, keepdim=True)
    along = (centres / (far + 1e-9))[:, None, :] @ axes
    return (far[:, 0] + (along[:, 0] * radii).norm(dim=1)).amax().clamp_min(radii.amax())


def numbers(values):
    return torch.tensor(values, dtype=torch.float64)


def tilted(about_z, about_x):
    """Rotation matrix (3, 3): first `about_z` degrees about z, then `about_x` about x."""
    (a, b) = torch.deg2rad(numbers([about_z, about_x]))
    zero, one = torch.zeros(()), torch.ones(())
    first = [a.cos(), -a.sin(), zero, a.sin(), a.cos(), zero, zero, zero, one]
    second = [one, zero, zero, zero, b.cos(), -b.sin(), zero, b.sin(), b.cos()]
    stacked = [torch.stack([x.double() for x in m]).reshape(3, 3) for m in (first, second)]
    return stacked[1] @ stacked[0]
