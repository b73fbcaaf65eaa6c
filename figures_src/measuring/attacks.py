"""Attacks: the shortest, smallest and cheapest changes that make a classifier answer wrongly.

A classifier is any function from pictures (n, 3, h, w) in [0, 1] to logits (n, classes). What
an attacker wants is an *aim*: a function from logits to one score per picture, to be climbed.
Every attack keeps its pictures inside [0, 1]; one that must survive as a file passes through
`quantised`, for what is written to a PNG is 8 bits a channel, and read again without loss.
No attack proves that a picture is safe: each one is an upper bound, so take the best of several.

Sources: Goodfellow et al. 2015 (FGSM), arXiv:1412.6572; Madry et al. 2018 (PGD),
arXiv:1706.06083; Moosavi-Dezfooli et al. 2016 (DeepFool), arXiv:1511.04599; Carlini & Wagner
2017, arXiv:1608.04644; Andriushchenko et al. 2020 (Square), arXiv:1912.00049.
"""

import math

import torch


def quantised(images):
    """The picture that a PNG file can hold, the nearest of 256 levels in every channel."""
    return (images * 255).round() / 255


def log_odds(logits, labels):
    """log p / (1 - p) of each picture's label: a confidence that never saturates; (n,).

    Its gradient has the direction of the cross-entropy's, at any confidence.
    """
    return logits.gather(1, labels[:, None])[:, 0] - _others(logits, labels).logsumexp(1)


def lead(logits, labels):
    """How far each picture's label is ahead of the best other class, below 0 if not called so."""
    return logits.gather(1, labels[:, None])[:, 0] - _others(logits, labels).amax(1)


def _others(logits, labels):
    mine = torch.nn.functional.one_hot(labels, logits.shape[1]).bool()
    return logits.masked_fill(mine, -math.inf)


def towards(labels):
    """The aim of a targeted attack: to be called `labels` (n,)."""
    return lambda logits: log_odds(logits, labels)


def away_from(labels):
    """The aim of an untargeted attack: to be called anything but `labels` (n,)."""
    return lambda logits: -log_odds(logits, labels)


def called(labels):
    """The aim of being called `labels` at all: above 0 as soon as they lead."""
    return lambda logits: lead(logits, labels)


def not_called(labels):
    """The aim of being called anything but `labels`: above 0 as soon as another leads."""
    return lambda logits: -lead(logits, labels)


def slope(classifier, images, aim):
    """Gradient of the aim's score by the pixels, (n, 3, h, w): one gradient for each picture."""
    images = images.detach().requires_grad_()
    return torch.autograd.grad(aim(classifier(images)).sum(), images)[0]


def pgd(classifier, images, aim, epsilon, steps):
    """Climb by signs of gradients, never farther than `epsilon` from any pixel (l-infinity).

    epsilon: a number, or a tensor (n, 1, 1, 1) with one for each picture. One step is FGSM.
    """
    lowest, highest = (images - epsilon).clamp(min=0), (images + epsilon).clamp(max=1)
    attacked = images
    for _ in range(steps):
        step = 2.5 * epsilon / steps * slope(classifier, attacked, aim).sign()
        attacked = torch.minimum(torch.maximum(attacked + step, lowest), highest)
    return attacked


def fgsm(classifier, images, aim, epsilon):
    """The fast gradient sign method: one gradient, one step."""
    return pgd(classifier, images, aim, epsilon, steps=1)


def random_signs(images, epsilon, generator):
    """The control: every channel of every pixel moves by `epsilon`, up or down by a coin."""
    coins = torch.randint(0, 2, images.shape, generator=generator) * 2 - 1
    return (images + epsilon * coins).clamp(0, 1)


def deepfool(classifier, images, labels, steps=50, overshoot=0.02):
    """Walk to the nearest boundary (L2) as if every boundary were flat, until the label flips."""
    walked, attacked = torch.zeros_like(images), images
    for _ in range(steps):
        still = (classifier(attacked).argmax(1) == labels).nonzero()[:, 0]
        if not len(still):
            break
        walked[still] += _to_nearest_plane(classifier, attacked[still], labels[still])
        attacked = (images + (1 + overshoot) * walked).clamp(0, 1).detach()
    return attacked


