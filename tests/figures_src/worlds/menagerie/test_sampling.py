"""What sampling promises: the same seed, the same world; and no colour gives a species away."""

import dataclasses

import numpy as np
import pytest
import torch

from figures_src.worlds import menagerie


def test_the_same_generator_gives_the_same_scenes():
    one, other = (menagerie.sample(20, np.random.default_rng(3), "shape-only") for _ in range(2))
    for field in dataclasses.fields(menagerie.Scenes):
        assert torch.equal(getattr(one, field.name), getattr(other, field.name))


def test_labels_count_the_species(rng):
    scenes = menagerie.sample(700, rng)
    assert scenes.label.dtype == torch.int64
    assert torch.bincount(scenes.label, minlength=7).min() > 60


def test_only_the_named_species_are_drawn(rng):
    labels = menagerie.sample(50, rng, species=("turtle", "taxi")).label
    assert {menagerie.SPECIES[label] for label in labels} == {"turtle", "taxi"}


def test_an_unknown_species_is_named_with_those_there_are(rng):
    with pytest.raises(ValueError, match="'unicorn'.*panda, gibbon, turtle"):
        menagerie.sample(3, rng, species=("unicorn",))


def test_an_unknown_coat_is_named_with_those_there_are(rng):
    with pytest.raises(ValueError, match="'tweed'.*natural, shape-only"):
        menagerie.sample(3, rng, coat="tweed")


def test_sampled_scenes_stand_at_the_zero_of_their_chart(rng):
    assert menagerie.sample(9, rng).theta[:, menagerie.columns("turn")].abs().max() == 0


def test_shape_only_coats_share_no_arrangement_but_both_sides_agree(rng):
    scenes = menagerie.sample(40, rng, "shape-only", ("panda",))
    names = menagerie.part_names(scenes.label[0])
    left, right = names.index("left ear"), names.index("right ear")
    assert torch.equal(scenes.paint[:, left], scenes.paint[:, right])
    assert len(scenes.paint.unique(dim=0)) == 40
