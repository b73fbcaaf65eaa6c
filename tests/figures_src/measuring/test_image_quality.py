"""PSNR and SSIM agree with their formulas, computed another way."""

import numpy as np
import pytest
import torch
from scipy.ndimage import gaussian_filter

from figures_src.measuring.image_quality import psnr, ssim


@pytest.fixture
def pair():
    generator = torch.Generator().manual_seed(0)
    images = torch.rand(3, 3, 24, 20, generator=generator, dtype=torch.float64)
    noise = torch.randn(images.shape, generator=generator, dtype=torch.float64)
    return images, (images + 0.05 * noise).clamp(0, 1)


def scipy_ssim(x, y):
    """Wang et al. (2004), equation 13, by SciPy's Gaussian filter, borders of 5 left out."""

    def blur(plane):
        return gaussian_filter(plane, 1.5, truncate=3.5)[5:-5, 5:-5]

    mx, my = blur(x), blur(y)
    vx, vy, cov = blur(x * x) - mx**2, blur(y * y) - my**2, blur(x * y) - mx * my
    top = (2 * mx * my + 1e-4) * (2 * cov + 9e-4)
    return (top / ((mx**2 + my**2 + 1e-4) * (vx + vy + 9e-4))).mean()


def test_ssim_is_what_scipys_gaussian_filter_gives(pair):
    for ours, x, y in zip(ssim(*pair), *pair, strict=True):
        planes = [scipy_ssim(a, b) for a, b in zip(x.numpy(), y.numpy(), strict=True)]
        assert float(ours) == pytest.approx(np.mean(planes), abs=1e-6)


def test_a_picture_is_entirely_like_itself(pair):
    assert torch.allclose(ssim(pair[0], pair[0]), torch.ones(3, dtype=torch.float64))


def test_a_change_of_one_tenth_everywhere_is_twenty_decibels(pair):
    assert psnr(pair[0], pair[0] + 0.1).tolist() == pytest.approx([20, 20, 20])


def test_equal_pictures_are_infinitely_alike(pair):
    assert torch.all(psnr(pair[0], pair[0]).isposinf())
