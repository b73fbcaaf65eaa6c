"""How different two pictures look, by the two usual rulers. Neither is an eye.

PSNR is the mean squared error in decibels. SSIM compares means, contrasts and patterns in a small
Gaussian window (Wang et al. 2004, IEEE TIP 13:600; window 11 pixels, sigma 1.5).
"""

import torch
from torch.nn.functional import conv2d


def psnr(images, others):
    """Peak signal-to-noise ratio of pictures (n, c, h, w) in [0, 1], in decibels; (n,)."""
    return -10 * (images - others).square().flatten(1).mean(1).log10()


def ssim(images, others):
    """Mean structural similarity over windows that fit in the picture: 1 for equal; (n,)."""
    mean, other_mean = _blurred(images), _blurred(others)
    variance = _blurred(images.square()) - mean.square()
    other_variance = _blurred(others.square()) - other_mean.square()
    covariance = _blurred(images * others) - mean * other_mean
    small, smaller = 0.01**2, 0.03**2
    likeness = (2 * mean * other_mean + small) * (2 * covariance + smaller)
    likeness /= (mean.square() + other_mean.square() + small) * (
        variance + other_variance + smaller
    )
    return likeness.flatten(1).mean(1)


def _blurred(images):
    """The Gaussian average around every place where the whole window fits."""
    line = torch.exp(-0.5 * (torch.arange(-5, 6, dtype=images.dtype) / 1.5) ** 2)
    window = (torch.outer(line, line) / line.sum() ** 2)[None, None]
    count, channels, height, width = images.shape
    blurred = conv2d(images.reshape(-1, 1, height, width), window)
    return blurred.view(count, channels, *blurred.shape[2:])
