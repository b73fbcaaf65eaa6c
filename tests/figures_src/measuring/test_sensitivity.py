"""Slopes split as Pythagoras wants, units are what they say, and walks stay on the map."""

import numpy as np
import pytest
import torch

from figures_src.measuring import attacks, border, off_manifold, sensitivity
from figures_src.worlds import menagerie


@pytest.fixture
def flat():
    """Slopes (n, D) and a tangent space that is the span of D x 3 random columns."""
    generator = torch.Generator().manual_seed(0)
    jacobian = torch.randn(5, 40, 3, generator=generator, dtype=torch.float64)
    along, dimension = off_manifold.tangent(jacobian)
    return torch.randn(5, 40, generator=generator), jacobian, along, dimension


def test_the_parts_are_those_of_a_qr_decomposition(flat):
    slope, jacobian, along, _ = flat
    tangent, normal = sensitivity.split(slope, along)
    for i in range(5):
        basis = np.linalg.qr(jacobian[i].numpy())[0]
        inside = np.linalg.norm(basis.T @ slope[i].double().numpy())
        assert tangent[i] == pytest.approx(inside)
    assert torch.allclose(tangent**2 + normal**2, slope.double().square().sum(1))


def test_typical_is_the_root_mean_square_over_random_directions(flat):
    slope, jacobian, along, dimension = flat
    entries = sensitivity.table(slope, along, dimension)
    coefficients = torch.randn(20000, 3, generator=torch.Generator().manual_seed(1)).double()
    ways = coefficients / coefficients.norm(dim=1, keepdim=True) @ along[0].T
    drawn = (ways @ slope[0].double()).square().mean().sqrt()
    assert entries["typical_tangent"][0] == pytest.approx(drawn.item(), rel=0.03)
    assert entries["chance"][0] == pytest.approx(3 / 40)


def test_the_spectrum_is_that_of_numpy_and_ignores_a_common_shift(digits):
    rows = sensitivity.logit_slopes(digits.net, digits.images[:3])
    values = sensitivity.spectrum(rows)
    for i in range(3):
        exact = np.linalg.svd(rows[i].numpy(), compute_uv=False)[:-1]
        assert np.allclose(values[i].numpy(), exact, rtol=1e-4)
    shifted = sensitivity.logit_slopes(
        lambda x: digits.net(x) + x.sum((1, 2, 3))[:, None], digits.images[:3]
    )
    assert torch.allclose(shifted, rows, atol=1e-4)


def test_a_step_of_one_level_changes_a_linear_score_by_exactly_that():
    slope = torch.tensor([[3.0, -4.0, 0.0]])
    assert sensitivity.per_level(slope).item() == pytest.approx(7 / 255)


def test_along_a_parameter_the_slope_is_the_difference_per_length(flat):
    slope, jacobian, _, _ = flat
    jacobian = torch.cat([jacobian, torch.zeros(5, 40, 1)], 2)
    steep = sensitivity.by_arc(slope.double()[:, None], jacobian)[:, 0]
    score = (slope.double()[..., None] * jacobian).sum(1)
    assert torch.allclose(steep[:, :3], (score / jacobian.norm(dim=1))[:, :3])
    assert torch.all(steep[:, 3] == 0)


@pytest.fixture(scope="module")
def walk():
    """A walk on the menagerie, down the score of a linear classifier of pixels."""
    scenes = menagerie.sample(4, np.random.default_rng(0))
    weights = torch.randn(3072, 7, generator=torch.Generator().manual_seed(0))

    def classifier(images):
        return images.flatten(1) @ weights

    def view(theta):
        return menagerie.render(scenes.with_theta(theta))

    def jacobian(theta):
        return menagerie.jacobian(scenes.with_theta(theta))

    labels = classifier(view(scenes.theta)).argmax(1)
    low, high = scenes.theta - 0.2, scenes.theta + 0.2
    given = (classifier, view, jacobian, scenes.theta, low, high, labels)
    return given, sensitivity.walked(*given, 0.6, 3)


def test_a_walk_goes_down_and_no_farther_than_its_path(walk):
    (classifier, view, _, theta, *_, labels), (lowest, farthest) = walk
    assert torch.all(lowest < attacks.lead(classifier(view(theta)), labels))
    assert torch.all(farthest <= 0.6 + 1e-3) and torch.all(farthest > 0.3)


def test_a_short_walk_falls_by_the_worst_slope_along_the_map(walk):
    classifier, view, jacobian, theta, low, high, labels = walk[0]
    lowest, gone = sensitivity.walked(*walk[0], 0.02, 1)
    slope = border.lead_slope(classifier, view(theta), labels)
    along, _ = off_manifold.tangent(jacobian(theta))
    steep = sensitivity.split(slope, along)[0]
    fall = attacks.lead(classifier(view(theta)), labels) - lowest
    assert torch.all(fall <= 1.1 * steep * gone)
    assert torch.all(fall >= 0.7 * steep * gone)
