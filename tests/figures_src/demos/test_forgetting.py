"""In plain Python the summary is the same as in numpy, to a hundred-thousandth, and at once."""

import random

import numpy as np
import pytest

from figures_src.demos import forgetting
from figures_src.measuring import bottleneck
from figures_src.worlds import slides

STATES = [(w / 100, c / 100, p / 100) for w, c, p in
          ((95, 85, 12), (95, 85, 15), (85, 95, 40), (90, 90, 50), (50, 85, 50), (50, 50, 1),
           (99, 99, 100), (60, 99, 1))]  # fmt: skip
LOT = random.Random(0)
STATES += [tuple(LOT.randrange(low, 100) / 100 for low in (50, 50, 1)) for _ in range(40)]


def plain(wall, cell, price):
    """Bits of the wall and of the cell; right answers at home, in the new hospital, after refit."""
    home, new = forgetting.table(wall, cell), forgetting.table(0.5, cell)
    words = forgetting.best(home, price)
    at_home, there = (forgetting.summarised(each, words) for each in (home, new))
    bits = [forgetting.held(home, words, side) for side in ((0, 0, 1, 1), (0, 1, 0, 1))]
    pairs = ((at_home, at_home), (at_home, there), (there, there))
    return [*bits, *(forgetting.right(*pair) for pair in pairs)]


def with_numpy(wall, cell, price):
    home, new = slides.table(wall, cell), slides.table(0.5, cell)
    words = bottleneck.solve(home, price)
    at_home, there = (bottleneck.summarised(each, words) for each in (home, new))
    bits = [
        bottleneck.information(bottleneck.summarised(home.sum(1)[:, None] * np.eye(2)[side], words))
        for side in slides.STATES.T
    ]
    pairs = ((at_home, at_home), (at_home, there), (there, there))
    return [*bits, *(bottleneck.right(*pair) for pair in pairs)]


@pytest.mark.parametrize("state", STATES)
def test_every_number_is_that_of_numpy(state):
    assert plain(*state) == pytest.approx(with_numpy(*state), abs=1e-5)


def test_the_table_is_that_of_the_slides():
    assert np.array(forgetting.table(0.9, 0.7)) == pytest.approx(slides.table(0.9, 0.7))


def test_the_drawn_out_steps_need_few_rounds(monkeypatch):
    """Where the plain rounds are slowest: 3,900 of them at this price."""
    rounds, one = [], forgetting._round
    monkeypatch.setattr(forgetting, "_round", lambda *given: rounds.append(1) or one(*given))
    forgetting.best(forgetting.table(0.95, 0.85), 0.15)
    assert len(rounds) < 1000


def test_equally_good_answers_are_drawn_by_lot():
    assert forgetting.right([(0.5, 0.5)], [(0.2, 0.8)]) == 0.5
