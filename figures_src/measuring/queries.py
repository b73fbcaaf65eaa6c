"""Attacks without a gradient: the attacker may only ask, and every answer is counted.

Three ways to ask. `square_search` changes random squares inside an l-infinity ball and keeps what
helps (after Andriushchenko et al. 2020, arXiv:1912.00049). `every_pixel` asks about all pictures
that differ in one pixel by a corner of the colour cube: exact, nothing is missed. `evolve_pixel`
looks for one pixel of any colour by differential evolution (Su et al. 2019, arXiv:1710.08864).
"""

import torch

from figures_src.measuring.attacks import log_odds

CORNERS = torch.cartesian_prod(*[torch.tensor([0.0, 1.0])] * 3)  # the 8 corners of the colour cube


@torch.inference_mode()
def square_search(classifier, images, labels, epsilon, queries, generator):
    """Untargeted search by random squares of plus or minus `epsilon`.

    Returns the pictures and, for each, the number of questions asked when its label first
    changed, `queries` + 1 where it never did; (n,).
    """
    signs = torch.rand(len(images), 3, 1, images.shape[3], generator=generator) - 0.5
    attacked = (images + epsilon * signs.sign()).clamp(0, 1)
    asked = torch.full((len(images),), queries + 1)
    logits = classifier(attacked)
    odds = log_odds(logits, labels)
    asked[logits.argmax(1) != labels] = 1
    for query in range(2, queries + 1):
        left = (asked > queries).nonzero()[:, 0]
        if not len(left):
            break
        tried = _with_square(images[left], attacked[left], epsilon, query / queries, generator)
        logits = classifier(tried)
        reached, fooled = log_odds(logits, labels[left]), logits.argmax(1) != labels[left]
        kept = fooled | (reached < odds[left])  # the label can fall while the rest spreads
        attacked[left[kept]] = tried[kept]
        odds[left[kept]] = reached[kept]
        asked[left[fooled]] = query
    return attacked, asked


def _with_square(images, attacked, epsilon, progress, generator):
    """A copy with one random square redrawn; squares shrink from half the side to a pixel."""
    count, _, height, width = images.shape
    side = max(1, round(height * 0.5 * (1 - progress) ** 2))
    top = torch.randint(0, height - side + 1, (count, 1, 1, 1), generator=generator)
    left = torch.randint(0, width - side + 1, (count, 1, 1, 1), generator=generator)
    rows, columns = torch.arange(height)[:, None], torch.arange(width)
    inside = (rows >= top) & (rows < top + side) & (columns >= left) & (columns < left + side)
    sign = (torch.rand(count, 3, 1, 1, generator=generator) - 0.5).sign()
    return torch.where(inside, images + epsilon * sign, attacked).clamp(0, 1)


@torch.inference_mode()
def every_pixel(classifier, image):
    """Ask about every one-pixel change of `image` (3, h, w) to a corner of the colour cube.

    Returns logits (8, h, w, classes): at 32 pixels 8,192 questions.
    """
    _, height, width = image.shape
    place = torch.eye(height * width, dtype=torch.bool).view(-1, 1, height, width)
    answers = [classifier(torch.where(place, color[:, None, None], image)) for color in CORNERS]
    return torch.stack(answers).view(len(CORNERS), height, width, -1)


def ranked(answers, label):
    """Places from the most to the least harmful, and the worst corner for each.

    answers: logits of `every_pixel`. Returns places (h * w,), row by row, and colours (h * w, 3).
    """
    flat = answers.flatten(0, 2)
    odds = log_odds(flat, torch.full((len(flat),), label)).view(len(CORNERS), -1)
    lowest, corner = odds.min(0)
    places = lowest.argsort()
    return places, CORNERS[corner[places]]


def painted(image, places, colours):
    """A copy of the picture (3, h, w) with some places, counted row by row, repainted."""
    copy = image.clone()
    copy.view(3, -1)[:, places] = colours.T
    return copy


@torch.inference_mode()
def evolve_pixel(classifier, image, label, generator, population=64, generations=16):
    """Differential evolution of one pixel (row, column, red, green, blue), each in [0, 1).

    Returns the best picture (3, h, w) and the number of questions asked when the label first
    changed, or one more than were asked where it never did.
    """
    asked, fooled = 0, None
    labels = torch.full((population,), label)
    people = torch.rand(population, 5, generator=generator)
    odds = torch.full((population,), torch.inf)
    children = people
    for _ in range(generations):
        logits = classifier(_candidates(image, children))
        flips = (logits.argmax(1) != label).nonzero()[:, 0]
        if fooled is None and len(flips):
            fooled = asked + int(flips[0]) + 1
        asked += population
        better = log_odds(logits, labels) < odds
        people = torch.where(better[:, None], children, people)
        odds = torch.where(better, log_odds(logits, labels), odds)
        one, two, three = torch.rand(3, population, population, generator=generator).argsort(2)[
            :, :, 0
        ]
        children = (people[one] + 0.5 * (people[two] - people[three])).clamp(0, 1 - 1e-6)
    return _candidates(image, people[odds.argmin()][None])[0], fooled or asked + 1


def _candidates(image, people):
    """One copy of the picture for each of `people` (n, 5), with its pixel painted."""
    _, height, width = image.shape
    copies = image.repeat(len(people), 1, 1, 1)
    rows, columns = (people[:, 0] * height).long(), (people[:, 1] * width).long()
    copies[torch.arange(len(people)), :, rows, columns] = people[:, 2:]
    return copies
