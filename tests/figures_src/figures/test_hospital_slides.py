"""The hospital slides: small, it runs end to end, and what is exact about it is exact."""

import numpy as np
import pytest
import torch

from figures_src.claim import OTHER_REASON
from figures_src.figures import hospital_slides as figure
from figures_src.figures import hospital_wall
from figures_src.measuring import saliency, shortcut
from figures_src.models import slide_readers
from figures_src.worlds import slides
from scripts.engine import waist


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


@pytest.mark.parametrize("name", ["plain", "heavy"])
def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(found, name):
    setup, tests = figure.QUICK, slide_readers.hospitals(figure.QUICK, 0)
    network, *_ = slide_readers.taught(setup, 0, **slide_readers.lessons(setup)[name])
    again = figure.asked(0, network, tests)
    assert again == {what: found["numbers"][f"{name}_{what}"] for what in again}
    assert figure.asked(0, network, tests) == again
    other, *_ = slide_readers.taught(setup, 1, **slide_readers.lessons(setup)[name])
    assert figure.asked(1, other, slide_readers.hospitals(setup, 1)) != again


def test_the_best_reader_of_one_hospital_or_two_guesses_and_that_of_three_reads_the_cell():
    assert figure.exact_readers(figure.Setup()) == pytest.approx(
        {"exact_plain": 0.5, "exact_two": 0.5, "exact_three": 0.85}
    )


def test_what_the_table_foretells_is_what_the_figure_of_the_table_says():
    setup = hospital_wall.Setup(prices=(0.01, 0.1, 0.2, 1.0), cases=(10,), draws=1)
    table, told = hospital_wall.measure(setup, 0)["numbers"], figure.foretold(figure.Setup())
    assert told["heavy_table_refit"] == pytest.approx(table["refit_middle"], abs=1e-6)
    assert told["heavy_table_length"] == pytest.approx(table["length_middle"], abs=1e-6)
    assert told["light_table_cell"] > told["middle_table_cell"] > told["heavy_table_cell"]


def test_the_surprise_is_counted_from_that_of_the_exact_reader_of_the_same_slides():
    """Who answers by lot loses one bit a slide, less what these slides leave open."""

    def by_lot(pictures, noise):
        return torch.zeros(len(pictures), 2), None

    lesson = slide_readers.lessons(figure.QUICK)["plain"]
    home = slide_readers.hospitals(figure.QUICK, 0)["home"]
    open_ = shortcut.exact_surprise(home[0], 0.95, 0.85)
    assert figure.lacking(0, by_lot, lesson, *home) == pytest.approx(1 - open_, abs=1e-6)


def test_the_exhibit_is_the_first_slide_about_which_wall_and_cell_disagree(found):
    patients, pictures, _ = slide_readers.hospitals(figure.QUICK, 0)["home"]
    first = int(patients.at_odds.argmax())
    assert patients.at_odds[first]
    painted = slides.paint(patients, 16)[first].transpose(1, 2, 0)
    pair = found["exhibit"]["pair"].astype(float)
    assert np.abs(pair[0] - painted * 255).max() <= 0.51
    swapped = slides.paint(patients.swapped(), 16)[first].transpose(1, 2, 0)
    assert np.abs(pair[1] - swapped * 255).max() <= 0.51
    assert found["exhibit"]["maps"].shape == (3, 16, 16)


def test_where_wall_and_cell_agree_on_every_slide_there_is_nothing_to_show():
    patients = slides.admitted(5, 1.0, 1.0, np.random.default_rng(0))
    with pytest.raises(ValueError, match="map more"):
        figure.exhibit(patients, torch.zeros(2, 5, 3, 8, 8), None, [])


def test_that_something_else_is_the_reason_is_said_only_where_it_is():
    """A17 holds for another reason because networks without compression follow the wall too."""
    numbers = waist.read("hospital_slides").numbers
    assert figure.CLAIMS["A17"].holds == OTHER_REASON
    assert numbers["plain_wall_followed"].middle > figure.CLAIMS["A17"].threshold


def test_it_draws(found, draws):
    draws(figure, found)


def test_the_maps_that_are_drawn_are_those_that_are_made():
    assert tuple(saliency.MAPS) == figure.MAPS
