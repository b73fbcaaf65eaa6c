"""Planted truth: where only some pixels can move the answer, every map finds exactly those."""

import numpy as np
import pytest
import torch

from figures_src.measuring import saliency


@pytest.fixture
def pictures():
    return torch.rand(6, 3, 8, 8, generator=torch.Generator().manual_seed(0))


def corner(pictures):
    """An answer that hangs on one quarter of the picture alone."""
    return (pictures[:, :, :4, :4] ** 2).sum((1, 2, 3))


@pytest.mark.parametrize("name", saliency.MAPS)
def test_every_map_finds_the_only_place_that_counts(name, pictures):
    found = saliency.MAPS[name](corner, pictures)
    region = torch.zeros(6, 8, 8)
    region[:, :4, :4] = 1
    assert found.shape == (6, 8, 8)
    assert (found >= 0).all()
    assert saliency.density(found, region) == pytest.approx(torch.full((6,), 4.0), rel=1e-5)


def test_the_way_from_grey_adds_up_to_the_change_of_the_answer(pictures):
    """Completeness, for an answer of one pixel each: what the map promises to share out."""

    def first(seen):
        return seen[:, 0, 0, 0] ** 2

    one = pictures[:, :1].expand(-1, 3, -1, -1).clone()
    grey = one.mean((0, 2, 3))[0]
    change = (one[:, 0, 0, 0] ** 2 - grey**2).abs()
    assert torch.allclose(saliency.integrated_gradients(first, one)[:, 0, 0], change, atol=1e-4)


def test_an_even_map_gives_every_region_its_area():
    region = torch.zeros(2, 8, 8)
    region[:, 0] = 1
    assert saliency.density(torch.ones(2, 8, 8), region) == pytest.approx(torch.ones(2))


def test_pictures_are_left_as_they_were(pictures):
    before = pictures.clone()
    for seen in saliency.MAPS.values():
        seen(corner, pictures)
    assert torch.equal(pictures, before)
    assert not pictures.requires_grad


def test_an_exchange_is_how_far_one_thing_moves_the_answer_over_another(pictures):
    one, other = pictures.clone(), pictures.clone()
    one[:, :, :4, :4] *= 0.5
    other[:, :, 4:] *= 0.5
    assert (saliency.exchange(corner, pictures, one, other) > 1e6).all()
    assert (saliency.exchange(corner, pictures, other, one) == 0).all()


def test_scores_on_the_right_side_of_the_bound_are_right_replies():
    reader, other = np.array([2, 2, 0.5]), np.array([0.1, 0.2, 3])
    told = saliency.replies("map", reader, other, [np.ones(3), np.full(3, 2)])
    assert told["map_sensitivity"] == told["map_specificity"] == (2, 3)
    assert told["map_blank"] == (3, 6)
    assert told["map_density"] == 2
    assert told["map_sorts"] == pytest.approx(6 / 9)


def test_a_bound_is_fitted_on_one_half_and_marked_on_the_other():
    """Below one the area's bound sees nothing, where a fitted one parts the two without error."""
    reader, other = np.array([0.6, 0.7, 0.8, 0.65]), np.array([0.1, 0.3, 0.2, 0.2])
    told = saliency.replies("map", reader, other, [reader])
    assert told["map_sensitivity"] == (0, 4)
    assert told["map_fitted"] == 1
    turned = np.concatenate([reader[:2], other[2:]]), np.concatenate([other[:2], reader[2:]])
    assert saliency.replies("map", *turned, [reader])["map_fitted"] == 0


@pytest.mark.parametrize(("above", "below"), [([2.0, 3], [0.0, 1]), ([5.0], [5.0]), ([0.0], [9.0])])
def test_no_bound_parts_scores_better_than_the_best(above, below):
    above, below = np.array(above), np.array(below)
    best = saliency._even(above, below, saliency.best_bound(above, below))
    tried = np.linspace(-1, 10, 111)
    assert best >= max(saliency._even(above, below, bound) for bound in tried)
