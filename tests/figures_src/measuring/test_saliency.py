"""Planted truth: where only some pixels can move the answer, every map finds exactly those."""

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
    assert torch.allclose(saliency.along(first, one)[:, 0, 0], change, atol=1e-4)


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
