"""In plain Python the summary is the same as in numpy, to a hundred-thousandth, and in few rounds.

Both are computed as their readers see them: by the demo, and by the figure.
"""

import random

import numpy as np
import pytest

from figures_src.demos import forgetting, hospital_wall
from figures_src.figures import hospital_wall as figure
from figures_src.measuring import bottleneck
from figures_src.worlds import slides

STATES = [(w / 100, c / 100, p / 100) for w, c, p in
          ((95, 85, 12), (95, 85, 15), (85, 95, 40), (90, 90, 50), (50, 85, 50), (50, 50, 1),
           (99, 99, 100), (60, 99, 1))]  # fmt: skip
LOT = random.Random(0)
STATES += [tuple(LOT.randrange(low, 100) / 100 for low in (50, 50, 1)) for _ in range(40)]


SAID = ("wall", "cell", "home", "new", "refit")  # bits of both signs, and three right answers


@pytest.mark.parametrize("state", STATES)
def test_every_number_is_that_of_numpy(state):
    wall, cell, price = state
    plain = hospital_wall.summary(wall, cell, price, 0.5)
    home, new = slides.table(wall, cell), slides.table(0.5, cell)
    told = figure.told(home, new, bottleneck.solve(home, price))
    assert [plain[what] for what in SAID] == pytest.approx([told[what] for what in SAID], abs=1e-5)


def test_the_table_is_that_of_the_slides():
    assert np.array(forgetting.table(0.9, 0.7)) == pytest.approx(slides.table(0.9, 0.7))


def test_the_drawn_out_steps_need_few_rounds(monkeypatch):
    """Where the plain rounds are slowest."""
    rounds = {forgetting: 0, bottleneck: 0}

    def counted(module, one):
        def round(*given):
            rounds[module] += 1
            return one(*given)

        monkeypatch.setattr(module, "_round", round)

    for module in rounds:
        counted(module, module._round)
    forgetting.best(forgetting.table(0.95, 0.85), 0.15)
    bottleneck.solve(slides.table(0.95, 0.85), 0.15)
    assert rounds[forgetting] < 1000 < rounds[bottleneck] / 3


def test_equally_good_answers_are_drawn_by_lot():
    assert forgetting.right([(0.5, 0.5)], [(0.2, 0.8)]) == 0.5
