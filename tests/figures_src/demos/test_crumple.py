"""Paper crumples in plain Python as it does in numpy, and fresh balls are as rough as the known."""

import math

import numpy as np
import pytest

from figures_src.demos import crumple
from figures_src.worlds import paper


@pytest.fixture(scope="module")
def flat():
    return np.concatenate([paper.lift(paper.grid(6), h).reshape(-1, 3) for h in (-0.1, 0.1)])


@pytest.fixture(scope="module")
def points(flat):
    return [tuple(point) for point in flat.tolist()]


@pytest.fixture(scope="module")
def ball(flat):
    return paper.pressed(np.random.default_rng(0), flat, 6, 1.2, 2.5, 6.0, 3)


@pytest.fixture(scope="module")
def chain(ball):
    names = ("amplitude", "frequency", "phase", "direction")
    return crumple.shears({f"crumple.{name}": getattr(ball, name).tolist() for name in names})


def as_crumple(chain):
    """The same chain as numpy knows it, which refuses one that is not at right angles."""
    return paper.Crumple(*(np.array(column) for column in zip(*chain, strict=True)))


def test_crushing_agrees_with_numpy(ball, chain, flat, points):
    assert np.abs(np.array(crumple.crush(points, chain)) - ball.crush(flat)).max() < 1e-5


def test_a_hand_halfway_through_its_third_press(chain, points):
    begun = crumple.begun(chain, 2.5)
    assert begun[:2] == chain[:2] and len(begun) == 3
    two, half, three = (
        np.array(crumple.crush(points, shears)) for shears in (chain[:2], begun, chain[:3])
    )
    assert half == pytest.approx((two + three) / 2)


def test_no_press_leaves_the_paper_flat_and_all_are_the_ball(chain):
    assert crumple.begun(chain, 0) == ()
    assert crumple.begun(chain, len(chain)) == chain == crumple.begun(chain, 99)


def test_a_fresh_ball_is_another_one_of_equal_strength(chain, points):
    fresh = crumple.fresh(chain, points, 3, seed=1)
    assert [shear.amplitude for shear in fresh] == [shear.amplitude for shear in chain]
    for one, other in zip(fresh, chain, strict=True):
        assert math.hypot(*one.frequency) == pytest.approx(math.hypot(*other.frequency))
        assert math.hypot(*one.direction) == pytest.approx(1)
    apart = np.array(crumple.crush(points, fresh)) - np.array(crumple.crush(points, chain))
    assert np.linalg.norm(apart, axis=1).mean() > 0.3


def test_a_fresh_ball_is_pressed_inwards(chain, points):
    spread = np.linalg.norm(points, axis=1).mean()
    for seed in range(3):
        fresh = crumple.crush(points, crumple.fresh(chain, points, 3, seed))
        assert np.linalg.norm(fresh, axis=1).mean() < 0.95 * spread


def test_one_seed_is_one_ball(chain, points):
    assert crumple.fresh(chain, points, 3, 7) == crumple.fresh(chain, points, 3, 7)
    assert crumple.fresh(chain, points, 3, 7) != crumple.fresh(chain, points, 3, 8)


def test_between_two_balls_lies_one_that_opens_again(chain, points, flat):
    fresh = crumple.fresh(chain, points, 3, seed=1)
    for share in (0.0, 0.3, 0.8, 1.0):
        part = as_crumple(crumple.between(chain, fresh, share))
        assert np.allclose(part.open(part.crush(flat)), flat)


def test_the_way_begins_and_ends_at_the_two_balls(chain, points):
    fresh = crumple.fresh(chain, points, 3, seed=1)
    for share, end in ((0.0, chain), (1.0, fresh)):
        found = crumple.crush(points, crumple.between(chain, fresh, share))
        assert np.allclose(found, crumple.crush(points, end))


def test_the_way_has_no_jump(chain, points):
    fresh = crumple.fresh(chain, points, 3, seed=2)
    steps = np.linspace(0, 1, 101)
    balls = [crumple.crush(points, crumple.between(chain, fresh, share)) for share in steps]
    assert np.abs(np.diff(np.array(balls), axis=0)).max() < 0.3


def test_rounding_does_not_decide_the_way(chain, points):
    fresh = crumple.fresh(chain, points, 3, seed=3)
    for nudge in (-1e-9, 1e-9):
        nudged = [shear._replace(phase=shear.phase + nudge) for shear in fresh]
        one, other = (
            crumple.crush(points, crumple.between(chain, c, 0.4)) for c in (fresh, nudged)
        )
        assert np.allclose(one, other, atol=1e-6)
