"""What is taught in plain Python is what torch would teach."""

from random import Random

import pytest
import torch

from figures_src.demos import teaching

POINTS = ((0.1, 0.2), (-0.4, 0.9), (1.0, -0.3), (-0.8, -0.7), (0.3, -1.1))
ISLAND = (1, 0, 0, 1, 0)


def torch_height(weights, points):
    units = weights[:-1].view(-1, 4)
    held = torch.tanh(points @ units[:, :2].T + units[:, 2])
    return held @ units[:, 3] + weights[-1]


def torch_loss(weights):
    points = torch.tensor(POINTS, dtype=torch.float64)
    loss = torch.nn.functional.binary_cross_entropy_with_logits
    return loss(torch_height(weights, points), torch.tensor(ISLAND, dtype=torch.float64))


def lesson(width=3, start=0, steps=30, rate=0.1):
    return teaching.Lesson(POINTS, ISLAND, width, start, steps, rate)


@pytest.mark.parametrize("width", [1, 2, 3, 8])
def test_the_heights_are_those_of_torch(width):
    weights = teaching.first_weights(width, Random(4))
    here = teaching.heights(weights, teaching.hidden(weights, *zip(*POINTS, strict=True)))
    there = torch_height(
        torch.tensor(weights, dtype=torch.float64), torch.tensor(POINTS, dtype=torch.float64)
    )
    assert here == pytest.approx(there.tolist(), abs=1e-9)


@pytest.mark.parametrize("width", [1, 3])
def test_every_step_is_that_of_adam_with_a_cosine(width):
    taught = lesson(width)
    weights = torch.tensor(taught.at(0), dtype=torch.float64, requires_grad=True)
    adam = torch.optim.Adam([weights], lr=0.1)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(adam, 30)
    for step in range(1, 31):
        adam.zero_grad()
        torch_loss(weights).backward()
        adam.step()
        cosine.step()
        assert taught.at(step) == pytest.approx(weights.tolist(), abs=1e-5)


def test_a_step_asked_for_late_is_the_step_asked_for_early():
    late, early = lesson(), lesson()
    late.at(20)
    assert late.at(7) == early.at(7)
    assert late.right(7) == early.right(7)


def test_what_is_right_is_counted():
    taught = lesson()
    weights = torch.tensor(taught.at(5), dtype=torch.float64)
    answers = torch_height(weights, torch.tensor(POINTS, dtype=torch.float64)) > 0
    right = sum(bool(a) == bool(t) for a, t in zip(answers, ISLAND, strict=True))
    assert taught.right(5) == right / len(POINTS)


def test_another_start_is_another_network():
    assert lesson(start=0).at(0) != lesson(start=1).at(0)
