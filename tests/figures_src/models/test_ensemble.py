import numpy as np
import pytest
import torch

from figures_src.models.by_hand import run
from figures_src.models.ensemble import Ensemble, logistic, sign, squared
from figures_src.training import fit


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize("activation", ["relu", "tanh", "sign"])
def test_members_never_touch_each_other(activation):
    inputs = torch.randn(64, 2, generator=seeded(1))
    labels = (inputs[:, 0] > 0).float()
    crowd = Ensemble(2, 3, [1, 1, 2], activation, seeded())
    alone = Ensemble(2, 3, [2], activation, seeded(5))
    with torch.no_grad():
        for layer, members in enumerate((slice(2, 3), slice(0, 1))):
            alone.weights[layer].copy_(crowd.weights[layer][members])
            alone.biases[layer].copy_(crowd.biases[layer][members])
        alone.answer.copy_(crowd.answer[2:])
    for model in (crowd, alone):
        fit(model, logistic, inputs, labels, steps=30, batch=16, rate=0.03, generator=seeded(2))
    torch.testing.assert_close(crowd(inputs)[:, 2], alone(inputs)[:, 0], rtol=1e-4, atol=1e-5)


def test_a_member_taken_out_answers_as_it_did_inside():
    model = Ensemble(2, 5, [1, 2, 2, 4], "relu", seeded())
    inputs = torch.randn(20, 2, generator=seeded(1))
    for index in range(4):
        alone = run(model.member(index), inputs.double().numpy())[:, 0]
        np.testing.assert_allclose(alone, model(inputs)[:, index].detach(), atol=1e-5)


def test_each_member_may_see_its_own_examples():
    model = Ensemble(2, 3, [1, 2], "tanh", seeded())
    shared = torch.randn(10, 2, generator=seeded(1))
    own = torch.stack([shared, -shared], 1)
    assert torch.equal(model(own)[:, 0], model(shared)[:, 0])
    assert not torch.equal(model(own)[:, 1], model(shared)[:, 1])


def test_what_is_held_is_the_last_layer_of_each_member():
    model = Ensemble(2, 3, [1, 2], "relu", seeded())
    inputs = torch.randn(10, 2, generator=seeded(1))
    first, second = model.states(inputs)
    assert first.shape == (2, 10, 3) and second.shape == (1, 10, 3)
    assert torch.equal(model.held(inputs), torch.cat([first[:1], second]))


def test_a_sign_is_one_of_two_values_yet_lets_a_gradient_through():
    inputs = torch.tensor([-3.0, -0.5, 0.0, 0.5, 3.0], requires_grad=True)
    outputs = sign(inputs)
    outputs.sum().backward()
    assert outputs.tolist() == [-1, -1, 1, 1, 1]
    assert inputs.grad.tolist() == [0, 1, 1, 1, 0]


def test_the_losses_sum_over_members_and_average_over_examples():
    outputs, targets = torch.zeros(8, 3), torch.ones(8)
    assert logistic(outputs, targets).item() == pytest.approx(3 * np.log(2), rel=1e-5)
    assert squared(outputs, targets).item() == pytest.approx(3)
    assert squared(outputs, torch.ones(8, 3)).item() == pytest.approx(3)


@pytest.mark.parametrize("width, depths", [(0, [1]), (2, []), (2, [0]), (2, [2, 1])])
def test_impossible_shapes_are_refused(width, depths):
    with pytest.raises(ValueError, match="shallowest first"):
        Ensemble(2, width, depths, "relu", seeded())


def test_an_unknown_activation_is_refused_by_name():
    with pytest.raises(ValueError, match="'swish'"):
        Ensemble(2, 2, [1], "swish", seeded())
