"""Ways to step away from a picture: along the map or off it, blindly or sought.

Off the map a step is a direction in pixels; on the map it is a change of the scene's numbers,
rendered again, so that it ends on a real picture of the world.
"""

import torch

from figures_src.measuring import attacks


def signs(images, generator):
    """Every channel of every pixel up or down by a coin."""
    return torch.randint(0, 2, images.shape, generator=generator).float() * 2 - 1


def gauss(images, generator):
    return torch.randn(images.shape, generator=generator)


def blur(images, sigma=1.5):
    """Towards the picture seen out of focus: a bell of `sigma` pixels, edges repeated."""
    reach = torch.arange(-5, 6, dtype=images.dtype)
    bell = torch.exp(-reach.square() / (2 * sigma**2))
    bell = bell / bell.sum()
    soft = torch.nn.functional.pad(images, (5, 5, 5, 5), mode="replicate").flatten(0, 1)[:, None]
    soft = torch.nn.functional.conv2d(soft, bell.view(1, 1, 1, -1))
    return torch.nn.functional.conv2d(soft, bell.view(1, 1, -1, 1)).view_as(images) - images


def brightness(images, generator):
    """All channels by the same amount, each picture lighter or darker by a coin."""
    coins = torch.randint(0, 2, (len(images), 1, 1, 1), generator=generator).float() * 2 - 1
    return coins.expand_as(images).clone()


def adversarial(classifier, images, labels):
    """Towards the nearest mistake that DeepFool finds."""
    return attacks.deepfool(classifier, images, labels) - images


def one_pixel(images, slope):
    """The one pixel repainted, in a corner of the colour cube, that a gradient likes best.

    slope (n, 3, h, w): of the score to be lowered
    """
    corner = (slope < 0).float()
    gain = ((corner - images) * slope).sum(1).flatten(1)
    spot = torch.zeros_like(gain).scatter(1, gain.argmin(1, keepdim=True), 1.0)
    return (corner - images) * spot.view(len(images), 1, *images.shape[2:])


def scaled(images, directions, lengths, size):
    """Pictures at `size` times directions / lengths, kept inside [0, 1]; lengths (n,)."""
    return (images + (size / lengths).float()[:, None, None, None] * directions).clamp(0, 1)


def rendered(draw, theta, images, ways, size, rounds=4):
    """Real pictures `size` away from images along `ways` of theta: theta (n, k), pictures.

    draw: theta -> pictures (n, 3, h, w). A way curves, so its length is corrected `rounds`
    times; never by more than a factor of two, and where pictures stop changing it gives up.
    """
    reach = torch.ones(len(theta))
    reach = 0.01 * size / attacks.lengths(images, draw(theta + 0.01 * ways)).clamp(min=1e-6)
    for _ in range(rounds):
        here = draw(theta + reach[:, None] * ways)
        reach = reach * (size / attacks.lengths(images, here).clamp(min=1e-6)).clamp(0.5, 2)
    theta = theta + reach[:, None] * ways
    return theta, draw(theta)
