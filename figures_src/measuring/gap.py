"""How far it is from one kind of animal to another: half of that is a border's fair place.

From a picture we look for the nearest picture of another class among all the renderer can draw
within bounds, by least squares over every number of the scene. Gauss-Newton steps, shortened
where they do not help (Levenberg 1944, Marquardt 1963). A local search: the best of several starts
is an upper bound on the distance, as a training picture is a cruder one.
"""

import torch

from figures_src.worlds import menagerie


def approached(pictures, scenes, low, high, steps):
    """The distance (n,) from pictures (n, D) to views of scenes, and the theta (n, 33) there.

    Pixel L2. scenes: where each search starts, between low and high (n, 33), where it stays.
    """
    size = int((pictures.shape[1] // 3) ** 0.5)
    theta, damping = scenes.theta.clone(), torch.full((len(scenes), 1), 1e-2)
    off = pictures - _view(scenes, theta, size)
    for _ in range(steps):
        slope = menagerie.jacobian(scenes.with_theta(theta), size)
        by = _step(slope, off, damping, theta, low, high)
        moved = torch.minimum(torch.maximum(theta + by, low), high)
        left = pictures - _view(scenes, moved, size)
        better = (left.norm(dim=1) < off.norm(dim=1))[:, None]
        theta, off = torch.where(better, moved, theta), torch.where(better, left, off)
        damping = torch.where(better, damping / 4, damping * 6).clamp(1e-6, 1e4)
    return off.norm(dim=1), theta


def _step(slope, off, damping, theta, low, high, rounds=4):
    """A damped Gauss-Newton step (n, k) between bounds.

    What a step would carry over a bound is set on the bound, and the others are asked again what
    they can still do.
    """
    slope, off = slope.double(), off.double()
    least, most = (low - theta).double(), (high - theta).double()
    curve = slope.mT @ slope
    braced = curve + torch.diag_embed(damping * curve.diagonal(dim1=1, dim2=2) + 1e-6)
    pull = (slope.mT @ off[..., None])[..., 0]
    held, free = torch.zeros_like(pull), torch.ones_like(pull)
    for _ in range(rounds):
        rest = (pull - (braced @ held[..., None])[..., 0]) * free
        loose = braced * free[:, None] * free[:, :, None] + torch.diag_embed(1 - free)
        step = torch.linalg.solve(loose, rest[..., None])[..., 0] + held
        inside = step.clamp(least, most)
        stopped = (inside != step) & (free > 0)
        held, free = torch.where(stopped, inside, held), free * ~stopped
    return inside.float()


@torch.no_grad()
def _view(scenes, theta, size):
    return menagerie.render(scenes.with_theta(theta), size).flatten(1)


def nearest_pictures(points, others, count):
    """Distances and indices (n, count) of the nearest others (m, D) to points (n, D)."""
    return torch.cdist(points, others).topk(count, largest=False)
