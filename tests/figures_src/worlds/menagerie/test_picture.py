"""What the renderer promises: exact derivatives, finite everywhere, one path, honest ranks."""

import numpy as np
import pytest
import torch

from figures_src.worlds import menagerie
from figures_src.worlds.menagerie import picture

NO_FUR = (0.0, 8.0, 0.0)


def precise(scenes):
    return scenes.with_theta(scenes.theta.double())


def naked(name):
    """A shape at a pose of no special symmetry, without fur."""
    scene = menagerie.portrait(name).with_block("fur", NO_FUR).with_pose((35.0, 10.0, 5.0))
    return precise(scene)


def pose_rank(name):
    columns = menagerie.jacobian(naked(name), size=32)[0][:, :6]
    values = torch.linalg.svdvals(columns)
    return int((values > 1e-6 * values[0]).sum())


def test_pictures_have_the_promised_shape_type_and_range(rng):
    pictures = menagerie.render(menagerie.sample(5, rng), size=24)
    assert pictures.shape == (5, 3, 24, 24)
    assert pictures.dtype == torch.float32
    assert 0 <= pictures.min() < pictures.max() <= 1


@pytest.mark.parametrize("species", menagerie.SPECIES)
def test_the_jacobian_agrees_with_central_differences(species):
    scene, step = precise(menagerie.portrait(species)), 1e-6
    exact = menagerie.jacobian(scene, size=16)[0].T
    moves = step * torch.eye(len(menagerie.PARAMETERS), dtype=torch.float64)
    ahead, behind = (
        torch.stack(
            [menagerie.image_of(species, theta, 16) for theta in scene.theta + sign * moves]
        )
        for sign in (1, -1)
    )
    measured = ((ahead - behind) / (2 * step)).flatten(1)
    assert (measured - exact).abs().max() < 1e-6 * exact.abs().max()


def test_a_thousand_scenes_have_finite_pictures_and_gradients(rng):
    scenes = menagerie.sample(1000, rng, "shape-only", menagerie.SHAPES)
    theta = scenes.theta.clone().requires_grad_()
    pictures = menagerie.render(scenes.with_theta(theta), size=16)
    weights = torch.from_numpy(rng.normal(size=pictures.shape).astype(np.float32))
    (pictures * weights).sum().backward()
    assert pictures.isfinite().all()
    assert theta.grad.isfinite().all()


def test_a_thousand_scenes_have_finite_jacobians(rng):
    """One random direction per scene: a single infinite entry would make its pixel infinite."""
    scenes = menagerie.sample(1000, rng, species=menagerie.SHAPES)
    along = torch.from_numpy(rng.normal(size=scenes.theta.shape).astype(np.float32))
    pushed = torch.func.jvp(
        lambda theta: menagerie.render(scenes.with_theta(theta), 16), (scenes.theta,), (along,)
    )[1]
    assert pushed.isfinite().all()


def test_a_shared_sweep_gives_every_scene_its_own_jacobian(rng):
    scenes = precise(menagerie.sample(3, rng))
    together = menagerie.jacobian(scenes, 12)
    alone = torch.cat([menagerie.jacobian(scenes[i], 12) for i in range(3)])
    assert torch.allclose(together, alone, atol=1e-9)


def test_the_picture_moves_at_the_silhouette():
    scene = naked("ball")
    covered = menagerie.coverage_of(scene, 32, dtype=torch.float64)[0]
    edge = (covered > 0.2) & (covered < 0.8)
    shift = menagerie.PARAMETERS.index("shift_x")
    moved = menagerie.jacobian(scene, 32)[0][:, shift].reshape(3, 32, 32).abs().sum(0)
    sideways = edge & (torch.arange(32) - 15.5).abs().gt(4)
    assert edge.sum() > 20
    assert (moved[sideways] > 0.05).all()


def test_hard_edges_have_the_same_picture_away_from_edges(rng):
    scenes = menagerie.sample(20, rng)
    hard, soft = (menagerie.render(scenes, 32, edge) for edge in (0.0, 0.2))
    assert set(menagerie.coverage_of(scenes, 32, 0.0).round(decimals=4).unique().tolist()) == {0, 1}
    assert (hard - soft).abs().amax(1).lt(1e-3).float().mean() > 0.9


@pytest.mark.parametrize(("name", "rank"), [("dog", 6), ("spheroid", 5), ("ball", 3)])
def test_symmetry_lowers_the_rank_of_the_pose(name, rank):
    assert pose_rank(name) == rank


def test_only_the_length_of_the_light_changes_nothing():
    jacobian = menagerie.jacobian(precise(menagerie.portrait("dog")), size=32)[0]
    _, values, directions = torch.linalg.svd(jacobian, full_matrices=False)
    light = menagerie.columns("light")
    assert int((values > 1e-9 * values[0]).sum()) == len(menagerie.PARAMETERS) - 1
    gauge = directions[-1][light]
    along = menagerie.portrait("dog").theta[0, light].double()
    assert (gauge @ along).abs() / along.norm() > 1 - 1e-9


def test_a_mirrored_scene_gives_the_mirrored_picture(rng):
    scenes = precise(menagerie.sample(14, rng))
    straight = menagerie.render(scenes, 24, dtype=torch.float64)
    mirrored = menagerie.render(scenes.mirrored(), 24, dtype=torch.float64)
    assert torch.allclose(straight.flip(3), mirrored, atol=1e-9)


def test_a_picture_does_not_depend_on_its_neighbours_in_the_batch(rng):
    scenes = menagerie.sample(40, rng)
    together = menagerie.render(scenes, 32)
    alone = torch.cat([menagerie.render(scenes[i], 32) for i in range(40)])
    assert torch.allclose(together, alone, atol=1e-5)


def test_gradients_do_not_change_the_picture(rng):
    scenes = menagerie.sample(8, rng)
    watched = scenes.with_theta(scenes.theta.clone().requires_grad_())
    with torch.no_grad():
        quick = menagerie.render(scenes, 32)
    assert torch.equal(quick, menagerie.render(watched, 32).detach())


def test_leaving_out_the_unseen_changes_nothing(rng, monkeypatch):
    scenes = menagerie.sample(4, rng)
    quick = menagerie.render(scenes, 16, dtype=torch.float64)
    monkeypatch.setattr(picture, "visible", every_pair)
    assert torch.allclose(quick, menagerie.render(scenes, 16, dtype=torch.float64), atol=1e-9)


def every_pair(rows, u, v, size, soft):
    pixels, parts = len(u) * rows.shape[2], rows.shape[1]
    return torch.arange(pixels).repeat_interleave(parts), torch.arange(parts).repeat(pixels)


def test_no_scenes_give_no_pictures(rng):
    assert menagerie.render(menagerie.sample(0, rng), 32).shape == (0, 3, 32, 32)
