"""What a scene promises: choosing, dressing and turning leave the rest alone."""

import pytest
import torch

from figures_src.worlds import menagerie


def test_scenes_are_chosen_by_integer_slice_mask_and_index(rng):
    scenes = menagerie.sample(6, rng)
    assert len(scenes[2]) == len(scenes[-1]) == 1
    assert torch.equal(scenes[-1].theta[0], scenes.theta[5])
    assert len(scenes[1:4]) == 3
    assert len(scenes[scenes.label == scenes.label[0]]) >= 1
    assert torch.equal(scenes[torch.tensor([4, 0])].theta, scenes.theta[[4, 0]])


def test_the_blocks_name_every_parameter_once():
    assert len(set(menagerie.PARAMETERS)) == len(menagerie.PARAMETERS) == 33
    ends = [menagerie.columns(block) for block in menagerie.BLOCKS]
    assert [c.start for c in ends[1:]] == [c.stop for c in ends[:-1]]


def test_setting_a_block_leaves_the_original_alone(rng):
    scenes = menagerie.sample(3, rng)
    before = scenes.theta.clone()
    changed = scenes.with_block("light", (0.0, 1.0, 0.0))
    assert torch.equal(scenes.theta, before)
    assert (changed.theta != before).sum(1).max() <= 3


def test_an_unknown_group_is_named_with_those_there_are(rng):
    with pytest.raises(ValueError, match="'wings'.*head, trunk, legs"):
        menagerie.sample(1, rng).dressed("wings", (1, 0, 0))


def test_yaw_zero_faces_the_viewer_and_ninety_faces_right():
    noses = []
    for yaw in (0, 90):
        scene = menagerie.portrait("dog", yaw)
        nose = menagerie.masks(scene, 48)[0, menagerie.part_names(scene.label[0]).index("nose")]
        noses.append(float((nose.sum(0) * torch.arange(48)).sum() / nose.sum()))
    assert abs(noses[0] - 23.5) < 1
    assert noses[1] > 36


def test_a_portrait_may_borrow_another_coat():
    own, borrowed = menagerie.portrait("cat"), menagerie.portrait("cat", coat="panda")
    assert torch.equal(borrowed.theta[0, 21:], menagerie.portrait("panda").theta[0, 21:])
    assert torch.equal(own.theta[0, :21], borrowed.theta[0, :21])


def test_a_portrait_of_an_unknown_species_is_refused():
    with pytest.raises(ValueError, match="'yeti'"):
        menagerie.portrait("yeti")
