"""The plain-Python network computes what torch computes."""

import numpy as np
import pytest
import torch

from figures_src.demos import network
from figures_src.models.residual import Residual, rounded, weights


@pytest.fixture(scope="module")
def model():
    return rounded(Residual(5, 16, torch.Generator().manual_seed(0))).double()


@pytest.fixture(scope="module")
def layers(model):
    arrays = {f"some.{name}": array.tolist() for name, array in weights(model).items()}
    return network.layers(arrays, "some")


def test_every_layer_agrees_with_torch(model, layers):
    points = np.random.default_rng(1).normal(size=(40, 3))
    with torch.no_grad():
        expected = torch.stack(model.states(torch.tensor(points))).numpy()
    found = network.states(layers, [tuple(point) for point in points.tolist()])
    assert np.abs(np.array(found) - expected).max() < 1e-5


def test_between_two_layers_every_point_goes_its_own_way(layers):
    before = [(0.1, 0.2, 0.3), (1.0, -1.0, 0.0)]
    after = network.step(layers[0], before)
    half = network.between(before, after, 0.5)
    assert np.allclose(half, (np.array(before) + np.array(after)) / 2)
    assert network.between(before, after, 0) == before


def test_arrays_that_do_not_belong_together_are_refused(model):
    arrays = {f"some.{name}": array.tolist() for name, array in weights(model).items()}
    with pytest.raises(ValueError):
        network.layers(arrays | {"some.bias_in": arrays["some.bias_in"][1:]}, "some")
