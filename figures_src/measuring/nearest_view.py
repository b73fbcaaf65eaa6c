"""The view that comes nearest to a picture: least squares over the pose, through the renderer.

Levenberg (1944) and Marquardt (1963): Gauss–Newton steps, shortened where they do not help. It
finds a nearest view near each start; the best of several starts is an upper bound on the distance.
"""

import torch

from figures_src.measuring.spectrum import POSE, pose_jacobian
from figures_src.worlds import menagerie


def nearest(pictures, starts, steps, size):
    """Distance (count,) from each picture (count, 3·size²) to a view, and the fitted scenes.

    starts: scenes, one for each picture, in double precision
    """
    scenes, damping = starts, torch.full((len(starts), 1), 1e-2, dtype=torch.float64)
    off = pictures - views(scenes, size)
    for _ in range(steps):
        slope = pose_jacobian(scenes, size)
        curve = slope.mT @ slope
        braced = curve + torch.diag_embed(damping * curve.diagonal(dim1=1, dim2=2) + 1e-9)
        by = torch.linalg.solve(braced, slope.mT @ off[..., None])[..., 0]
        moved = scenes.with_theta(torch.cat([scenes.theta[:, :POSE] + by,
                                             scenes.theta[:, POSE:]], 1))  # fmt: skip
        left = pictures - views(moved, size)
        better = (left.norm(dim=1) < off.norm(dim=1))[:, None]
        scenes = moved.with_theta(torch.where(better, moved.theta, scenes.theta))
        off = torch.where(better, left, off)
        damping = torch.where(better, damping / 5, damping * 8).clamp(1e-6, 1e4)
    return off.norm(dim=1), scenes


@torch.no_grad()
def views(scenes, size):
    """Pictures of scenes as points (count, 3·size²), double precision."""
    return menagerie.render(scenes, size, dtype=torch.float64).flatten(1)
