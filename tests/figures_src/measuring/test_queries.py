"""Attacks that only ask: every question is counted, and the exact search misses nothing."""

import pytest
import torch

from figures_src.measuring import queries
from figures_src.measuring.attacks import lengths, log_odds


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


class Counting:
    """A classifier that counts the pictures it was asked about."""

    def __init__(self, net):
        self.net, self.asked = net, 0

    def __call__(self, images):
        self.asked += len(images)
        return self.net(images)


def test_square_search_counts_every_question_it_asks(digits):
    net = Counting(digits.net)
    images, labels = digits.images[:20], digits.labels[:20]
    attacked, asked = queries.square_search(net, images, labels, 0.15, 100, generator())
    assert net.asked == int(asked.clamp(max=100).sum())
    assert torch.equal(digits.net(attacked).argmax(1) != labels, asked <= 100)
    assert 0.2 < float((asked <= 100).float().mean())


def test_square_search_returns_the_picture_that_was_misread():
    """The label can lose its lead while the odds against it, all others together, get shorter."""
    shown, said = [], iter([[0.0, -0.1, -0.1], [0.0, 0.1, -9.0]])

    def classifier(images):
        shown.append(images.clone())
        return torch.tensor([next(said)])

    image, label = torch.full((1, 3, 8, 8), 0.5), torch.tensor([0])
    attacked, asked = queries.square_search(classifier, image, label, 0.1, 9, generator())
    assert asked.tolist() == [2]
    assert torch.equal(attacked, shown[1]) and not torch.equal(shown[0], shown[1])


def test_square_search_stays_in_its_ball_and_in_the_picture(digits):
    images, labels = digits.images[:20], digits.labels[:20]
    attacked = queries.square_search(digits.net, images, labels, 0.1, 30, generator())[0]
    assert attacked.min() >= 0 and attacked.max() <= 1
    assert float((attacked - images).abs().max()) <= 0.1 + 1e-6


def test_every_pixel_asks_about_every_place_and_every_corner_of_the_colour_cube():
    def reader(images):  # two logits that name the picture's changed place and colour exactly
        weights = torch.arange(images[0].numel(), dtype=torch.float32).view(images.shape[1:])
        return torch.stack([(images * weights).sum((1, 2, 3)), images.sum((1, 2, 3))], 1)

    image = torch.full((3, 4, 5), 0.5)
    answers = queries.every_pixel(reader, image)
    assert answers.shape == (8, 4, 5, 2)
    painted = image.clone()
    painted[:, 2, 3] = queries.CORNERS[6]
    assert torch.allclose(answers[6, 2, 3], reader(painted[None])[0])
    assert len({tuple(c) for c in queries.CORNERS.tolist()}) == 8


def test_pixels_are_ranked_by_the_harm_that_each_does_alone(digits):
    image, label = digits.images[3], int(digits.labels[3])
    places, colours = queries.ranked(queries.every_pixel(digits.net, image), label)
    alone = [queries.painted(image, places[k : k + 1], colours[k : k + 1]) for k in (0, 100, 255)]
    odds = log_odds(digits.net(torch.stack(alone)), torch.tensor([label] * 3))
    assert torch.equal(places.sort().values, torch.arange(256))
    assert odds[0] < odds[1] < odds[2]


def test_painting_changes_the_named_places_only():
    image = torch.zeros(3, 4, 5)
    changed = queries.painted(image, torch.tensor([7, 19]), torch.eye(3)[:2])
    assert changed.nonzero().tolist() == [[0, 1, 2], [1, 3, 4]]
    assert not image.any()


def test_evolution_changes_one_pixel_and_never_beats_the_exact_search_by_much(digits):
    image, label = digits.images[0], int(digits.labels[0])
    changed, asked = queries.evolve_pixel(digits.net, image, label, generator())
    assert int((changed != image).any(0).sum()) <= 1
    exact = queries.every_pixel(digits.net, image).flatten(0, 2)
    lowest = log_odds(exact, torch.full((len(exact),), label)).min()
    found = log_odds(digits.net(changed[None]), torch.tensor([label]))[0]
    assert float(lengths(image[None], changed[None])) > 0
    assert float(found) >= float(lowest) - 0.5
    assert asked >= 1


def test_evolution_counts_questions_up_to_the_first_success(digits):
    net = Counting(digits.net)
    image = digits.images[0]
    wrong = (
        int(digits.labels[0]) + 1
    ) % 10  # a label the picture never had: the first is a success
    assert queries.evolve_pixel(net, image, wrong, generator(), 8, 3)[1] == 1
    assert net.asked == 24
    assert queries.evolve_pixel(lambda x: torch.eye(2)[0].expand(len(x), 2), image, 0,
                                generator(), 8, 3)[1] == 25  # fmt: skip


@pytest.mark.parametrize("seed", [0, 1])
def test_searches_draw_only_from_their_generator(digits, seed):
    runs = []
    for _ in range(2):
        torch.rand(3)  # disturb the global generator
        runs.append(
            queries.square_search(
                digits.net, digits.images[:4], digits.labels[:4], 0.1, 20, generator(seed)
            )[0]
        )
    assert torch.equal(*runs)
