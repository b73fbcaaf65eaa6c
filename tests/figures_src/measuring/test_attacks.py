"""Attacks keep their budget, and find what two other libraries find on the same network."""

import io
import warnings

import numpy as np
import pytest
import torch
from art.attacks.evasion import DeepFool as ArtDeepFool
from art.attacks.evasion import FastGradientMethod as ArtFgsm
from art.attacks.evasion import ProjectedGradientDescentNumpy as ArtPgd
from art.estimators.classification import PyTorchClassifier
from PIL import Image

from figures_src.measuring import attacks
from figures_src.measuring.attacks import away_from, called, not_called, towards

with warnings.catch_warnings(action="ignore"):  # it imports names that SciPy is retiring
    import foolbox

EPSILON = 0.1


@pytest.fixture(scope="module")
def net(digits):
    return digits.net


@pytest.fixture(scope="module")
def pictures(digits):
    """Forty-eight test digits that the network reads correctly, as (48, 3, 16, 16)."""
    return digits.images[:48], digits.labels[:48]


@pytest.fixture(scope="module")
def foolbox_net(net):
    return foolbox.PyTorchModel(net, bounds=(0, 1), device="cpu")


@pytest.fixture(scope="module")
def art_net(net, pictures):
    return PyTorchClassifier(
        net, torch.nn.CrossEntropyLoss(), pictures[0].shape[1:], 10, clip_values=(0, 1)
    )


def fooled(net, images, labels):
    return float((net(images).argmax(1) != labels).float().mean())


def test_a_quantised_picture_survives_a_png_file_unchanged(pictures):
    picture = attacks.quantised(pictures[0][0] * 0.987)
    levels = (picture * 255).byte().permute(1, 2, 0).numpy()
    file = io.BytesIO()
    Image.fromarray(levels).save(file, "png")
    read = np.array(Image.open(file))
    assert torch.equal(torch.tensor(read).permute(2, 0, 1) / 255, picture)


def test_log_odds_are_the_logarithm_of_p_over_one_minus_p():
    logits = torch.tensor([[1.0, 2.0, -1.0], [20.0, 0.0, 0.0]], dtype=torch.float64)
    p = logits.softmax(1)[[0, 1], [1, 0]]
    odds = attacks.log_odds(logits, torch.tensor([1, 0]))
    assert torch.allclose(odds, (p / (1 - p)).log())


def test_log_odds_still_have_a_slope_where_the_probability_is_one():
    logits = torch.tensor([[100.0, 0.0]], requires_grad=True)
    attacks.log_odds(logits, torch.tensor([0])).sum().backward()
    assert torch.allclose(logits.grad, torch.tensor([[1.0, -1.0]]))


def test_the_slope_is_what_central_differences_say(net, pictures):
    image, label = pictures[0][:1].double(), pictures[1][:1]
    exact = torch.tensor([0, 5, 300]), 1e-6
    net = net.double()
    aim = away_from(label)
    slope = attacks.slope(net, image, aim).flatten()
    for pixel in exact[0]:
        nudge = torch.zeros_like(image).view(-1).index_fill(0, pixel, exact[1]).view_as(image)
        rise = (aim(net(image + nudge)) - aim(net(image - nudge))).item() / (2 * exact[1])
        assert slope[pixel].item() == pytest.approx(rise, abs=1e-5)
    net.float()


def test_fgsm_is_foolbox_fgsm_and_art_fgsm(net, foolbox_net, art_net, pictures):
    images, labels = pictures
    ours = attacks.fgsm(net, images, away_from(labels), EPSILON)
    attack = foolbox.attacks.LinfFastGradientAttack(random_start=False)
    theirs = attack(foolbox_net, images, labels, epsilons=EPSILON)[1]
    assert float((ours - theirs).abs().gt(1e-5).float().mean()) < 1e-3
    art = ArtFgsm(art_net, eps=EPSILON).generate(images.numpy(), labels.numpy())
    assert np.mean(np.abs(ours.numpy() - art) > 1e-5) < 1e-3


def test_pgd_succeeds_as_often_as_foolbox_pgd(net, foolbox_net, pictures):
    images, labels = pictures
    for epsilon in (EPSILON / 2, EPSILON):
        ours = attacks.pgd(net, images, away_from(labels), epsilon, steps=20)
        attack = foolbox.attacks.LinfPGD(rel_stepsize=2.5 / 20, steps=20, random_start=False)
        theirs = attack(foolbox_net, images, labels, epsilons=epsilon)[1]
        assert fooled(net, ours, labels) == pytest.approx(fooled(net, theirs, labels), abs=0.05)


