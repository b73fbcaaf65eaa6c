"""Who is seen where: exact masks, from the very shares the picture was made of."""

import torch

from figures_src.worlds.menagerie.animals import GROUPS
from figures_src.worlds.menagerie.bodies import build
from figures_src.worlds.menagerie.picture import painted


def masks(scenes, size=32, soft=1.0, dtype=torch.float32):
    """The share of every pixel that shows each part (count, parts, size, size).

    The parts of a picture are named by `part_names(scene.label)`; their sum is the coverage.
    """
    return torch.cat([of_parts(*one) for one in painted(scenes, size, soft, dtype)])


def of_parts(pictures, pairs):
    """(share, pixel, part) lists to dense masks (count, parts, size, size)."""
    share, pixel, part = pairs
    (count, _, size, _), parts = pictures.shape, build().colours.shape[1]
    image, spot = torch.div(pixel, size**2, rounding_mode="floor"), pixel % size**2
    flat = torch.zeros(count * parts * size**2, dtype=share.dtype)
    flat = flat.index_add(0, (image * parts + part) * size**2 + spot, share)
    return flat.reshape(count, parts, size, size)


def group_masks(scenes, size=32, soft=1.0, dtype=torch.float32):
    """The share of every pixel that shows each of GROUPS (count, groups, size, size)."""
    member = build().groups[scenes.label][:, None] == torch.arange(len(GROUPS))[:, None]
    return torch.einsum("ngp,nphw->nghw", member.to(dtype), masks(scenes, size, soft, dtype))


def coverage_of(scenes, size=32, soft=1.0, dtype=torch.float32):
    """The share of every pixel that shows the animal at all (count, size, size)."""
    return masks(scenes, size, soft, dtype).sum(1)


def part_names(label):
    """The name of every part of the shape with this label, "" where padded."""
    return build().names[int(label)]
