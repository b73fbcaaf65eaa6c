"""The cliff map: small, it runs end to end, its parts agree, and it draws both widths."""

import numpy as np
import pytest
import torch
from scipy import stats

from figures_src.figures import cliff_map as figure


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


@pytest.fixture(scope="module")
def numbers(found):
    return found["numbers"]


def test_every_claim_names_a_number_that_is_measured(numbers):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(numbers)


def test_the_same_seed_gives_the_same_numbers(numbers):
    assert figure.measure(figure.QUICK, 0)["numbers"] == numbers


def test_the_worst_direction_is_never_gentler_than_a_typical_one(numbers):
    for where in ("tangent", "normal"):
        assert numbers[f"worst_{where}"] >= numbers[f"typical_{where}"]


def test_a_linear_reader_with_three_inputs_is_as_uneven_as_its_rank_makes_it(numbers):
    values = numbers["values"]
    assert (values / 3) ** 0.5 <= numbers["anisotropy_linear"] <= values**0.5 + 1e-6


def test_the_spectrum_falls_and_no_part_of_it_exceeds_the_whole(numbers):
    for kind in ("pixel", "natural"):
        values = [numbers[f"{kind}_{k}"] for k in range(1, 7)]
        assert values == sorted(values, reverse=True)
    assert numbers["natural_1"] <= numbers["pixel_1"]


def test_minus_the_distance_to_the_examples_is_never_steeper_than_one(numbers):
    assert numbers["ideal_slope"] <= 1 + 1e-6


def test_the_fitted_stranger_is_no_farther_than_the_one_it_began_with(numbers):
    assert numbers["half_gap"] <= numbers["half_crude"]


def test_the_height_beside_the_road_agrees_with_where_the_border_was_found(found):
    shown, setup = found["exhibit"], figure.QUICK
    y = np.linspace(-setup.aside, setup.aside, setup.rows)
    for column, border in zip(shown["lead"].T.astype(float), shown["border"], strict=True):
        before = (y > 0) & (y < border - 0.02)
        assert np.all(column[before] > 0)


def test_the_road_is_marked_evenly_by_its_own_length(found):
    arc = found["exhibit"]["arc"]
    assert np.allclose(np.diff(arc), arc[1] - arc[0]) and arc[0] == -figure.QUICK.reach


def test_it_draws(found, draws):
    draws(figure, found)


def test_ranks_correlate_as_scipy_says():
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(40, generator=generator)
    y = x + torch.randn(40, generator=generator)
    assert figure.rank(x, y) == pytest.approx(stats.spearmanr(x, y).statistic)
    assert figure.rank(x, -x) == pytest.approx(-1)
