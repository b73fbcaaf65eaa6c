"""What an adversary can do to a classifier: how often, how near, which way, how cheaply.

Every function asks one question of the same pictures and answers picture by picture: truths or
lengths. Pictures given and pictures judged are quantised, so all of it would survive as a file;
only the shortest ways, which are lengths and not pictures, are left as they were found.
"""

import torch

from figures_src.measuring import attacks, queries
from figures_src.measuring.attacks import away_from, called, not_called, quantised, towards


def each_size(images, sizes):
    """Every picture once for every size, (sizes * n, 3, h, w), and that size beside it."""
    each = torch.tensor(sizes).repeat_interleave(len(images))[:, None, None, None]
    return images.repeat(len(sizes), 1, 1, 1), each


def whole(images, label):
    """The same label for every picture."""
    return torch.full((len(images),), label)


def ladder(classifier, images, target, sizes, steps):
    """Probabilities of `target` when pushed towards it: after one gradient and after `steps`.

    Two tensors (sizes, n).
    """
    copies, each = each_size(images, sizes)
    aim = towards(whole(copies, target))
    rungs = []
    for count in (1, steps):
        attacked = quantised(attacks.pgd(classifier, copies, aim, each, count))
        rungs.append(classifier(attacked).softmax(1)[:, target].view(len(sizes), -1))
    return rungs


def fooled_by_noise(classifier, images, label, sizes, draws, generator):
    """Which pictures lose `label` to random signs of each size; (sizes, draws * n)."""
    copies, each = each_size(images.repeat(draws, 1, 1, 1), sizes)
    noisy = quantised(attacks.random_signs(copies, each, generator))
    return (classifier(noisy).argmax(1) != label).view(len(sizes), -1)


def resisting(classifier, images, label, size, steps):
    """Which pictures keep `label` whatever we try; (n,).

    Tried in turn: one gradient away from the label, `steps` of them, and `steps` towards each
    other class. Only what still stands is attacked again.
    """
    classes = classifier(images[:1]).shape[1]
    tries = [(away_from, label, 1), (away_from, label, steps)]
    tries += [(towards, target, steps) for target in range(classes) if target != label]
    kept = torch.ones(len(images), dtype=torch.bool)
    for aim, goal, count in tries:
        left = images[kept]
        attacked = attacks.pgd(classifier, left, aim(whole(left, goal)), size, count)
        kept[kept.clone()] = classifier(quantised(attacked)).argmax(1) == label
    return kept


def still_right(classifier, images, labels, sizes, steps):
    """Which pictures keep their labels after an untargeted attack of each size; (sizes, n)."""
    copies, each = each_size(images, sizes)
    truth = labels.repeat(len(sizes))
    attacked = attacks.pgd(classifier, copies, away_from(truth), each, steps)
    return (classifier(quantised(attacked)).argmax(1) == truth).view(len(sizes), -1)


def nearest_mistake(classifier, images, label):
    """The best of DeepFool and Carlini-Wagner: pictures (n, 3, h, w) and L2 lengths (n,)."""
    labels = whole(images, label)
    attempts = [
        attacks.deepfool(classifier, images, labels),
        attacks.carlini_wagner(classifier, images, not_called(labels)),
    ]
    return attacks.shortest(classifier, images, labels, attempts)


def lengths(classifier, images, label, nearest, draws, farthest, generator):
    """L2 lengths of three ways to a mistake, and what the worst is to the best; each (n,).

    nearest: lengths of the shortest way found. A ray that meets no mistake within `farthest`
    counts with the length it was followed. random: the median over `draws` rays, and
    random_ends: whether at least half of them met a mistake.
    """
    labels = whole(images, label)

    def along(ray):
        return attacks.crossing(classifier, images, labels, ray, farthest)

    rays = [torch.randn(images.shape, generator=generator) for _ in range(draws)]
    blind, ends = (torch.stack(each) for each in zip(*map(along, rays), strict=True))
    blind, ends = blind.median(0).values, ends.float().mean(0) >= 0.5
    gradient = along(attacks.slope(classifier, images, away_from(labels)))[0]
    return {
        "adversarial": nearest, "gradient": gradient, "random": blind, "random_ends": ends,
        "random_over_adversarial": blind / nearest, "random_over_gradient": blind / gradient,
    }  # fmt: skip


def detour(classifier, images, target, nearest, size, steps):
    """Does the noise for `target` point along the shortest way to any mistake? Each (n,).

    nearest: the pictures at the end of that way. Cosines of three noises with it: one gradient's
    signs, `steps` of them, both of `size`, and the shortest way to `target`, with its length as
    a multiple. `shortest`: target is the nearest class and the best of the cosines is above .9.
    """
    aim = towards(whole(images, target))
    way = attacks.carlini_wagner(classifier, images, called(whole(images, target)))
    ends = {
        "one_step": attacks.fgsm(classifier, images, aim, size),
        "iterated": attacks.pgd(classifier, images, aim, size, steps),
        "way": way,
    }
    cosines = {f"{name}_cosine": cosine(images, end, nearest) for name, end in ends.items()}
    is_nearest = classifier(nearest).argmax(1) == target
    along = torch.stack([*cosines.values()]).amax(0) > 0.9
    over = attacks.lengths(images, way) / attacks.lengths(images, nearest)
    missed = classifier(way).argmax(1) != target
    return cosines | {
        "nearest": is_nearest, "shortest": is_nearest & along,
        "over_nearest": over.masked_fill(missed, torch.inf),
    }  # fmt: skip


def cosine(images, some, others):
    """Cosine of the angle between two changes of the same pictures; (n,)."""
    return torch.cosine_similarity((some - images).flatten(1), (others - images).flatten(1))


def price(classifier, images, label, size, gradients, questions, generator):
    """What it takes to make each picture lose its label within `size`; each (n,).

    gradients: the fewest of 1, 2, 4 … that did it, twice the most allowed if none;
    questions: how many a square search asked, one more than allowed if it never did.
    """
    labels, most = whole(images, label), questions
    needed = torch.full((len(images),), 2.0 * gradients)
    count = gradients
    while count:
        attacked = quantised(attacks.pgd(classifier, images, away_from(labels), size, count))
        needed[classifier(attacked).argmax(1) != label] = count
        count //= 2
    asked = queries.square_search(classifier, images, labels, size, most, generator)[1]
    return {
        "gradients": needed, "by_one_gradient": needed == 1,
        "questions": asked.float(), "by_questions": asked <= most,
    }  # fmt: skip


def transfer(classifier, other, images, label, target, size, steps):
    """Pictures changed for one classifier, shown to another that reads them correctly.

    Does the other one err, and is it the target that it sees? Each (n or fewer,).
    """
    images = images[other(images).argmax(1) == label]
    aims = {"any": away_from(whole(images, label)), "target": towards(whole(images, target))}
    answers = {
        name: other(quantised(attacks.pgd(classifier, images, aim, size, steps))).argmax(1)
        for name, aim in aims.items()
    }
    return {"fooled": answers["any"] != label, "target": answers["target"] == target}
