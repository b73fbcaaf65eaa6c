"""Small, the figure runs end to end, names what its claims need, and draws both widths."""

import numpy as np
import pytest

from figures_src import launchers
from figures_src.figures import local_vs_extreme as figure
from figures_src.figures import moon_shot


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_it_measures_the_same_again(found):
    again = figure.measure(figure.QUICK, 0)
    assert again["numbers"] == found["numbers"]


def test_nobody_covers_more_than_can_be_reached(found):
    for learner in ("direct", "simulator", "lent", "cube", "physics"):
        assert found["numbers"][f"{learner}_50"] <= found["numbers"]["reach_50"] * 1.1


def test_the_explored_area_is_that_of_its_outline(found):
    low, high = found["exhibit"]["edges"]
    area = np.trapezoid(high - low, found["exhibit"]["speeds"])
    assert found["numbers"]["explored"] == pytest.approx(area)


def test_its_learners_are_those_of_the_moon_shot_taught_once():
    ours, theirs = (launchers.recipe(each.Setup(), 3) for each in (figure, moon_shot))
    assert ours == theirs


def test_the_demo_gets_the_networks_and_the_law_that_were_measured(found):
    school = launchers.schooled(*launchers.recipe(figure.QUICK, 0))
    net = launchers.again(school, "direct", figure.QUICK.width)
    kept, most = found["exhibit"], len(figure.QUICK.sizes) - 1
    assert np.array_equal(kept["direct.weights.1"], net.weights[1][most].detach())
    assert np.array_equal(kept["pulls"], school["laws"][0, 0])


def test_the_map_is_turned_so_that_its_left_edge_is_half_a_turn():
    rows = np.zeros((5, 8, 4))
    rows[:, 4] = 1  # the cell that begins at 180 degrees
    assert figure.middle(rows)[0, 1] == 1


def test_it_draws(found, draws):
    draws(figure, found)
