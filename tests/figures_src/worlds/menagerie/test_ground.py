"""What the ground promises: two colours, and a shadow where the animal stands."""

import torch

from figures_src.worlds import menagerie
from figures_src.worlds.menagerie import camera, ground


def floor(scene, size=32):
    picture = ground.backdrop(ground.table(scene), *camera.grid(size, torch.float32))
    return picture[:, 0].reshape(3, size, size)


def test_without_shadow_the_rows_run_from_bottom_to_top_colour():
    scene = menagerie.portrait("dog").with_block("shadow", (0.0,))
    plain = floor(scene)
    assert torch.equal(plain, plain[:, :, :1].expand_as(plain))
    for row, block in ((0, "top"), (-1, "bottom")):
        colour = scene.theta[0, menagerie.columns(block)]
        assert (plain[:, row, 0] - colour).abs().max() < 0.01


def test_the_shadow_darkens_the_floor_and_follows_the_animal():
    def shadow(x):
        scene = menagerie.portrait("dog").with_block("shift", (x, 0.0, 0.0))
        return (floor(scene.with_block("shadow", (0.0,))) - floor(scene)).sum(0)

    places = [(shadow(x).sum(0) * torch.arange(32)).sum() / shadow(x).sum() for x in (-0.3, 0.3)]
    assert shadow(0.0).min() >= 0
    assert shadow(0.0)[:10].max() < 0.01
    assert places[1] - places[0] > 5


def test_the_shadow_falls_away_from_the_lamp():
    def middle(x):
        scene = menagerie.portrait("panda", 0.0).with_block("light", (x, 0.7, 0.6))
        dark = (floor(scene.with_block("shadow", (0.0,))) - floor(scene)).sum((0, 1))
        return (dark * torch.arange(32)).sum() / dark.sum()

    assert middle(-0.6) > middle(0.6) + 2
