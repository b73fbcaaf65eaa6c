"""The map's figure: small, it runs end to end, its numbers agree, and it draws both widths."""

import pytest
import torch

from figures_src import explorers
from figures_src.figures import holes as figure
from figures_src.models.classifier import convolutional


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_the_hole_and_the_rest_are_all_of_the_test(found):
    numbers = found["numbers"]
    for name in ("full", "wedge", "narrow", "longer"):
        inside, outside = numbers[f"hole_{name}"], numbers[f"outside_{name}"]
        assert tuple(map(sum, zip(inside, outside, strict=True))) == numbers[f"test_{name}"]


def test_the_fall_is_the_difference_between_two_networks_on_the_same_views(found):
    numbers = found["numbers"]
    right, of = zip(numbers["hole_full"], numbers["hole_wedge"], strict=True)
    assert numbers["fall"] == pytest.approx((right[0] - right[1]) / of[0], abs=1e-6)


def test_the_exported_network_answers_as_the_measured_one_within_sixteen_bits(found):
    setup = figure.QUICK
    weights = {
        name.removeprefix("wedge."): torch.tensor(values).float()
        for name, values in found["exhibit"].items()
        if name.startswith("wedge.")
    }
    small = convolutional(explorers.CLASSES, torch.Generator(), explorers.WIDTHS)
    small.load_state_dict(weights, strict=False)
    exact = explorers.explored("wedge", setup.held, setup.most, setup.size, setup.steps, 0)
    images = explorers.unit(explorers.expedition(40, setup.size, 3)["images"])
    one, other = small.eval()(images), explorers.reader(exact)(images)
    assert torch.allclose(one.softmax(1), other.softmax(1), atol=0.02)


def test_cells_and_bins_hold_means():
    pose = torch.tensor([[-179.0, 0, 0, 4.0], [-179.0, 0, 0, 5.0], [179.0, 0, 0, 77.0]])
    chart = figure.by_cell(figure.QUICK, pose, torch.tensor([1.0, 0.0, 1.0]))
    assert chart.shape == figure.QUICK.cells
    assert chart[0, 0] == pytest.approx(0.5) and chart[-1, -1] == 1


def test_it_draws(found, draws):
    draws(figure, found)
