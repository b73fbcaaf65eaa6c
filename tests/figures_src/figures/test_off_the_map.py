"""Off the map: small, it runs end to end, its counts agree, and it draws both widths."""

import pytest

from figures_src.figures import off_the_map as figure
from figures_src.measuring import departures
from figures_src.worlds import menagerie


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


@pytest.fixture(scope="module")
def numbers(found):
    return found["numbers"]


def test_the_species_are_the_menageries_in_the_same_order():
    assert figure.Setup().species == menagerie.SPECIES


def test_every_kind_of_step_has_its_mark():
    assert tuple(figure.MARKS) == departures.KINDS


def test_every_claim_names_a_number_that_is_measured(numbers):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(numbers)


def test_every_step_lies_in_one_quadrant(numbers):
    counts = [numbers[name][0] for name in figure.QUADRANTS]
    assert sum(counts) == numbers["steps"]
    assert numbers["on_wrong"][0] + numbers["off_wrong"][0] == numbers["wrong"][0]


def test_the_same_seed_gives_the_same_numbers(numbers):
    assert figure.measure(figure.QUICK, 0)["numbers"] == numbers


def test_larger_pixels_silence_the_inequality_and_change_nothing_else(numbers):
    assert numbers["fires_255"][0] <= numbers["fires"][0]
    assert numbers["unit_flips"][0] == numbers["fires"][0] - numbers["fires_255"][0]


def test_fitting_agrees_with_integrating_to_a_few_percent(numbers):
    for curve in ("circle", "roll"):
        assert numbers[f"{curve}_error"] < 0.03 * numbers[f"{curve}_most"]


def test_at_a_point_of_the_map_the_gradient_sees_next_to_nothing_of_the_way_off(numbers):
    assert numbers["circle_seen"] < 0.05 and numbers["roll_seen"] < 0.05


def test_log_p_has_no_floor(numbers):
    assert numbers["halving"] == pytest.approx(4, abs=0.1)


def test_only_the_assumed_noise_decides_how_steep_it_is_far_out(numbers):
    assert numbers["tail_gauss"] > 7
    assert numbers["tail_laplace"] == pytest.approx(1, abs=0.25)
    assert numbers["tail_cauchy"] < 0.3
    assert numbers["tails_steeper"] == 1


def test_pictures_shown_are_of_their_quadrant(found):
    shown = found["exhibit"]
    wrong, there = shown["thumb_used"] > 1, shown["there"]
    off = shown["thumb_nats"] > found["numbers"]["rounding"]
    assert not wrong[[0, 2]][there[[0, 2]]].any() and wrong[[1, 3]][there[[1, 3]]].all()
    assert not off[:2][there[:2]].any() and off[2:][there[2:]].all()


def test_it_draws(found, draws):
    draws(figure, found)
