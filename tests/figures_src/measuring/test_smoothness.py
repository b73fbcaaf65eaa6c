"""A sharp edge has exponent one half, exactly; a blurred one becomes straight below its blur."""

import numpy as np
import pytest
from scipy.integrate import quad

from figures_src.measuring import smoothness

STEPS = (0.2, 0.1, 0.05, 0.01)


def test_a_sharp_edge_has_exponent_one_half_at_every_step():
    assert smoothness.exponents(STEPS, smoothness.edge(STEPS, 0)) == pytest.approx(0.5)


@pytest.mark.parametrize("blur", [0.03, 0.1, 0.5])
@pytest.mark.parametrize("step", STEPS)
def test_a_blurred_edge_is_as_far_away_as_integration_says(step, blur):
    def squared(x):
        return (np.clip(x / blur, 0, 1) - np.clip((x - step) / blur, 0, 1)) ** 2

    whole, _ = quad(squared, -0.1, blur + step + 0.1, points=[0, step, blur, blur + step])
    assert smoothness.edge(step, blur) == pytest.approx(whole**0.5, rel=1e-6)


def test_below_its_blur_an_edge_is_smooth_and_above_it_is_sharp():
    steps = (1e-4, 1e-5)
    assert smoothness.exponents(steps, smoothness.edge(steps, 0.1)) == pytest.approx(1, abs=0.01)
    steps = (100.0, 50.0)
    assert smoothness.exponents(steps, smoothness.edge(steps, 0.1)) == pytest.approx(0.5, abs=0.01)


def test_the_longest_step_is_found():
    way = np.array([[0.0, 0], [3, 4], [3, 5]])
    assert smoothness.longest_step(way) == 5
