"""A net of places in space, cut at sea level and seen from a little above: numbers for ink.

Places are (…, 3): across, deep (away from us), height; sea level is height 0.
"""

import numpy as np


def seen(places):
    """Places (…, 3) as seen from the front, a little from above and from the left: (…, 2)."""
    across, deep, height = np.moveaxis(np.asarray(places, float), -1, 0)
    return np.stack([across + 0.45 * deep, height + 0.3 * deep], -1)


def meshes(net):
    """The meshes (each 4, 3) of a net (rows, columns, 3), the farthest first."""
    corners = [net[:-1, :-1], net[1:, :-1], net[1:, 1:], net[:-1, 1:]]
    return sorted(np.stack(corners, 2).reshape(-1, 4, 3), key=lambda mesh: -mesh[:, 1].mean())


def cut(mesh, side):
    """The part of a mesh (4, 3) above (side 1) or below (side -1) sea level: (corners, 3).

    Clipping of Sutherland and Hodgman (1974), "Reentrant polygon clipping", CACM 17.
    """
    kept = []
    for here, there in zip(mesh, np.roll(mesh, -1, axis=0), strict=True):
        if side * here[2] >= 0:
            kept.append(here)
        if here[2] * there[2] < 0:
            crossing = here + (there - here) * here[2] / (here[2] - there[2])
            kept.append([*crossing[:2], 0])
    return np.array(kept).reshape(-1, 3)


def shore(mesh):
    """Where a mesh crosses sea level: the two ends of a line (2, 3), or nothing (0, 3)."""
    part = cut(mesh, 1)
    ends = part[part[:, 2] == 0]
    return ends if len(ends) == 2 else ends[:0]
