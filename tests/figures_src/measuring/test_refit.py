"""The new last layer is the most probable line, and it ends even where cases can be parted."""

import numpy as np
import pytest
from scipy.optimize import minimize

from figures_src.measuring import refit


@pytest.fixture
def cases():
    rng = np.random.default_rng(0)
    held = rng.normal(size=(200, 3))
    return held, (held[:, 0] - 0.5 * held[:, 1] + 0.3 + rng.logistic(size=200) > 0).astype(int)


def test_it_is_the_line_that_another_way_of_climbing_finds(cases):
    held, answers = cases
    seen = np.concatenate([held, np.ones((200, 1))], axis=1)

    def unlikely(weights):
        height = seen @ weights
        return np.logaddexp(0, height).sum() - answers @ height + 0.5 * (weights[:3] ** 2).sum()

    assert refit.last_layer(held, answers) == pytest.approx(
        minimize(unlikely, np.zeros(4)).x, abs=1e-3
    )


def test_cases_that_a_line_can_part_are_parted_by_a_finite_one():
    held = np.array([[-2.0], [-1], [1], [2]])
    weights = refit.last_layer(held, np.array([0, 0, 1, 1]))
    assert np.isfinite(weights).all()
    assert refit.right(weights, held, [0, 0, 1, 1]) == 1


def test_what_tells_nothing_leaves_the_commoner_answer():
    answers = np.array([1, 1, 1, 0])
    weights = refit.last_layer(np.zeros((4, 2)), answers)
    assert refit.right(weights, np.zeros((8, 2)), np.ones(8)) == 1


def test_features_are_scaled_like_those_of_the_cases():
    like = np.array([[0.0, 5], [2, 5]])
    assert refit.scaled(np.array([[4.0, 5]]), like) == pytest.approx(np.array([[3.0, 0]]))


def test_every_draw_of_cases_takes_its_own_and_their_mean_is_told(cases):
    """Two draws: of one the answers are turned round, so what one gets right the other does not."""
    held, answers = cases
    turned = np.concatenate([answers[:100], 1 - answers[100:]])
    there, taught = refit.repaired(held, turned, held, answers, (20, 100), 2)
    assert there.shape == taught.shape == (2,)
    assert there[1] == pytest.approx(0.5, abs=0.05)
    assert taught[1] > 0.6
