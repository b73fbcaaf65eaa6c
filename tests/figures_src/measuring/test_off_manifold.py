"""Nats off the map: what fitting finds is what integrating finds, and gradients agree."""

import pytest
import torch

from figures_src.measuring import off_manifold
from figures_src.worlds import curves

CASES = [(curves.CIRCLE, 0.02), (curves.ROLL, 0.1)]


def walk(curve, sigma, count=12, seed=0):
    """Points on the map, slopes there, and changes of one to six sigmas in any direction."""
    generator = torch.Generator().manual_seed(seed)
    mean, spread = (torch.tensor(v, dtype=torch.float64) for v in (curve.mean, curve.spread))
    draws = torch.randn(count, len(mean), generator=generator, dtype=torch.float64)
    theta = mean + spread * draws.clamp(-2, 2)
    seen, prior = curve.jacobian(theta), torch.diag(1 / spread).expand(count, -1, -1)
    way = torch.randn(count, seen.shape[1], generator=generator, dtype=torch.float64)
    size = sigma * torch.linspace(1, 6, count, dtype=torch.float64)[:, None]
    delta = size * way / way.norm(dim=1, keepdim=True)
    return theta, off_manifold.slopes(seen, prior, sigma), delta


def left(curve, theta, points, at, sigma):
    return off_manifold.fitted(curve.at, curve.strangeness, theta, points, at, sigma, 8)[1]


@pytest.mark.parametrize(("curve", "sigma"), CASES)
def test_fitting_loses_the_nats_that_integrating_loses(curve, sigma):
    theta, at, delta = walk(curve, sigma)
    start = curve.at(theta)
    fitted = left(curve, theta, start + delta, at, sigma) - left(curve, theta, start, at, sigma)
    exact = [curve.log_density(points, "gauss", sigma) for points in (start, start + delta)]
    torch.testing.assert_close(fitted, exact[0] - exact[1], atol=0.08, rtol=0.01)


@pytest.mark.parametrize(("curve", "sigma"), CASES)
def test_the_literal_left_side_is_the_gradient_of_log_p_along_the_map(curve, sigma):
    theta, at, delta = walk(curve, sigma)
    start = curve.at(theta)
    best, _ = off_manifold.fitted(curve.at, curve.strangeness, theta, start, at, sigma, 8)
    volume = off_manifold.volume_slope(lambda t: curve.jacobian(t.double()), best, at, sigma)
    along, _ = off_manifold.tangent(at.seen)
    delta = delta - off_manifold.normal(delta, along)
    found = off_manifold.literal(start - curve.at(best), volume, delta, at, sigma)
    exact = (curve.score(start, "gauss", sigma) * delta).sum(1)
    torch.testing.assert_close(found, exact, atol=2e-3, rtol=0.02)


def test_a_fit_never_gets_worse_from_round_to_round():
    theta, at, delta = walk(curves.ROLL, 0.1)
    points = curves.ROLL.at(theta) + 20 * delta
    each = [
        off_manifold.fitted(
            curves.ROLL.at, curves.ROLL.strangeness, theta, points, at, 0.1, rounds
        )[1]
        for rounds in range(6)
    ]
    assert all(
        (after <= before + 1e-9).all() for before, after in zip(each, each[1:], strict=False)
    )
    assert (each[-1] < each[0] - 1).any()


def test_what_is_across_the_map_has_no_part_along_it():
    _, at, delta = walk(curves.ROLL, 0.1)
    along, dimension = off_manifold.tangent(at.seen)
    across = off_manifold.normal(delta, along)
    assert dimension.tolist() == [2] * len(delta)
    assert (across[:, None] @ at.seen).abs().max() < 1e-9
    torch.testing.assert_close(off_manifold.normal(across, along), across)


def test_a_direction_that_does_not_move_the_point_is_no_direction():
    seen = torch.zeros(1, 4, 2)
    seen[0, 0, 0] = 3.0
    assert off_manifold.tangent(seen)[1].tolist() == [1]


def test_the_volume_slope_is_a_difference_of_log_determinants():
    theta = torch.tensor([[7.0, 0.5]], dtype=torch.float64)
    prior = torch.eye(2, dtype=torch.float64)[None]

    def half_log_det(t):
        factor = off_manifold.slopes(curves.ROLL.jacobian(t), prior, 0.1).factor
        return factor.diagonal(dim1=1, dim2=2).log().sum(1)

    at = off_manifold.slopes(curves.ROLL.jacobian(theta), prior, 0.1)
    found = off_manifold.volume_slope(lambda t: curves.ROLL.jacobian(t.double()), theta, at, 0.1)
    step = torch.tensor([[1e-4, 0.0]], dtype=torch.float64)
    slope = (half_log_det(theta + step) - half_log_det(theta - step)) / 2e-4
    assert found[0, 0] == pytest.approx(slope.item(), rel=1e-4)
    assert abs(found[0, 1]) < 1e-6
