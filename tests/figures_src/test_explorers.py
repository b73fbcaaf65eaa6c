"""Explorers see their region only, smaller samples lie in larger ones, and trainings repeat."""

import pytest
import torch

from figures_src import explorers
from figures_src.worlds import regions


@pytest.fixture(scope="module")
def seen():
    return explorers.expedition(300, 16, 0)


def test_pictures_are_eight_bits_and_carry_their_pose(seen):
    assert seen["images"].dtype == torch.uint8 and seen["images"].shape == (300, 3, 16, 16)
    assert seen["pose"].shape == (300, 4)
    low, high = regions.ELEVATION
    assert low - 1e-3 <= seen["pose"][:, 3].min() and seen["pose"][:, 3].max() <= high + 1e-3


@pytest.mark.parametrize("region", regions.REGIONS)
def test_what_an_explorer_saw_lies_in_its_region(region, seen):
    part = explorers.within(region, 40, seen)
    assert len(part["labels"]) == 40
    assert bool(regions.inside(region, part["pose"][:, 0]).all())


def test_a_smaller_sample_lies_within_a_larger_one(seen):
    few, many = (explorers.within("wedge", count, seen)["images"] for count in (20, 60))
    assert torch.equal(few, many[:20])


def test_the_same_recipe_gives_the_same_weights_bit_for_bit():
    recipe = ("narrow", 40, 300, 16, 12, 5)
    first, again = (explorers.explored(*recipe) for _ in range(2))
    assert all(torch.equal(first[name], again[name]) for name in first)


def test_it_learns_what_it_sees(seen):
    images = explorers.unit(seen["images"][:100])
    net = explorers.reader(explorers.taught(images, seen["labels"][:100], 120, 0))
    right = explorers.right(net, {"images": images, "labels": seen["labels"][:100]})
    assert right.float().mean() > 0.9
    assert not any(p.requires_grad for p in net.parameters())


def test_answers_are_the_same_for_bytes_and_for_numbers(seen):
    net = explorers.reader(explorers.taught(explorers.unit(seen["images"]), seen["labels"], 3, 0))
    called, sure = explorers.answers(net, seen["images"])
    again, surely = explorers.answers(net, explorers.unit(seen["images"]))
    assert torch.equal(called, again) and torch.allclose(sure, surely)
    assert sure.min() >= 1 / explorers.CLASSES
