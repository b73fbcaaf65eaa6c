"""Landings are counted, and areas measured, as they are described."""

import numpy as np
import pytest
import torch

from figures_src import launchers
from figures_src.measuring import landing
from figures_src.models.ensemble import Ensemble

ZONE = tuple(np.array(((335, 450), (11.2, 11.6), (0, 60))) * launchers.UNITS)


def test_every_context_can_be_landed_at_by_the_launch_that_made_it():
    rng = np.random.default_rng(3)
    days = landing.contexts(60, rng, ZONE)
    angles = np.random.default_rng(3)
    _, _, drawn = (angles.uniform(*limits, 60) for limits in ZONE)
    assert landing.landed(days, drawn).mean() > 0.95
    assert not landing.landed(days, np.full(60, np.nan)).any()


def test_the_first_rung_that_reaches_the_share_counts_or_twice_the_last():
    assert landing.first_rung((10, 30, 100), (0.5, 0.92, 0.85), 0.9) == 30
    assert landing.first_rung((10, 30, 100), (0.5, 0.6, 0.85), 0.9) == 200


def test_random_search_waits_as_the_geometric_distribution_says():
    waits = np.random.default_rng(0).geometric(0.01, 100_000)
    assert landing.at_random(0.01, 0.9) == pytest.approx(np.quantile(waits, 0.9), rel=0.02)


def test_a_member_alone_answers_as_it_did_among_the_others():
    net = Ensemble(2, 8, (2, 2, 2), "tanh", torch.Generator().manual_seed(0))
    inputs = torch.rand(5, 2, generator=torch.Generator().manual_seed(1))
    torch.testing.assert_close(landing.alone(net, 1)(inputs)[:, 0], net(inputs)[:, 1])


def test_a_shifted_network_is_right_about_its_lesson():
    net = Ensemble(2, 8, (2, 2), "tanh", torch.Generator().manual_seed(0))
    lesson = torch.tensor([[0.1, 0.2]]), torch.tensor([0.7])
    assert landing.shifted(net, lesson, 1)(lesson[0]).item() == pytest.approx(0.7, abs=1e-6)


def test_areas_are_the_cells_where_enough_land():
    shares = np.array([[1.0, 0.5], [0.75, 0.0]])
    assert landing.area(shares, 0.5, 3.0) == 9
    assert landing.area(shares, 0.9, 3.0) == 3


def test_a_map_has_its_tries_in_every_cell():
    speeds = np.array([11.0, 12.0, 13.0])
    phase, speed = landing.grid(4, speeds, 3, np.random.default_rng(0))
    cells = np.stack([phase // (np.pi / 2), speed // 1], -1).reshape(4, 2, 3, 2)
    assert (cells == cells[:, :, :1]).all()
    assert len(np.unique(cells.reshape(-1, 2), axis=0)) == 8
