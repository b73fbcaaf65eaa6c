"""What the masks promise: they are the picture's own shares."""

import torch

from figures_src.worlds import menagerie


def test_the_shares_of_a_pixel_sum_to_its_coverage_and_never_exceed_one(rng):
    scenes = menagerie.sample(14, rng)
    masks = menagerie.masks(scenes, 32)
    assert masks.min() >= 0
    assert masks.sum(1).max() <= 1 + 1e-5
    assert torch.allclose(masks.sum(1), menagerie.group_masks(scenes, 32).sum(1), atol=1e-5)


def test_recolouring_a_group_changes_exactly_the_pixels_of_its_mask(rng):
    scenes = menagerie.sample(14, rng)
    for index, group in enumerate(menagerie.GROUPS):
        worn = menagerie.group_masks(scenes, 32)[:, index]
        blue = menagerie.render(scenes.dressed(group, (0.1, 0.2, 0.9)), 32)
        red = menagerie.render(scenes.dressed(group, (0.9, 0.2, 0.1)), 32)
        changed = (blue - red).abs().amax(1)
        assert changed[worn == 0].max() == 0
        assert (changed[worn > 0.3] > 0.01).all()


def test_the_background_shows_where_no_mask_is(rng):
    scenes = menagerie.sample(7, rng).with_block("shadow", (0.0,))
    scenes = scenes.with_block("top", (0.2, 0.4, 0.6)).with_block("bottom", (0.2, 0.4, 0.6))
    empty = menagerie.coverage_of(scenes, 32) == 0
    pixels = menagerie.render(scenes, 32).permute(0, 2, 3, 1)[empty]
    assert torch.allclose(pixels, torch.tensor([0.2, 0.4, 0.6]).expand_as(pixels))


def test_legs_are_large_enough_to_be_dressed(rng):
    scenes = menagerie.sample(210, rng)
    groups = menagerie.group_masks(scenes, 32).sum((2, 3))
    share = groups / groups.sum(1, keepdim=True)
    for label in range(len(menagerie.SPECIES)):
        legs = share[scenes.label == label].mean(0)[menagerie.GROUPS.index("legs")]
        assert legs > 0.15


def test_every_part_of_an_animal_can_be_seen_from_somewhere():
    for name in menagerie.SPECIES:
        scenes = menagerie.join([menagerie.portrait(name, yaw) for yaw in range(0, 360, 45)])
        below = scenes.with_pose(scenes.pose + torch.tensor([0.0, 0.0, 60.0]))
        seen = menagerie.masks(menagerie.join([scenes, below]), 48).amax((0, 2, 3))
        names = menagerie.part_names(scenes.label[0])
        assert [n for n, s in zip(names, seen, strict=True) if n and s < 0.5] == []
        assert seen[[i for i, n in enumerate(names) if not n]].sum() == 0
