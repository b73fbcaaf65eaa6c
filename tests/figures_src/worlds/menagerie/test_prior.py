"""An ordinary scene is as strange as chance says, and what is outlandish is stranger."""

import numpy as np
import pytest
import torch

from figures_src.worlds import menagerie
from figures_src.worlds.menagerie import prior


@pytest.fixture(scope="module")
def taught():
    return prior.of(menagerie.sample(3000, np.random.default_rng(0)))


def test_a_new_scene_deviates_by_one_in_every_number_on_average(taught):
    odd = taught.strangeness(menagerie.sample(1000, np.random.default_rng(1)))
    assert odd.shape == (1000, 32)
    assert odd.square().mean(0) == pytest.approx(torch.ones(32), abs=0.15)


def test_the_yaw_is_free_and_the_lean_is_not(taught):
    scenes = menagerie.sample(20, np.random.default_rng(2))
    odd = taught.strangeness(scenes)
    yawed = taught.strangeness(scenes.with_pose(scenes.pose + torch.tensor([77.0, 0, 0])))
    leaning = taught.strangeness(scenes.with_pose(scenes.pose + torch.tensor([0.0, 60, 0])))
    torch.testing.assert_close(odd, yawed, atol=2e-3, rtol=0)
    assert (leaning[:, 0] - odd[:, 0] > 5).all()


def test_lean_is_read_back_from_the_pose(taught):
    scenes = menagerie.sample(20, np.random.default_rng(3))
    torch.testing.assert_close(prior.leaning(scenes), scenes.pose[:, 1:], atol=2e-3, rtol=0)


def test_slopes_are_differences(taught):
    scenes = menagerie.sample(2, np.random.default_rng(4))
    scenes = scenes.with_theta(scenes.theta.double())
    slopes = taught.slopes(scenes)
    for k in (0, 1, 2, 7, 32):
        step = torch.zeros(33, dtype=torch.float64)
        step[k] = 1e-5
        ends = [taught.strangeness(scenes.with_theta(scenes.theta + s)) for s in (step, -step)]
        difference = (ends[0] - ends[1]) / 2e-5
        torch.testing.assert_close(slopes[..., k], difference, atol=1e-3, rtol=1e-3)


def test_ordinary_wandering_is_as_wide_as_the_scenes(taught):
    ways = taught.wander(4000, torch.Generator().manual_seed(0))
    assert ways.shape == (4000, 33)
    covariance = ways[:, 3:].double().T.cov()
    torch.testing.assert_close(
        covariance, taught.spread @ taught.spread.T, atol=0.15 * float(covariance.max()), rtol=0
    )
