"""The summary is the best there is: proved, and found again by two unrelated calculations."""

import numpy as np
import pytest
from scipy.optimize import linprog, minimize

from figures_src.measuring import bottleneck

PRICES = (0.02, 0.1, 0.2, 0.5, 0.7, 0.95)


def table(wall, cell):
    """Two signs of one illness: p(x, y), (4, 2)."""
    signs = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])
    return np.stack([
        0.5 * np.prod(np.where(signs == ill, (wall, cell), (1 - wall, 1 - cell)), axis=1)
        for ill in (0, 1)
    ], axis=1)  # fmt: skip


def entropy(shares):
    return -np.sum(shares * np.log2(np.maximum(shares, 1e-300)), axis=-1)


@pytest.mark.parametrize("price", PRICES)
@pytest.mark.parametrize("strengths", [(0.95, 0.85), (0.7, 0.9), (0.5, 0.85)])
def test_no_summary_is_better_by_more_than_a_millionth_of_a_bit(strengths, price):
    joint = table(*strengths)
    words = bottleneck.solve(joint, price)
    assert bottleneck.shortfall(joint, words, price) < 1e-6


@pytest.mark.parametrize("price", PRICES)
def test_the_proof_covers_all_that_a_poor_summary_lacks(price):
    """A word for each state, and words by lot: how far the best is above them is never more."""
    joint, rng = table(0.95, 0.85), np.random.default_rng(0)
    best = bottleneck.worth(joint, bottleneck.solve(joint, price), price)
    for words in (np.eye(4), *rng.dirichlet(np.ones(4), (20, 4))):
        lack = best - bottleneck.worth(joint, words, price)
        assert bottleneck.shortfall(joint, words, price) >= max(lack, 0) - 1e-12


def test_the_proof_of_a_word_for_each_state_is_worth_having():
    joint = table(0.95, 0.85)
    assert 0.25 < bottleneck.shortfall(joint, np.eye(4), 0.5) < 0.3


@pytest.mark.parametrize("grid", [3, 10, 4001])
def test_a_coarse_grid_never_makes_a_proof_of_less_than_nothing(grid):
    joint = table(0.95, 0.85)
    for price in PRICES:
        words = bottleneck.solve(joint, price)
        assert bottleneck.shortfall(joint, words, price, grid) >= -1e-14


def test_tables_counted_from_few_are_solved_by_the_better_of_two_starts():
    """From the first start alone five of these hundred end up to 0.009 bits below the best."""
    rng, price = np.random.default_rng(0), np.full(100, 0.2)
    counted = [rng.multinomial(n, table(0.95, 0.85).ravel(), 100) for n in (10, 20)][1] / 20
    joints = counted.reshape(-1, 4, 2)
    one = bottleneck._climbed(joints, price[:, None, None], bottleneck.STARTS[0], 2000, 1e-12)
    gap = bottleneck.shortfall(joints, one, price)
    assert gap.max() > 1e-3
    both = bottleneck.solve(joints, price, rounds=2000)
    assert bottleneck.shortfall(joints, both, price).max() < 1e-5


@pytest.mark.parametrize("price", [0.1, 0.2, 0.5])
def test_a_linear_programme_over_all_mixtures_of_states_finds_the_same_worth(price):
    """Every summary splits p(x) into a mixture of q(x|z); on a grid of q that is linear."""
    joint, n = table(0.95, 0.85), 24
    states, answers = joint.sum(1), joint / joint.sum(1, keepdims=True)
    grid = np.array([(a, b, c, n - a - b - c) for a in range(n + 1) for b in range(n + 1 - a)
                     for c in range(n + 1 - a - b)]) / n  # fmt: skip
    gain = entropy(joint.sum(0)) - price * entropy(states)
    each = price * entropy(grid) - entropy(grid @ answers)
    best = gain - linprog(-each, A_eq=grid.T, b_eq=states).fun
    found = bottleneck.worth(joint, bottleneck.solve(joint, price), price)
    assert best <= found + 1e-9
    assert best == pytest.approx(found, abs=0.01)


@pytest.mark.parametrize("price", [0.1, 0.3, 0.7])
def test_climbing_from_many_starts_finds_nothing_better(price):
    joint, rng = table(0.95, 0.85), np.random.default_rng(0)

    def lack(logits):
        rows = logits.reshape(4, 4)
        words = np.exp(rows - rows.max(1, keepdims=True))
        return -bottleneck.worth(joint, words / words.sum(1, keepdims=True), price)

    climbed = -min(minimize(lack, rng.normal(0, 2, 16)).fun for _ in range(12))
    found = bottleneck.worth(joint, bottleneck.solve(joint, price), price)
    assert found - 5e-3 < climbed < found + 1e-8


def test_from_a_price_of_one_on_the_best_summary_says_nothing():
    joint = table(0.95, 0.85)
    words = bottleneck.solve(joint, np.array([1.0, 1.5]))
    assert bottleneck.kept(joint, words) == pytest.approx(0, abs=1e-6)


def test_a_low_price_keeps_all_that_the_table_tells():
    joint = table(0.95, 0.85)
    told = bottleneck.summarised(joint, bottleneck.solve(joint, 0.005))
    assert bottleneck.information(told) == pytest.approx(bottleneck.information(joint), abs=1e-4)


def test_one_sign_is_the_symmetric_channel_and_its_information_is_known():
    joint = np.array([[0.45, 0.05], [0.05, 0.45]])
    assert bottleneck.information(joint) == pytest.approx(1 - entropy(np.array([0.9, 0.1])))


def test_tables_side_by_side_are_solved_as_each_alone():
    joints, prices = np.stack([table(0.95, 0.85), table(0.6, 0.8)]), np.array([0.1, 0.3])
    both = bottleneck.solve(joints, prices)
    for joint, price, words in zip(joints, prices, both, strict=True):
        assert words == pytest.approx(bottleneck.solve(joint, price), abs=1e-9)


def test_equally_good_answers_are_drawn_by_lot():
    told = np.array([[0.25, 0.25], [0.1, 0.4]])
    assert bottleneck.right(told, np.array([[0.5, 0.0], [0.0, 0.5]])) == pytest.approx(0.75)


def test_a_price_of_nothing_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        bottleneck.solve(table(0.9, 0.8), 0.0)


def test_a_third_answer_has_no_proof():
    with pytest.raises(ValueError, match="two values"):
        bottleneck.shortfall(np.full((2, 3), 1 / 6), np.eye(2), 0.1)
