"""Natural directions: small, it runs end to end, its shares agree, and it draws both widths."""

import pytest

from figures_src.figures import natural_directions as figure


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


@pytest.mark.parametrize("name", figure.NAMES)
def test_the_worst_is_no_better_than_the_typical(numbers, name):
    assert numbers[f"{name}_worst"] >= numbers[f"{name}_typical"]
    shares = [count / of for count, of in (numbers[f"{name}_always"], numbers[f"{name}_kept"])]
    assert shares[0] <= shares[1]


def test_no_direction_is_steeper_than_the_way_to_the_nearest_mistake(numbers):
    for name in figure.NAMES:
        assert numbers[f"{name}_typical"] < numbers["adversary_typical"]


def test_every_direction_has_its_words():
    assert set(figure.NAMES) <= set(figure.WORDS)


def test_it_draws(found, draws):
    draws(figure, found)
