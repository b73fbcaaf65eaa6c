"""How many directions does a picture really have? Singular values of d picture / d scene."""

import torch

from figures_src.worlds import menagerie

POSE = 6  # the first numbers of theta: turn 3, shift 3
ZERO = 1e-9  # of the largest singular value: below it, rounding


def pose_jacobian(scenes, size):
    """d picture / d (turn, shift): (count, 3·size², 6), forward mode, double precision."""
    scenes = scenes.with_theta(scenes.theta.double())
    rest = torch.zeros(scenes.theta.shape[1] - POSE, dtype=torch.float64)

    def displaced(by):
        moved = scenes.with_theta(scenes.theta + torch.cat([by, rest]))
        return menagerie.render(moved, size, dtype=torch.float64).flatten(1)

    return torch.func.jacfwd(displaced)(torch.zeros(POSE, dtype=torch.float64))


def pipes(jacobian):
    """Singular values, largest first, rounding errors as 0, and the rank: (…, k) and (…)."""
    values = torch.linalg.svdvals(jacobian)
    stands = values > ZERO * values[..., :1]
    return values * stands, stands.sum(-1)


def in_picture_units(jacobian):
    """Each parameter in the unit that alone moves the picture by a length of 1, where it can."""
    length = jacobian.norm(dim=-2, keepdim=True)
    largest = length.amax(-1, keepdim=True)
    return torch.where(length > ZERO * largest, jacobian / length.clamp_min(1e-30), 0.0)


def visible(jacobian, step=1 / 255):
    """Singular directions along which one unit changes the picture by more than a display's step.

    Returns how many change some channel of some pixel by more than `step`, and how many change
    the whole picture by more in the root mean square.
    """
    left, values, _ = torch.linalg.svd(jacobian, full_matrices=False)
    most = (left.abs().amax(-2) * values > step).sum(-1)
    whole = (values / jacobian.shape[-2] ** 0.5 > step).sum(-1)
    return most, whole
