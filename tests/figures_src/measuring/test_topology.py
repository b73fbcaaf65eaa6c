import numpy as np
import pytest
import torch

from figures_src.measuring import topology
from figures_src.models.ensemble import Ensemble


@pytest.fixture
def ensemble():
    return Ensemble(2, 3, [1, 1], "tanh", torch.Generator().manual_seed(0))


@pytest.fixture
def positions():
    return torch.randn(50, 2, generator=torch.Generator().manual_seed(1))


def test_a_network_is_always_right_about_what_it_says_itself(ensemble, positions):
    said = (ensemble(positions)[:, 1] > 0).long()
    right = topology.right(ensemble, positions, said)
    assert right[1] == 1 and right[0] < 1
    assert topology.right(ensemble, positions, 1 - said)[1] == 0


def test_the_best_taught_network_is_the_one_that_agrees(ensemble, positions):
    said = (ensemble(positions)[:, 1] > 0).long()
    with torch.no_grad():
        ensemble.answer[1] *= 50
        ensemble.offset[1] *= 50
    assert topology.best_taught(ensemble, positions, said, among=2) == 1
    assert topology.best_taught(ensemble, positions, said, among=1) == 0


def test_the_map_is_positive_exactly_where_the_network_says_land(ensemble):
    chart = topology.heights(ensemble, 0, reach=2.0, cells=5)
    answer = ensemble(torch.tensor([[2.0, -2.0], [-2.0, 0.0]]))[:, 0].detach()
    np.testing.assert_allclose([chart[0, 4], chart[2, 0]], answer, rtol=1e-2)


def test_places_above_the_sea_are_those_called_land(ensemble, positions):
    places = topology.above_sea(ensemble, 0, positions)
    answer = ensemble(positions)[:, 0].detach().numpy()
    assert places.shape == (50, 3) and np.abs(places).max() == pytest.approx(1)
    assert ((places[:, -1] > 0) == (answer > 0)).all()
    assert np.corrcoef(places[:, -1], answer)[0, 1] == pytest.approx(1, abs=1e-6)


def test_looking_along_the_sea_keeps_distances(ensemble, positions):
    held = ensemble.held(positions)[0].double().detach().numpy()
    places = topology.above_sea(ensemble, 0, positions)
    before, after = np.linalg.norm(np.diff(held, axis=0), axis=1), np.linalg.norm(
        np.diff(places, axis=0), axis=1
    )  # fmt: skip
    np.testing.assert_allclose(before / after, np.full(49, before[0] / after[0]), rtol=1e-6)


def test_the_steepest_slope_of_one_unit_is_known():
    model = Ensemble(1, 1, [1], "relu", torch.Generator().manual_seed(0))
    with torch.no_grad():
        for part, value in ((model.weights[0], 8.0), (model.biases[0], 1.0), (model.answer, 1.0)):
            part.fill_(value)
        model.offset.fill_(-1.0)
    # P = 1 / (1 + exp(-8 x)) near 0, whose slope is 8 / 4 at 0
    assert topology.steepest(model, 0.1, 2001)[0] == pytest.approx(2.0, rel=1e-4)
    assert topology.profile(model, 0, 0.1, 3)[1] == pytest.approx(0.5)
