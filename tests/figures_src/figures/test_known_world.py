"""The known world: small, it runs end to end, and what must be so is so."""

import numpy as np
import pytest

from figures_src.figures import known_world as figure


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(found):
    assert figure.measure(figure.QUICK, 0)["numbers"] == found["numbers"]
    assert figure.measure(figure.QUICK, 1)["numbers"] != found["numbers"]


def test_the_ranks_are_six_five_and_three(found):
    ranks = [found["numbers"][f"rank_{name}"] for name in figure.QUICK.objects]
    assert ranks == [6, 5, 3]


def test_of_33_numbers_one_is_the_distance_of_the_lamp(found):
    assert found["numbers"]["rank_world"] == found["numbers"]["parameters"] - 1 == 32
    assert found["numbers"]["gauge_cosine"] == pytest.approx(1, abs=1e-6)


def test_picture_space_is_as_large_as_arithmetic_says():
    sizes = figure.sizes(figure.QUICK)
    assert sizes["grey_100"] == 10_000 and sizes["colour_100"] == 30_000
    digits = sizes["digits_32"]
    assert 10 ** (digits - 1) <= 256 ** (3 * 32 * 32) < 10**digits


def test_coarse_pictures_are_means_of_blocks():
    flat = np.arange(2 * 3 * 16.0).reshape(2, -1)
    coarse = figure.blocks(flat, 4, 2)
    assert coarse.shape == (2, 12)
    assert coarse[0, 0] == np.mean([0, 1, 4, 5])
    assert coarse.mean() == pytest.approx(flat.mean())


def test_it_draws(found, draws):
    draws(figure, found)
