"""Natural directions: small, it runs end to end, its shares agree, and it draws both widths."""

from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest

from figures_src import drawing
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


@pytest.mark.parametrize("width", [720, 340])
def test_it_draws(found, width):
    series = {name: np.stack([row] * 5) for name, row in found["series"].items()}
    numbers = {
        name: SimpleNamespace(middle=figure.share(value), seeds=(figure.share(value),))
        for name, value in found["numbers"].items()
    }
    measured = SimpleNamespace(
        numbers=numbers, series=series, exhibit={}, setup=asdict(figure.QUICK)
    )
    page = drawing.Page(width, "en", lambda value, spec: format(value, spec))
    drawn = figure.draw(measured, figure.WORDS, page)
    assert drawn.get_size_inches()[0] * 72 == width
