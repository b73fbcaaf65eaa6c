"""Pictures and trainings repeat, the test set is nobody's training set, and audits count."""

import pytest
import torch

from figures_src import classifiers
from figures_src.worlds import menagerie

RECIPE = (420, 32, 6, 0, 0)  # pictures, size, epochs, seed, order


@pytest.fixture(scope="module")
def weights():
    return classifiers.trained(*RECIPE)


def test_pictures_are_eight_bits_and_repeat():
    first, again = (classifiers.pictures(6, 32, 3) for _ in range(2))
    assert first["images"].dtype == torch.uint8 and first["images"].shape == (6, 3, 32, 32)
    assert all(torch.equal(first[name], again[name]) for name in ("images", "labels"))
    assert not torch.equal(first["images"], classifiers.pictures(6, 32, 4)["images"])


def test_no_seed_of_a_figure_is_the_seed_of_the_test_set():
    assert classifiers.TEST_SEED not in range(100_000)


def test_the_same_recipe_gives_the_same_weights_bit_for_bit(weights):
    again = classifiers.trained(*RECIPE)
    assert all(torch.equal(weights[name], again[name]) for name in weights)


def test_another_order_gives_another_classifier_of_the_same_pictures(weights):
    other = classifiers.trained(*RECIPE[:4], 1)
    assert not torch.equal(weights["0.weight"], other["0.weight"])


def test_it_learns_and_beats_its_mean_colour(weights):
    model = classifiers.reader(weights)
    audit = classifiers.audit(model, RECIPE, classifiers.pictures(140, 32, classifiers.TEST_SEED))
    right = {name: count / of for name, (count, of) in audit.items()}
    assert right["train_right"] > 0.8
    assert right["test_right"] > right["colour_right"]


def test_a_reader_needs_no_gradients_of_its_weights_and_no_batch(weights):
    model = classifiers.reader(weights)
    images = classifiers.unit(classifiers.pictures(5, 32, 9))[0]
    assert not any(p.requires_grad for p in model.parameters())
    assert torch.allclose(model(images)[1:2], model(images[1:2]), atol=1e-5)


def test_only_pictures_that_are_read_right_are_chosen_in_their_order(weights):
    model, seen = classifiers.reader(weights), classifiers.pictures(140, 32, 0)
    chosen = classifiers.read_right(model, seen, "panda", 3)
    assert torch.all(model(chosen).argmax(1) == menagerie.SPECIES.index("panda"))
    assert torch.equal(chosen[:2], classifiers.read_right(model, seen, "panda", 2))


def test_an_enlarged_classifier_starts_from_the_small_one():
    large = classifiers.enlarged(RECIPE, 14, 48, 1, 0)
    answers = classifiers.reader(large)(torch.rand(2, 3, 48, 48))
    assert answers.shape == (2, classifiers.CLASSES)
