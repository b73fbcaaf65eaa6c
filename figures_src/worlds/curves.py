"""Two maps small enough to integrate: a circle in the plane and a Swiss roll in space.

Each is a smooth function of a few parameters with a bell-shaped prior. Blurred with noise its
density is an integral over one or two parameters, done here by plain quadrature: the truth
against which everything that is only approximate elsewhere can be tested.
"""

from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Curve:
    """A map and its prior. mean, spread: of each parameter; steps: of the quadrature in each."""

    name: str
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    steps: tuple[int, ...]

    def at(self, theta):
        """Points (n, D) of parameters (n, k)."""
        return MAPS[self.name](theta)

    def strangeness(self, theta):
        """Standardised deviations (n, k): log prior is minus half their square."""
        return (theta - theta.new_tensor(self.mean)) / theta.new_tensor(self.spread)

    def jacobian(self, theta):
        """d at / d theta (n, D, k)."""
        return torch.func.vmap(torch.func.jacfwd(lambda t: self.at(t[None])[0]))(theta)

    def nodes(self, reach=3.0):
        """Parameters on a grid out to `reach` spreads (q, k), and the log prior of each (q,)."""
        axes = [
            torch.linspace(m - reach * s, m + reach * s, q, dtype=torch.float64)
            for m, s, q in zip(self.mean, self.spread, self.steps, strict=True)
        ]
        theta = torch.cartesian_prod(*axes).reshape(-1, len(axes))
        weight = -self.strangeness(theta).square().sum(1) / 2
        return theta, weight - weight.logsumexp(0)

    def log_density(self, points, noise, sigma):
        """log of the blurred density at points (n, D), up to a constant; differentiable.

        noise: a name in NOISES; sigma: its size in the unit of the points
        """
        theta, weight = self.nodes()
        distances = (points[:, None] - self.at(theta)[None]).square().sum(2)
        fall = NOISES[noise](distances / sigma**2, points.shape[1])
        return (weight + fall).logsumexp(1)

    def score(self, points, noise, sigma):
        """Gradient of the log density (n, D), in nats per unit of the points."""
        points = points.detach().clone().requires_grad_()
        return torch.autograd.grad(self.log_density(points, noise, sigma).sum(), points)[0]


def circle(theta):
    """Radius 1."""
    return torch.cat([theta.cos(), theta.sin()], 1)


def roll(theta):
    """A sheet rolled up: theta[:, 0] turns (radians, also the radius), theta[:, 1] is its width."""
    turn, width = theta.split(1, 1)
    return torch.cat([turn * turn.cos(), width, turn * turn.sin()], 1)


MAPS = {"circle": circle, "roll": roll}
# log of the noise's density for a squared distance in sigmas, without its constant
NOISES = {
    "gauss": lambda square, dimension: -square / 2,
    "laplace": lambda square, dimension: -(square + 1e-12).sqrt(),
    "cauchy": lambda square, dimension: -(dimension + 1) / 2 * torch.log1p(square),
}
CIRCLE = Curve("circle", (0.0,), (1.0,), (4000,))
ROLL = Curve("roll", (9.0, 0.0), (1.0, 2.0), (600, 150))
