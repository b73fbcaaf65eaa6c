"""The residual network is the formula in its docstring, and nothing else."""

import numpy as np
import pytest
import torch

from figures_src.models.residual import Residual, rounded, weights


def network(seed=0):
    return Residual(3, 5, torch.Generator().manual_seed(seed))


def test_the_formula_of_the_docstring_gives_the_same_states():
    model = rounded(network())
    points = np.random.default_rng(0).normal(size=(7, 3))
    by_name = {name: array.astype(float) for name, array in weights(model).items()}
    state, states = points, model.states(torch.tensor(points, dtype=torch.float32))
    for layer in range(3):
        hidden = np.tanh(state @ by_name["weights_in"][layer].T + by_name["bias_in"][layer])
        state = state + hidden @ by_name["weights_out"][layer].T + by_name["bias_out"][layer]
        assert states[layer + 1].detach().numpy() == pytest.approx(state, abs=1e-5)


def test_the_weights_that_are_kept_are_the_weights_that_were_measured():
    model = rounded(network())
    for name, array in weights(model).items():
        assert array.dtype == np.float16
        kept = torch.tensor(array.astype(np.float32))
        assert torch.equal(kept, model.get_parameter(name).detach())


def test_an_untrained_network_moves_points_only_a_little():
    points = torch.zeros(4, 3)
    assert 0 < network()(points).abs().max() < 0.5


def test_the_same_generator_gives_the_same_network():
    pairs = zip(network().parameters(), network().parameters(), strict=True)
    assert all(torch.equal(one, other) for one, other in pairs)
    assert not torch.equal(network(0).weights_in, network(1).weights_in)


def test_a_network_without_layers_is_refused():
    with pytest.raises(ValueError, match="at least one layer"):
        Residual(0, 5, torch.Generator())
