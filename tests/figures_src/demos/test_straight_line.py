"""The straight-line reader is least squares."""

import numpy as np
import pytest

from figures_src.demos.straight_line import Reader, solve

RNG = np.random.default_rng(0)


def test_it_agrees_with_numpy():
    points, weights = RNG.normal(size=(60, 3)), RNG.uniform(0.2, 1, 60)
    answers = points @ (1.0, -2.0, 0.5) + RNG.normal(size=60)
    root = np.sqrt(weights)[:, None]
    design = np.hstack([points, np.ones((60, 1))])
    best = np.linalg.lstsq(root * design, root[:, 0] * answers, rcond=None)[0]
    wrong = (weights * (answers - design @ best) ** 2).sum()
    spread = (weights * (answers - np.average(answers, weights=weights)) ** 2).sum()
    found = Reader(points.tolist(), weights.tolist()).recovered(answers.tolist())
    assert found == pytest.approx(1 - wrong / spread, abs=1e-9)


def test_a_straight_answer_is_recovered_wholly_and_noise_hardly():
    points = RNG.normal(size=(300, 3))
    reader = Reader(points.tolist(), [1.0] * 300)
    assert reader.recovered((points[:, 0] + 3).tolist()) == pytest.approx(1)
    assert reader.recovered(RNG.normal(size=300).tolist()) < 0.1


def test_sheets_that_a_plane_parts_are_told_apart():
    points = [(x, y, side) for side in (0.0, 1.0) for x in range(4) for y in range(4)]
    reader = Reader(points, [1.0] * 32)
    assert reader.told_apart([z > 0.5 for _, _, z in points]) == 1
    assert reader.told_apart([(x + y) % 2 == 0 for x, y, _ in points]) <= 0.75


def test_paper_without_height_is_read_all_the_same():
    flat = [(x, y, 0.0) for x in range(4) for y in range(4)]
    assert Reader(flat, [1.0] * 16).recovered([x for x, _, _ in flat]) == pytest.approx(1)


def test_answers_that_are_all_the_same_are_refused():
    with pytest.raises(ValueError, match="nothing to recover"):
        Reader([(0, 0, 0), (1, 2, 3)], [1, 1]).recovered([5, 5])


def test_rows_in_any_order_are_solved():
    assert solve([[0, 2, 4], [3, 0, 9]]) == [3, 2]
