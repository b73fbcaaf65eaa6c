"""The paper keeps its promises: it opens exactly, keeps volume, and never meets itself."""

import numpy as np
import pytest

from figures_src.worlds import paper


def crumple(creased=False):
    flat = paper.lift(paper.grid(15), 0.0)
    return paper.pressed(np.random.default_rng(0), flat, 8, 1.2, 2.0, 5.0, 3, creased)


@pytest.mark.parametrize("creased", [False, True])
def test_a_crumpled_ball_opens_again_exactly(creased):
    points = np.random.default_rng(1).uniform(-1, 1, (500, 3))
    ball = crumple(creased)
    assert np.abs(ball.crush(points) - points).max() > 0.5
    assert np.abs(ball.open(ball.crush(points)) - points).max() < 1e-12


def test_the_hand_presses_the_paper_into_a_smaller_ball():
    flat = paper.lift(paper.grid(15), 0.0).reshape(-1, 3)
    size = [
        np.linalg.norm(points - points.mean(0), axis=1).mean()
        for points in (flat, crumple().crush(flat))
    ]
    assert size[1] < 0.95 * size[0]


def test_crumpling_keeps_every_volume():
    points, step = np.random.default_rng(1).uniform(-1, 1, (50, 3)), 1e-5
    ball = crumple()
    columns = [ball.crush(points + step * e) - ball.crush(points - step * e) for e in np.eye(3)]
    volumes = np.linalg.det(np.stack(columns, axis=-1) / (2 * step))
    assert volumes == pytest.approx(np.ones(50), abs=1e-6)


def test_the_two_sheets_lie_a_gap_apart_and_stay_apart_when_crumpled():
    coordinates, which, flat = paper.two_sheets(400, np.random.default_rng(2), gap=0.2)
    assert set(flat[which == 1, 2] - 0.2) == set(flat[which == 0, 2])
    assert np.array_equal(flat[:, :2], coordinates)
    ball = crumple().crush(flat)
    between = np.linalg.norm(ball[which == 0][:, None] - ball[which == 1][None], axis=-1)
    assert between.min() > 0


def test_a_slide_along_its_own_wave_is_refused():
    along = np.array([[1.0, 0.0, 0.0]])
    with pytest.raises(ValueError, match="right angles"):
        paper.Crumple(np.ones(1), along, np.zeros(1), along)


def test_parameters_of_different_lengths_are_refused():
    ball = crumple()
    with pytest.raises(ValueError, match="one frequency"):
        paper.Crumple(ball.amplitude[:2], ball.frequency, ball.phase, ball.direction)


def test_the_distance_walked_is_that_of_the_flat_sheet():
    corners = paper.grid(2).reshape(4, 2)
    assert paper.walked(corners)[0] == pytest.approx([0, 2, 2, 8**0.5])


def test_one_ring_lies_inside_the_other():
    positions, which = paper.nested_rings(200, np.random.default_rng(0))
    radius = np.linalg.norm(positions, axis=1)
    assert radius[which == 0].max() < radius[which == 1].min()
    assert (which == 0).sum() == 100


def test_rings_that_touch_are_refused():
    with pytest.raises(ValueError, match="touch"):
        paper.nested_rings(10, np.random.default_rng(0), inner=0.9, outer=1.0)
