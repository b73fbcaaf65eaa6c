"""The worst step of a given length: sought among real pictures, or at a right angle to them.

Lengths are pixel L2, pixels in [0, 1]. What is found is the worst that was found: neither search
proves that nothing is worse. On the map the search follows gradients through the renderer, as in
Stutz, Hein and Schiele 2019, arXiv:1812.00740, but in the metric of pictures and not of numbers.
"""

import torch

from figures_src.measuring import attacks, border, off_manifold


def sought_off(classifier, images, labels, along, size, rounds):
    """Pictures at most `size` away, off the map at a right angle, with the least lead found."""
    best, least = images, attacks.lead(classifier(images), labels)
    delta = torch.zeros_like(images)
    for _ in range(rounds):
        slope = border.lead_slope(classifier, images + delta, labels)
        down = off_manifold.normal(delta.flatten(1) - size * unit(slope), along)
        delta = (size * unit(down)).float().view_as(images)
        best, least = lower(classifier, labels, best, least, (images + delta).clamp(0, 1))
    return best


def sought_on(classifier, draw, theta, labels, seen, size, bounds, rounds):
    """Real pictures at most `size` away with the least lead found: gradients through the renderer.

    draw: theta (n, k) -> (n, 3, h, w); seen: J (n, D, k), whose metric turns a slope into a way;
    bounds: least and largest theta, each (n, k). The start counts.
    """
    images = draw(theta)
    metric = seen.double().mT @ seen.double()
    ridge = 1e-5 * metric.diagonal(dim1=1, dim2=2).amax(1)
    metric = metric + ridge[:, None, None] * torch.eye(metric.shape[1], dtype=torch.float64)
    best, least, place = images, attacks.lead(classifier(images), labels), theta
    for _ in range(rounds):
        down = -slope_of_scene(classifier, draw, place, labels)
        way = torch.linalg.solve(metric, down.double()[..., None])
        way = (size * way / (seen.double() @ way).norm(dim=1, keepdim=True).clamp(min=1e-12))[
            ..., 0
        ]
        place = within(draw, images, theta, place + way.float(), size, bounds)
        best, least = lower(classifier, labels, best, least, draw(place))
    return best


def slope_of_scene(classifier, draw, theta, labels):
    """Gradient of the lead by the numbers of the scene (n, k)."""
    theta = theta.detach().requires_grad_()
    return torch.autograd.grad(attacks.lead(classifier(draw(theta)), labels).sum(), theta)[0]


def within(draw, images, start, place, size, bounds, rounds=3):
    """Theta between start and place whose picture is no farther than `size` from images."""
    place = torch.maximum(torch.minimum(place, bounds[1]), bounds[0])
    for _ in range(rounds):
        far = attacks.lengths(images, draw(place))
        place = start + (size / far.clamp(min=size))[:, None] * 0.999 * (place - start)
    far = attacks.lengths(images, draw(place))
    return torch.where((far <= 1.01 * size)[:, None], place, start)


def lower(classifier, labels, best, least, tried):
    """Keep, picture by picture, what has the lower lead."""
    lead = attacks.lead(classifier(tried), labels)
    better = lead < least
    return torch.where(better[:, None, None, None], tried, best), torch.where(better, lead, least)


def unit(ways):
    """Directions (n, D) of length one, in double precision."""
    ways = ways.double()
    return ways / ways.norm(dim=1, keepdim=True).clamp(min=1e-12)
