"""Regions are closed under mirrors, nearby stays on the globe, and home is left by one factor."""

import numpy as np
import pytest
import torch
from scipy.ndimage import gaussian_filter

from figures_src.worlds import menagerie, regions


@pytest.fixture
def rng():
    return np.random.default_rng(7)


def test_the_globe_is_seen_from_all_around_and_above(rng):
    scenes = regions.globe(400, rng)
    low, high = regions.ELEVATION
    up = regions.elevation(scenes)
    assert scenes.pose[:, 0].min() < -170 and scenes.pose[:, 0].max() > 170
    assert low - 1e-3 <= up.min() < low + 3 and high - 3 < up.max() <= high + 1e-3


@pytest.mark.parametrize("region", regions.REGIONS)
def test_what_is_withheld_is_withheld_on_both_sides(region):
    yaw = torch.linspace(-180, 180, 73)
    assert torch.equal(regions.inside(region, yaw), regions.inside(region, -yaw))


def test_a_picture_of_the_left_in_the_wedge_is_a_mirror_image_of_the_right(rng):
    scenes = regions.globe(4, rng)
    plain = scenes.with_block("fur", (0, 8, 0))
    left, right = menagerie.render(plain, 16), menagerie.render(plain.mirrored(), 16)
    assert torch.allclose(left.flip(3), right, atol=1e-4)


def test_nearby_never_leaves_the_world(rng):
    scenes = regions.globe(50, rng)
    where = torch.from_numpy(rng.choice([-1.0, 1.0], (50, 7))).float()
    near = regions.nearby(scenes, where)
    up = regions.elevation(near)
    assert up.min() >= regions.ELEVATION[0] - 1e-3 and up.max() <= regions.ELEVATION[1] + 1e-3
    assert near.pose[:, 1:].abs().max() <= regions.LEAN
    assert torch.allclose((near.pose - scenes.pose)[:, 0].abs(), torch.full((50,), 20.0))
    lamp = near.theta[:, menagerie.columns("light")]
    assert torch.allclose(lamp.norm(dim=1), torch.ones(50), atol=1e-5) and lamp[:, 1].min() > 0


def test_the_slope_of_a_picture_by_where_it_is_seen_from_is_what_differences_say(rng):
    scenes = regions.globe(2, rng)
    scenes = scenes.with_theta(scenes.theta.double())
    place = torch.from_numpy(rng.uniform(-0.5, 0.5, (2, 7))).requires_grad_()

    def brightness(where):
        weights = torch.linspace(0, 1, 3 * 16 * 16, dtype=torch.float64).view(3, 16, 16)
        seen = menagerie.render(regions.nearby(scenes, where), 16, dtype=torch.float64)
        return (seen * weights).sum()

    slope = torch.autograd.grad(brightness(place), place)[0]
    for column in range(7):
        nudge = torch.zeros_like(place)
        nudge[0, column] = 1e-4
        rise = (brightness(place + nudge) - brightness(place - nudge)) / 2e-4
        assert slope[0, column].item() == pytest.approx(rise.item(), rel=2e-2, abs=2e-2)


@pytest.mark.parametrize("freedoms", [1, 2, 7])
def test_only_the_freedoms_that_are_switched_on_vary(freedoms, rng):
    scenes, where = regions.free(30, freedoms, rng)
    varies = (scenes.pose.std(0) > 0).sum() + (scenes.theta.std(0) > 1e-6).sum()
    assert where.shape == (30, freedoms) and int(varies) == freedoms
    assert len(scenes.paint.unique(dim=0)) <= len(menagerie.SPECIES)


def test_grey_animals_cannot_be_told_by_colour(rng):
    scenes, _ = regions.free(20, 1, rng)
    coat = scenes.theta[:, menagerie.columns("main").start :]
    assert torch.equal(coat, coat[:1].expand_as(coat))


def test_beyond_home_one_factor_is_away_and_the_others_are_home(rng):
    _, values = regions.beyond(5, (0.0, 0.5, 1.0), rng)
    grid = values.view(len(regions.FACTORS), 3, 5, len(regions.FACTORS))
    for column, (half, reach, sides, _) in enumerate(regions.FACTORS.values()):
        away = grid[column, :, :, column]
        away = away.abs() if sides == 2 else away
        steps = half + reach * torch.tensor([0.0, 0.5, 1.0])[:, None]
        assert torch.allclose(away, steps.expand(3, 5))
        others = torch.cat([grid[:column, ..., column], grid[column + 1 :, ..., column]])
        assert others.abs().max() <= half


def test_anywhere_leaves_home_by_one_factor_at_most(rng):
    _, values = regions.anywhere(200, rng)
    halves = torch.tensor([half for half, *_ in regions.FACTORS.values()])
    outside = (values.abs() > halves).sum(1)
    assert outside.max() == 1 and outside.float().mean() > 0.5


def test_each_picture_has_its_own_blur_and_scipy_agrees(rng):
    images = torch.from_numpy(rng.random((3, 3, 24, 24))).float()
    sigma = torch.tensor([0.0, 0.8, 2.0])
    ours = regions.smeared(images, sigma)
    for picture, width, blurred in zip(images, sigma, ours, strict=True):
        widths = (0, width.item(), width.item())
        theirs = gaussian_filter(picture.numpy(), widths, mode="nearest", radius=12)
        assert np.abs(blurred.numpy() - theirs).max() < 1e-5


@pytest.fixture
def photograph(rng):
    """A picture of one animal with one factor as told, the others in their middle."""
    scenes, values = regions.home(1, rng)

    def taken(**factors):
        told = torch.zeros_like(values)
        for name, value in factors.items():
            told[:, list(regions.FACTORS).index(name)] = value
        return regions.photographed(scenes, told, 32, np.random.default_rng(0))

    return taken


def test_one_octave_of_darkness_halves_the_light(photograph):
    assert torch.allclose(photograph(dim=1), photograph() / 2, atol=1e-6)


def test_noise_has_the_standard_deviation_that_was_told(photograph):
    grey = (photograph() > 0.3) & (photograph() < 0.7)
    assert (photograph(noise=0.05) - photograph())[grey].std().item() == pytest.approx(
        0.05, rel=0.1
    )


@pytest.mark.parametrize("name", regions.FACTORS)
def test_every_factor_changes_the_picture(name, photograph):
    half, *_ = regions.FACTORS[name]
    assert (photograph(**{name: half}) - photograph()).abs().max() > 0.005


def test_two_sides_of_turning_are_mirror_images_but_for_the_lean(photograph):
    change = [(photograph(yaw=angle) - photograph()).norm() for angle in (-40, 40)]
    assert change[0].item() == pytest.approx(change[1].item(), rel=0.5)


def test_the_lamp_is_carried_around_at_one_height():
    lamps = regions.lamp_at(torch.tensor([0.0, 90.0, -90.0, 180.0]))
    assert torch.allclose(lamps.norm(dim=1), torch.ones(4)) and lamps[:, 1].std() < 1e-6
    assert lamps[0, 2] > 0.7 and lamps[1, 0] > 0.7 and lamps[2, 0] < -0.7 and lamps[3, 2] < -0.7
