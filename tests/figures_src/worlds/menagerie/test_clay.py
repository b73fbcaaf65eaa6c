"""What the clay promises: light from the lamp, fur on the body, no fur on the taxi."""

import torch

from figures_src.worlds import menagerie


def test_the_side_of_the_lamp_is_the_bright_one():
    scene = menagerie.portrait("ball").with_block("light", (-0.8, 0.3, 0.5))
    picture = menagerie.render(scene, 32)[0].mean(0)
    assert picture[16, 10] > picture[16, 21] + 0.1


def test_fur_changes_the_panda_but_not_the_taxi():
    def change(name):
        scene = menagerie.portrait(name)
        bare, furry = (scene.with_block("fur", (c, 9.0, 0.0)) for c in (0.0, 0.3))
        return (menagerie.render(bare) - menagerie.render(furry)).abs().max()

    assert change("panda") > 0.05
    assert change("taxi") == 0


def test_fur_turns_with_the_body():
    scene = menagerie.portrait("ball").with_block("fur", (0.3, 9.0, 0.0))
    turned = scene.with_pose((80.0, 0.0, 0.0))
    assert (menagerie.render(scene) - menagerie.render(turned)).abs().max() > 0.05


def test_coats_are_linear_in_their_colours():
    """Doubling every coat colour doubles the light of what is matt and visible."""
    dim = menagerie.portrait("ball").with_block("main", (0.2, 0.2, 0.2))
    bright = dim.with_block("main", (0.4, 0.4, 0.4))
    sure = menagerie.coverage_of(dim)[0] > 0.999
    one, two = (menagerie.render(scene)[0][:, sure] for scene in (dim, bright))
    assert torch.allclose(2 * one, two, atol=2e-3)
