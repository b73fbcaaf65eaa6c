"""The hospital wall: small, it runs end to end, and what it says of the exact table is exact."""

import numpy as np
import pytest

from figures_src.figures import hospital_wall as figure


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(found):
    assert figure.measure(figure.QUICK, 0)["numbers"] == found["numbers"]
    assert figure.measure(figure.QUICK, 1)["numbers"] != found["numbers"]


def test_without_compression_both_signs_are_read_as_well_as_they_can_be(found):
    numbers = found["numbers"]
    assert (numbers["wall_none"], numbers["cell_none"]) == pytest.approx((1, 1))
    assert numbers["home_none"] == pytest.approx(figure.QUICK.wall)
    assert numbers["refit_none"] == pytest.approx(figure.QUICK.cell)


def test_exchanged_strengths_exchange_what_is_kept(found):
    numbers = found["numbers"]
    assert numbers["turned_wall_high"] == pytest.approx(numbers["cell_high"], abs=1e-6)
    assert numbers["turned_cell_high"] == pytest.approx(numbers["wall_high"], abs=1e-6)


def test_what_the_wall_tells_of_the_cell_is_that_of_a_symmetric_channel(found):
    agree = 0.95 * 0.85 + 0.05 * 0.15
    noise = -agree * np.log2(agree) - (1 - agree) * np.log2(1 - agree)
    assert found["numbers"]["echo"] == pytest.approx(1 - noise)


def test_a_summary_is_never_longer_than_what_is_asked_of_it_pays_for(found):
    for name, price in (("middle", 0.1), ("high", 0.2), ("one", 1.0)):
        length, worth = (found["numbers"][f"{what}_{name}"] for what in ("length", "worth"))
        assert worth - price * length >= -1e-9


def test_the_proof_leaves_less_than_a_millionth_of_a_bit_and_no_less_than_nothing(found):
    assert -1e-14 < found["numbers"]["proof"] < 1e-6


def test_tables_counted_from_few_are_solved_to_a_thousandth_of_a_bit(found):
    assert -1e-14 < found["numbers"]["scarce_proof"] < 1e-3


def test_more_patients_make_a_better_table(found):
    assert found["numbers"]["scarce_none_40"] > found["numbers"]["scarce_none_10"]


def test_it_draws(found, draws):
    draws(figure, found)
