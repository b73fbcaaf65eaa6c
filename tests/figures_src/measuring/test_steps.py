"""Steps have the length they were asked for, and are what their names say."""

import numpy as np
import pytest
import torch
from scipy.ndimage import gaussian_filter

from figures_src.measuring import attacks, steps
from figures_src.worlds import menagerie


@pytest.fixture
def images():
    return 0.3 + 0.4 * torch.rand(3, 3, 32, 32, generator=torch.Generator().manual_seed(0))


@pytest.fixture
def generator():
    return torch.Generator().manual_seed(1)


def test_signs_move_every_channel_equally(images, generator):
    assert (steps.signs(images, generator).abs() == 1).all()


def test_brightness_moves_all_channels_alike(images, generator):
    way = steps.brightness(images, generator).flatten(1)
    assert (way == way[:, :1]).all()


def test_blur_is_scipys(images):
    wanted = gaussian_filter(images.numpy(), (0, 0, 1.5, 1.5), mode="nearest", radius=(0, 0, 5, 5))
    np.testing.assert_allclose((images + steps.blur(images)).numpy(), wanted, atol=1e-5)


def test_one_pixel_repaints_the_pixel_that_lowers_a_linear_score_most(images, generator):
    slope = torch.randn(images.shape, generator=generator)
    change = steps.one_pixel(images, slope)
    assert ((change != 0).any(1).sum((1, 2)) == 1).all()
    corners = torch.stack([(slope.clamp(max=0) * -1).sign() - images], 0)[0]
    best = (corners * slope).sum(1).flatten(1).amin(1)
    torch.testing.assert_close((change * slope).flatten(1).sum(1), best)


def test_scaled_steps_have_their_size(images, generator):
    way = steps.signs(images, generator)
    moved = steps.scaled(images, way, way.flatten(1).norm(dim=1), 2.0)
    torch.testing.assert_close(attacks.lengths(images, moved), torch.full((3,), 2.0))


def test_rendered_steps_end_on_real_pictures_of_their_size(generator):
    scenes = menagerie.sample(4, np.random.default_rng(0))
    ways = torch.zeros_like(scenes.theta)
    ways[:, menagerie.columns("turn")] = torch.randn(4, 3, generator=generator)

    def draw(theta):
        return menagerie.render(scenes.with_theta(theta))

    theta, pictures = steps.rendered(draw, scenes.theta, draw(scenes.theta), ways, 1.0)
    torch.testing.assert_close(pictures, draw(theta))
    lengths = attacks.lengths(draw(scenes.theta), pictures)
    torch.testing.assert_close(lengths, torch.ones(4), rtol=0.02, atol=0)