def test_targeted_pgd_succeeds_as_often_as_art_pgd(net, art_net, pictures):
    images, labels = pictures
    targets = (labels + 1) % 10
    ours = attacks.pgd(net, images, towards(targets), EPSILON, steps=20)
    art = ArtPgd(
        art_net, eps=EPSILON, eps_step=2.5 * EPSILON / 20, max_iter=20, targeted=True, verbose=False
    )
    theirs = torch.from_numpy(art.generate(images.numpy(), targets.numpy()))
    hits = [float((net(x).argmax(1) == targets).float().mean()) for x in (ours, theirs)]
    assert hits[0] > 0.2
    assert hits[0] == pytest.approx(hits[1], abs=0.05)


def test_deepfool_goes_as_far_as_the_two_others(net, foolbox_net, art_net, pictures):
    images, labels = pictures
    ours = attacks.deepfool(net, images, labels)
    theirs = foolbox.attacks.L2DeepFoolAttack(overshoot=0.02, candidates=10)(
        foolbox_net, images, labels, epsilons=None
    )[1]
    art = ArtDeepFool(art_net, epsilon=0.02, nb_grads=10, verbose=False).generate(
        images[:12].numpy()
    )
    assert fooled(net, ours, labels) == 1
    for other in (theirs, torch.from_numpy(art)):
        ruler = [
            attacks.lengths(images[: len(other)], x).median() for x in (ours[: len(other)], other)
        ]
        assert float(ruler[0] / ruler[1]) == pytest.approx(1, abs=0.05)


def test_carlini_wagner_is_no_longer_than_deepfool_or_foolbox(net, foolbox_net, pictures):
    images, labels = pictures[0][:16], pictures[1][:16]
    ours = attacks.carlini_wagner(net, images, not_called(labels))
    attack = foolbox.attacks.L2CarliniWagnerAttack(
        binary_search_steps=5, steps=60, stepsize=0.02, initial_const=1.0
    )
    theirs = attack(foolbox_net, images, labels, epsilons=None)[1]
    middle = float(attacks.lengths(images, ours).median())
    assert fooled(net, ours, labels) == 1
    assert middle < 1.01 * float(attacks.lengths(images, theirs).median())
    assert middle < float(attacks.lengths(images, attacks.deepfool(net, images, labels)).median())


def test_targeted_carlini_wagner_reaches_its_target_by_a_longer_way(net, pictures):
    images, labels = pictures[0][:16], pictures[1][:16]
    targets = (labels + 1) % 10
    ours = attacks.carlini_wagner(net, images, called(targets))
    anything = attacks.carlini_wagner(net, images, not_called(labels))
    assert torch.equal(net(ours).argmax(1), targets)
    assert attacks.lengths(images, ours).median() > attacks.lengths(images, anything).median()


def test_no_attack_leaves_its_ball_or_the_range_of_a_picture(net, pictures):
    images, labels = pictures
    epsilon = torch.linspace(0.01, 0.3, len(images))[:, None, None, None]
    for attacked in (
        attacks.pgd(net, images, away_from(labels), epsilon, steps=5),
        attacks.random_signs(images, epsilon, torch.Generator().manual_seed(0)),
    ):
        assert attacked.min() >= 0 and attacked.max() <= 1
        assert torch.all((attacked - images).abs() <= epsilon + 1e-6)


def test_random_signs_come_from_the_generator_and_move_every_channel(pictures):
    images = pictures[0] * 0.5 + 0.25
    moved = [attacks.random_signs(images, 0.1, torch.Generator().manual_seed(s)) for s in (1, 1, 2)]
    assert torch.equal(moved[0], moved[1]) and not torch.equal(moved[0], moved[2])
    assert torch.allclose((moved[0] - images).abs(), torch.tensor(0.1))


def test_the_shortest_of_several_attacks_is_shortest_for_every_picture(net, pictures):
    images, labels = pictures
    attempts = [
        attacks.deepfool(net, images, labels),
        attacks.carlini_wagner(net, images, not_called(labels)),
    ]
    best, length = attacks.shortest(net, images, labels, attempts)
    assert torch.all(length <= attacks.lengths(images, attempts[0]))
    assert torch.equal(length, attacks.lengths(images, best))


def test_an_attempt_that_fools_nobody_is_infinitely_long(net, pictures):
    length = attacks.shortest(net, *pictures, [pictures[0]])[1]
    assert torch.all(length.isinf())


def test_a_ray_crosses_a_plane_where_geometry_says():
    def plane(images):  # class 1 where the first channel's first pixel is above .7
        value = images[:, 0, 0, 0] - 0.7
        return torch.stack([-value, value], 1)

    images, ray = torch.full((2, 3, 4, 4), 0.5), torch.zeros(2, 3, 4, 4)
    ray[0, 0, 0, 0], ray[1, 1, 0, 0] = 3.0, 1.0
    labels = torch.zeros(2, dtype=torch.long)
    length, flipped = attacks.crossing(plane, images, labels, ray, farthest=1)
    assert flipped.tolist() == [True, False]
    assert length[0].item() == pytest.approx(0.2, abs=1e-3)
    assert length[1].item() == pytest.approx(0.5), "white is as far as this ray goes"
