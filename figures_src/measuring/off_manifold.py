"""How far a point is off the map: nats of log p_sigma, by fitting the map to the point.

A map is a smooth function from parameters theta to points, and a prior over theta. Blurred by
noise of size sigma it has a density p_sigma everywhere. For sigma far below the map's radius of
curvature, Laplace's method gives (constants left out)

    log p_sigma(y) = - min over theta of (|y - map(theta)|² / 2 sigma² + |u(theta)|² / 2)
                     - log det(J'J / sigma² + G'G) / 2,

where u are the standardised deviations whose square is minus twice the log prior, and J and G
the slopes of map and u. The minimum is found by Gauss-Newton with the slopes kept as they are
at the start, which is near because steps are short. The last term changes by a few nats where
the first changes by thousands; `volume_slope` is there for the one question that needs it.

Idea: Tierney and Kadane 1986, J. Am. Stat. Assoc. 81, 82; analysis by synthesis.
"""

from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Slopes:
    """J (n, D, k) and G (n, p, k), float64, and the Cholesky factor (n, k, k) of the curvature."""

    seen: torch.Tensor
    prior: torch.Tensor
    factor: torch.Tensor

    def __getitem__(self, chosen):
        return Slopes(self.seen[chosen], self.prior[chosen], self.factor[chosen])

    def repeat(self, times):
        return Slopes(*(x.repeat(times, 1, 1) for x in (self.seen, self.prior, self.factor)))


def slopes(seen, prior, sigma):
    """Slopes of n maps: seen = J (n, D, k), prior = G (n, p, k); sigma in the unit of points."""
    seen, prior = seen.double(), prior.double()
    curvature = seen.mT @ seen / sigma**2 + prior.mT @ prior
    return Slopes(seen, prior, torch.linalg.cholesky(curvature))


def fitted(draw, strange, theta, points, at, sigma, rounds):
    """The parameters that explain each point best, and what is left: (n, k), (n,).

    draw: theta (n, k) -> (n, D); strange: theta -> u (n, p); theta: where to begin
    points (n, D); at: Slopes. What is left, in nats: |y - map|² / 2 sigma² + |u|² / 2.
    A step that does not lower it is halved next time, so that the answer never gets worse.
    """
    theta = theta.double()
    move, damping = torch.zeros_like(theta), torch.ones(len(theta), 1, dtype=torch.float64)
    best = torch.full((len(theta),), torch.inf, dtype=torch.float64)
    for _ in range(rounds + 1):
        trial = theta + damping * move
        missing, odd = (points - draw(trial.float())).double(), strange(trial)
        left = missing.square().sum(1) / (2 * sigma**2) + odd.square().sum(1) / 2
        pull = (missing[:, None] @ at.seen / sigma**2 - odd[:, None] @ at.prior)[:, 0]
        new = torch.cholesky_solve(pull[..., None], at.factor)[..., 0]
        better = (left < best)[:, None]
        theta, move = torch.where(better, trial, theta), torch.where(better, new, move)
        damping = torch.where(better, 1.0, damping / 2)
        best = torch.minimum(left, best)
    return theta, best


def tangent(seen, least=1e-4):
    """Orthonormal directions along the map (n, D, k), and how many there are (n,).

    seen: J (n, D, k); directions shorter than `least` of the longest are zero columns.
    """
    left, lengths, _ = torch.linalg.svd(seen.double(), full_matrices=False)
    real = lengths > least * lengths[:, :1]
    return left * real[:, None], real.sum(1)


def normal(directions, along):
    """What is left of directions (n, D) when their part along the map (n, D, k) is taken away."""
    directions = directions.double()
    return directions - (along @ (along.mT @ directions[..., None]))[..., 0]


def volume_slope(jacobian, theta, at, sigma):
    """d log det(J'J / sigma² + G'G) / 2 / d theta (n, k), G held still.

    jacobian: theta (n, k) -> J (n, D, k), differentiable
    """
    weights = torch.cholesky_solve(at.seen.mT, at.factor).mT / sigma**2
    theta = theta.detach().float().clone().requires_grad_()
    return torch.autograd.grad((weights.float() * jacobian(theta)).sum(), theta)[0].double()


def literal(missing, volume, deltas, at, sigma):
    """The first-order change of log p_sigma, its gradient times the step: nats (n,).

    missing (n, D): the data point minus its own best explanation; volume (n, k): from
    `volume_slope`; deltas (n, D).
    """
    deltas = deltas.double()
    along = (deltas[:, None] @ at.seen / sigma**2)[:, 0]
    moved = torch.cholesky_solve(along[..., None], at.factor)[..., 0]
    return -(missing.double() * deltas).sum(1) / sigma**2 - (volume * moved).sum(1)
