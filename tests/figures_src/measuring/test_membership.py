"""Three insides, against independent libraries."""

import numpy as np
import pytest
import torch
from scipy.optimize import linprog
from sklearn.decomposition import PCA
from sklearn.neighbors import NearestNeighbors

from figures_src.measuring import membership


@pytest.fixture
def points():
    return torch.randn(150, 5, generator=torch.Generator().manual_seed(0))


@pytest.fixture
def asked():
    generator = torch.Generator().manual_seed(1)
    return torch.randn(60, 5, generator=generator) * torch.linspace(0.1, 1.5, 60)[:, None]


def mixture(points, place):
    """Does a linear programme find weights? The independent answer."""
    columns = np.vstack([points.T, np.ones(len(points))])
    found = linprog(np.zeros(len(points)), A_eq=columns, b_eq=[*place, 1], bounds=(0, None))
    return found.status == 0


def test_the_hull_is_the_linear_programmes(points, asked):
    said = membership.hull(points, asked, 2000)
    wanted = np.array([mixture(points.numpy(), place) for place in asked.numpy()])
    assert (said != 0).all()
    assert 10 < wanted.sum() < 50
    disagree = (said.numpy() == 1) != wanted
    assert not (disagree & wanted).any()  # never called outside what is inside
    assert disagree.sum() <= 1  # within NEAR of the edge it may be called inside


def test_an_outside_verdict_comes_with_many_dimensions_too(points):
    far = torch.full((1, 5), 9.0)
    assert membership.hull(points, far, 50).tolist() == [-1]


def test_too_few_rounds_leave_a_case_open_rather_than_wrong(points, asked):
    said = membership.hull(points, asked, 1)
    assert (said == 0).any()


def test_a_training_point_is_inside(points):
    assert membership.hull(points, points[:7], 1).tolist() == [1] * 7


def test_the_nearest_is_scikit_learns_and_nobody_is_its_own(points, asked):
    index = NearestNeighbors(n_neighbors=2).fit(points.numpy())
    wanted = index.kneighbors(asked.numpy())[0][:, 0]
    np.testing.assert_allclose(membership.nearest(points, asked), wanted, rtol=1e-4)
    wanted = index.kneighbors(points[:9].numpy())[0][:, 1]
    np.testing.assert_allclose(membership.nearest(points, points[:9], 1), wanted, rtol=1e-4)


def test_the_components_are_scikit_learns():
    generator = torch.Generator().manual_seed(2)
    points = torch.randn(300, 40, generator=generator) * 0.8 ** torch.arange(40)
    middle, axes = membership.components(points, 3, generator)
    fitted = PCA(3).fit(points.numpy())
    np.testing.assert_allclose(middle, fitted.mean_, atol=1e-5)
    agree = np.abs(np.sum(fitted.components_.T * axes.numpy(), 0))
    np.testing.assert_allclose(agree, 1, atol=1e-3)
