"""Twos from known numbers: as many as are switched on, and the pen is where they say."""

import numpy as np
import pytest

from figures_src.worlds import strokes


def test_only_the_numbers_switched_on_differ():
    numbers = strokes.sample(50, 5, np.random.default_rng(0))
    assert (numbers[:, :5].std(0) > 0).all() and (numbers[:, 5:] == 0).all()


@pytest.mark.parametrize("freedoms", [0, strokes.FREEDOMS + 1])
def test_more_or_fewer_numbers_than_there_are_is_refused(freedoms):
    with pytest.raises(ValueError, match="1 to 23 freedoms"):
        strokes.sample(1, freedoms, np.random.default_rng(0))


@pytest.mark.parametrize("freedoms", [2, 4, 7, 10, 14, 18, 23])
def test_every_number_is_a_direction_of_its_own(freedoms):
    at, steps = strokes.sample(1, freedoms, np.random.default_rng(0)), 1e-5 * np.eye(23)[:freedoms]
    slopes = (strokes.drawn(at + steps) - strokes.drawn(at - steps)).reshape(freedoms, -1)
    values = np.linalg.svd(slopes, compute_uv=False)
    assert values[-1] > 1e-3 * values[0]


def test_the_distance_to_a_straight_line_is_the_distance_to_a_straight_line():
    line = np.array([[[4.0, 14.0], [24.0, 14.0]]])
    away = strokes.distance(line).reshape(28, 28)
    assert away[0, 14] == pytest.approx(13.5)
    assert away[13, 0] == pytest.approx(np.hypot(3.5, 0.5))


def test_coarse_pictures_keep_their_ink():
    pictures = strokes.drawn(strokes.sample(3, 23, np.random.default_rng(0)))
    assert strokes.coarse(pictures).mean(1) == pytest.approx(pictures.mean((1, 2)))


def test_a_curve_begins_and_ends_where_its_control_points_do():
    curve = strokes.along(strokes.STROKE[None])[0]
    assert curve[0] == pytest.approx(strokes.STROKE[0])
    assert curve[-1] == pytest.approx(strokes.STROKE[-1])
