"""The classifier is small, reads any size, and answers each picture for itself."""

import pytest
import torch

from figures_src.models.classifier import convolutional, mean_colour


def fresh(seed=0):
    return convolutional(7, torch.Generator().manual_seed(seed)).eval()


def test_it_has_about_ninety_thousand_weights():
    assert sum(p.numel() for p in fresh().parameters()) == pytest.approx(90_000, rel=0.05)


@pytest.mark.parametrize("size", [32, 48, 64, 96])
def test_it_reads_pictures_of_any_size(size):
    assert fresh()(torch.rand(2, 3, size, size)).shape == (2, 7)


def test_an_answer_does_not_depend_on_the_other_pictures_in_the_batch():
    net, images = fresh(), torch.rand(5, 3, 32, 32)
    assert torch.allclose(net(images)[2], net(images[2:3])[0], atol=1e-5)


def test_its_weights_come_from_the_generator_alone():
    first, again, other = fresh(1), fresh(1), fresh(2)
    weights = [list(net.state_dict().values()) for net in (first, again, other)]
    assert all(torch.equal(a, b) for a, b in zip(weights[0], weights[1], strict=True))
    assert not torch.equal(weights[0][0], weights[2][0])


def test_mean_colour_cannot_see_where_a_pixel_is():
    net = mean_colour(7, torch.Generator().manual_seed(0)).eval()
    images = torch.rand(1, 3, 8, 8)
    shuffled = images.flatten(2)[:, :, torch.randperm(64)].view_as(images)
    assert torch.allclose(net(images), net(shuffled), atol=1e-5)
