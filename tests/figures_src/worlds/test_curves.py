"""Two maps small enough to integrate, against scipy's quadrature."""

import numpy as np
import pytest
import torch
from scipy.integrate import quad

from figures_src.worlds import curves

POINTS = torch.tensor([[0.9, 0.2], [1.05, -0.3], [0.3, 1.1]], dtype=torch.float64)


@pytest.mark.parametrize("noise", curves.NOISES)
def test_the_blurred_circle_is_scipys(noise):
    sigma = 0.05
    found = curves.CIRCLE.log_density(POINTS, noise, sigma).exp()
    total = quad(lambda t: np.exp(-(t**2) / 2), -3, 3)[0]

    def fall(t, x, y):
        square = torch.tensor(((np.cos(t) - x) ** 2 + (np.sin(t) - y) ** 2) / sigma**2)
        return float(curves.NOISES[noise](square, 2).exp()) * np.exp(-(t**2) / 2)

    for value, (x, y) in zip(found, POINTS.tolist(), strict=True):
        near = float(np.arctan2(y, x))
        wanted = quad(fall, -3, 3, (x, y), points=[near], limit=200)[0] / total
        assert float(value) == pytest.approx(wanted, rel=2e-3)


@pytest.mark.parametrize("curve", [curves.CIRCLE, curves.ROLL])
def test_the_jacobian_is_the_difference(curve):
    theta = torch.tensor([curve.mean], dtype=torch.float64) + 0.3
    for k in range(theta.shape[1]):
        step = torch.zeros_like(theta)
        step[0, k] = 1e-5
        slope = (curve.at(theta + step) - curve.at(theta - step)) / 2e-5
        torch.testing.assert_close(curve.jacobian(theta)[..., k], slope, rtol=1e-6, atol=1e-8)


def test_the_score_is_the_difference_of_log_densities():
    step = torch.tensor([[1e-5, 0.0]], dtype=torch.float64)
    ends = [curves.CIRCLE.log_density(POINTS + s, "gauss", 0.05) for s in (step, -step)]
    found = curves.CIRCLE.score(POINTS, "gauss", 0.05)[:, 0]
    torch.testing.assert_close(found, (ends[0] - ends[1]) / 2e-5, rtol=1e-4, atol=1e-6)


def test_the_roll_lies_in_space_and_the_circle_has_radius_one():
    assert curves.ROLL.at(torch.zeros(2, 2)).shape == (2, 3)
    turned = curves.CIRCLE.at(torch.linspace(-2, 2, 5)[:, None])
    torch.testing.assert_close(turned.norm(dim=1), torch.ones(5))
