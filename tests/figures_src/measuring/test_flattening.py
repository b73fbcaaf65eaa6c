"""A flat sheet scores one, a rolled one less, and noise nothing."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from figures_src.measuring import flattening
from figures_src.worlds import paper

RNG = np.random.default_rng(0)
SHEET = paper.sheet(300, RNG)
FLAT = paper.lift(SHEET, 0.0) @ np.linalg.qr(RNG.normal(size=(3, 3)))[0] * 5 + 1
ROLLED = np.stack([np.cos(3 * SHEET[:, 0]), np.sin(3 * SHEET[:, 0]), SHEET[:, 1]], axis=1)


def test_a_flat_sheet_scores_one_wherever_it_lies_and_however_large():
    assert flattening.unrolled(FLAT, SHEET) == pytest.approx(1)
    assert flattening.read_out(FLAT, SHEET) == pytest.approx(1)


def test_a_rolled_sheet_scores_less():
    assert 0.2 < flattening.unrolled(ROLLED, SHEET) < 0.9
    assert 0.3 < flattening.read_out(ROLLED, SHEET) < 0.9


def test_sheets_are_judged_one_by_one_however_they_lie_to_each_other():
    both = np.concatenate([FLAT, -3 * FLAT + 10])
    which = np.repeat([0, 1], 300)
    assert flattening.each_unrolled(both, np.tile(SHEET, (2, 1)), which) == pytest.approx(1)


def test_noise_scores_nothing():
    noise = RNG.normal(size=(300, 3))
    assert abs(flattening.unrolled(noise, SHEET)) < 0.1
    assert flattening.read_out(noise, SHEET) < 0.1


def test_the_rank_correlation_is_spearmans():
    one, other = RNG.normal(size=(2, 50))
    assert flattening.rank_correlation(one, other) == pytest.approx(spearmanr(one, other)[0])


def test_sheets_that_lie_apart_are_separated_and_sheets_that_mingle_are_not():
    coordinates, which, flat = paper.two_sheets(400, RNG, gap=0.2)
    assert flattening.separated(flat, which) == 1
    assert flattening.separated(paper.lift(coordinates, 0.0), which) < 0.6
