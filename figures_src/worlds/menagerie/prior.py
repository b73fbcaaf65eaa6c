"""How ordinary a scene is: the bell curve that comes nearest to what is drawn in training.

`sampling` draws most numbers of a scene from boxes. A box has no slope inside and no ground
outside, so where a smooth density is asked for we use the normal law of the same mean and
covariance. The mean belongs to the species (its coat), the covariance to all of them; the yaw is
free, because animals are drawn from all around.
"""

from dataclasses import dataclass

import torch

from figures_src.worlds.menagerie.animals import SHAPES
from figures_src.worlds.menagerie.camera import standing

LEAN = 12 / 3**0.5  # degrees: what pitch and roll, drawn evenly from ±12, deviate by
TURN = 3  # the first numbers of theta turn the animal; the others are compared as they are


@dataclass(frozen=True)
class Prior:
    """The normal law of a scene's numbers.

    means (shapes, 30): of theta without its turn, NaN for a shape that was never drawn
    spread (30, 30): lower triangular, spread @ spread.T is the common covariance
    """

    means: torch.Tensor
    spread: torch.Tensor

    def strangeness(self, scenes):
        """Deviations (count, 32): lean, then theta whitened; log p is minus half their square."""
        off = scenes.theta[:, TURN:] - self.means[scenes.label].to(scenes.theta.dtype)
        spread = self.spread.to(scenes.theta.dtype)
        whitened = torch.linalg.solve_triangular(spread, off.mT, upper=False).mT
        return torch.cat([leaning(scenes) / LEAN, whitened], 1)

    def slopes(self, scenes):
        """d strangeness / d theta (count, 32, 33)."""

        def displaced(by):
            return self.strangeness(scenes.with_theta(scenes.theta + by))

        return torch.func.jacfwd(displaced)(torch.zeros_like(scenes.theta[0]))

    def wander(self, count, generator):
        """Ordinary changes of theta (count, 33): turned by leans, the rest as scenes differ."""
        turn = torch.randn(count, TURN, generator=generator) * torch.pi / 180 * LEAN
        rest = torch.randn(count, len(self.spread), generator=generator) @ self.spread.mT.float()
        return torch.cat([turn, rest], 1)


def of(scenes, ridge=1e-4):
    """The Prior of many sampled scenes; `ridge` is the least standard deviation it believes."""
    rest = scenes.theta[:, TURN:].double()
    means = torch.full((len(SHAPES), rest.shape[1]), torch.nan, dtype=torch.float64)
    for label in scenes.label.unique():
        means[label] = rest[scenes.label == label].mean(0)
    covariance = (rest - means[scenes.label]).T.cov()
    floor = ridge**2 * torch.eye(len(covariance), dtype=torch.float64)
    return Prior(means, torch.linalg.cholesky(covariance + floor))


def leaning(scenes):
    """Pitch and roll of the animal as it stands, its turn included (count, 2), degrees."""
    turned = standing(scenes)
    pitch = torch.asin(turned[:, 1, 0].clamp(-1 + 1e-6, 1 - 1e-6))
    roll = torch.atan2(-turned[:, 1, 2], turned[:, 1, 1])
    return torch.rad2deg(torch.stack([pitch, roll], 1))