def _to_nearest_plane(classifier, images, labels):
    """The shortest step to a boundary of the classifier's linearisation at each picture."""
    images = images.detach().requires_grad_()
    logits = classifier(images)
    slopes = [torch.autograd.grad(z, images, retain_graph=True)[0] for z in logits.sum(0)]
    slopes = torch.stack(slopes, 1)
    each = torch.arange(len(labels))
    gaps = (logits[each, labels, None] - logits).detach()
    climbs = slopes - slopes[each, labels, None]
    steep = climbs.flatten(2).norm(dim=2).clamp(min=1e-12)
    distances = (gaps / steep).index_put((each, labels), torch.tensor(math.inf))
    nearest = distances.argmin(1)
    reach = (gaps[each, nearest] + 1e-4) / steep[each, nearest] ** 2
    return reach[:, None, None, None] * climbs[each, nearest]


def carlini_wagner(classifier, images, aim, rounds=3, steps=50, rate=0.01, price=1.0):
    """Trade length (squared L2) against an aim that is reached above 0, as `not_called` is.

    price: what the aim is worth, in squared length; a bisection finds the lowest that buys it.

    The box is kept by clipping, where the original squeezes through a tanh that has no slope at
    black and white. Returns the shortest success found for each picture, the picture itself
    where there is none.
    """
    best, shortest = images.clone(), images.new_full((len(images),), math.inf)
    price = torch.full((len(images),), float(price))
    low, high = torch.zeros_like(price), torch.full_like(price, math.inf)
    for _ in range(rounds):
        found = torch.zeros(len(images), dtype=torch.bool)
        attacked = images.clone().requires_grad_()
        optimizer = torch.optim.Adam([attacked], lr=rate)
        for _ in range(steps):
            score = aim(classifier(attacked))
            length = (attacked - images).square().flatten(1).sum(1)
            shorter = ((score > 0) & (length < shortest)).detach()
            best[shorter], shortest[shorter] = attacked.detach()[shorter], length.detach()[shorter]
            found |= score > 0
            optimizer.zero_grad()
            (length - price * score.clamp(max=0.01)).sum().backward()
            optimizer.step()
            attacked.data.clamp_(0, 1)
        high, low = torch.where(found, price, high), torch.where(found, low, price)
        price = torch.where(high.isinf(), price * 8, (low + high) / 2)
    return best


def lengths(images, attacked):
    """How far each picture was moved: L2 over all channels in [0, 1]; (n,)."""
    return (attacked - images).flatten(1).norm(dim=1)


def shortest(classifier, images, labels, attempts):
    """The nearest misclassified picture among `attempts`, the best of several attacks.

    Returns pictures (n, 3, h, w) and their lengths (n,), infinite where every attempt failed.
    """
    measured = []
    for attempt in attempts:
        fooled = classifier(attempt).argmax(1) != labels
        measured.append(lengths(images, attempt).masked_fill(~fooled, math.inf))
    length, which = torch.stack(measured).min(0)
    return torch.stack(list(attempts))[which, torch.arange(len(images))], length


@torch.inference_mode()
def crossing(classifier, images, labels, directions, farthest, marks=24, halvings=10):
    """How far along each direction the label first changes, and whether it does; each (n,).

    directions: (n, 3, h, w) of any length. The ray is looked at on `marks` geometric marks from
    `farthest` / 64 on, then halved between the last mark that kept the label and the first that
    lost it. The picture stays in [0, 1]; what counts is how far it really moved (L2), and for a
    label that never changed, how far it was moved in vain.
    """
    unit = directions / directions.flatten(1).norm(dim=1)[:, None, None, None]

    def at(reach):
        return (images + reach[:, None, None, None] * unit).clamp(0, 1)

    kept, lost = torch.zeros(len(images)), torch.full((len(images),), math.inf)
    for mark in torch.logspace(-6, 0, marks, base=2) * farthest:
        reach = mark.expand(len(images))
        flipped = classifier(at(reach)).argmax(1) != labels
        lost = torch.where(flipped & lost.isinf(), reach, lost)
        kept = torch.where(lost.isinf(), reach, kept)
    never, lost = lost.isinf(), torch.where(lost.isinf(), kept, lost)
    for _ in range(halvings):
        middle = (kept + lost) / 2
        flipped = classifier(at(middle)).argmax(1) != labels
        kept, lost = torch.where(flipped, kept, middle), torch.where(flipped, middle, lost)
    return lengths(images, at(lost)), ~never
