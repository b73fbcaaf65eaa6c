"""Each question of the adversary has the answer that a plane's geometry gives."""

import pytest
import torch

from figures_src.measuring import adversary

BORDER = 0.6  # a picture is class 1 where its mean is above this, class 2 where it is below .1


def plane(images):
    """Three classes by mean brightness alone: boundaries are parallel planes."""
    mean = images.mean((1, 2, 3))
    return 60 * torch.stack([torch.zeros_like(mean), mean - BORDER, 0.1 - mean], 1)


@pytest.fixture
def greys():
    """Four even pictures of class 0, 8 x 8 pixels, quantised."""
    levels = torch.tensor([110, 120, 130, 140]) / 255
    return levels[:, None, None, None].expand(4, 3, 8, 8).clone()


def generator():
    return torch.Generator().manual_seed(0)


def test_the_ladder_is_climbed_exactly_where_the_gap_is_smaller_than_the_step(greys):
    sizes = [4 / 255, 16 / 255, 45 / 255]
    one, many = adversary.ladder(plane, greys, 1, sizes, steps=5)
    reached = greys[:, 0, 0, 0] + torch.tensor(sizes)[:, None] > BORDER
    assert torch.equal(one > 0.5, reached) and torch.equal(many > 0.5, reached)
    assert one.shape == (3, 4)


def test_noise_leaves_the_mean_and_so_the_label(greys):
    assert not adversary.fooled_by_noise(plane, greys, 0, [8 / 255], 3, generator()).any()
    assert adversary.fooled_by_noise(plane, greys, 1, [8 / 255], 3, generator()).all()


def test_what_resists_is_what_no_step_can_reach(greys):
    kept = adversary.resisting(plane, greys, 0, 20 / 255, steps=5)
    assert kept.tolist() == (greys[:, 0, 0, 0] + 20 / 255 <= BORDER).tolist()
    assert not adversary.resisting(plane, greys, 0, 120 / 255, steps=5).any()


def test_accuracy_under_attack_falls_with_its_size(greys):
    right = adversary.still_right(plane, greys, torch.zeros(4).long(), [0.0, 20 / 255, 0.3], 4)
    assert right.float().mean(1).tolist() == [1.0, 0.75, 0.0]


def test_the_shortest_way_and_a_gradients_way_are_the_distance_to_the_plane(greys):
    exact = (BORDER - greys[:, 0, 0, 0]) * (3 * 8 * 8) ** 0.5
    nearest, length = adversary.nearest_mistake(plane, greys, 0)
    found = adversary.lengths(plane, greys, 0, length, 3, 20.0, generator())
    assert torch.all(plane(nearest).argmax(1) == 1)
    assert torch.allclose(found["adversarial"], exact, rtol=0.03)
    assert torch.allclose(found["gradient"], exact, rtol=0.01)
    assert torch.all(found["random_over_gradient"] > 2)


def test_noise_for_the_nearest_class_points_along_the_shortest_way(greys):
    nearest = adversary.nearest_mistake(plane, greys, 0)[0]
    near = adversary.detour(plane, greys, 1, nearest, 8 / 255, 4)
    far = adversary.detour(plane, greys, 2, nearest, 8 / 255, 4)
    assert near["shortest"].all() and torch.all(near["one_step_cosine"] > 0.99)
    assert not far["nearest"].any() and not far["shortest"].any()
    assert torch.all(far["over_nearest"] > 1.5)


def test_the_price_counts_gradients_and_questions(greys):
    paid = adversary.price(plane, greys, 0, 45 / 255, 4, 60, generator())
    assert paid["by_one_gradient"].all() and paid["gradients"].tolist() == [1] * 4
    assert torch.equal(paid["by_questions"], paid["questions"] <= 60)
    nothing = adversary.price(plane, greys, 0, 1 / 255, 4, 5, generator())
    assert nothing["gradients"].tolist() == [8] * 4 and nothing["questions"].tolist() == [6] * 4


def test_a_change_transfers_to_a_classifier_with_the_same_plane_and_not_to_one_without(greys):
    def constant(images):
        return plane(images * 0 + 0.3)

    same = adversary.transfer(plane, plane, greys, 0, 1, 45 / 255, 3)
    assert same["fooled"].all() and same["target"].all()
    assert not adversary.transfer(plane, constant, greys, 0, 1, 45 / 255, 3)["fooled"].any()
