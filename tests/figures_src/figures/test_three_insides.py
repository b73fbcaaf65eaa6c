"""Three meanings of inside: small, it runs end to end, counts agree, and it draws both widths."""

import pytest

from figures_src.figures import three_insides as figure
from figures_src.worlds import menagerie


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


@pytest.fixture(scope="module")
def numbers(found):
    return found["numbers"]


def test_the_species_are_the_menageries_in_the_same_order():
    assert figure.Setup().species == menagerie.SPECIES


def test_every_claim_names_a_number_that_is_measured(numbers):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(numbers)


def test_inside_and_outside_make_up_all_that_was_asked(numbers):
    inside, asked = numbers["box_inside"]
    assert asked == figure.QUICK.asked
    assert numbers["box_in_wrong"][1] == inside
    assert numbers["box_out_wrong"][1] == asked - inside


def test_the_jump_is_the_difference_across_the_edge(numbers):
    shares = {name: numbers[name][0] / numbers[name][1] for name in ("edge", "beyond")}
    assert numbers["jump"] == pytest.approx(shares["beyond"] - shares["edge"])


def test_nothing_is_in_the_pixel_hull_and_much_is_in_the_flattest_one(numbers):
    assert numbers["hull_pixels"][0] == 0
    assert numbers["hull_2"][0] > numbers["hull_8"][0]


def test_a_meaning_with_nobody_inside_has_no_error_inside(found):
    assert found["series"]["each"][1].tolist()[1] == -1


def test_the_same_seed_gives_the_same_numbers(numbers):
    assert figure.measure(figure.QUICK, 0)["numbers"] == numbers


def test_it_draws(found, draws):
    draws(figure, found)
