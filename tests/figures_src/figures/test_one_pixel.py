"""The taxi's figure: small, it runs end to end, its counts agree, and it draws both widths."""

import numpy as np
import pytest
import torch

from figures_src.figures import one_pixel as figure
from figures_src.worlds import menagerie


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_the_species_are_the_menageries_in_the_same_order():
    assert figure.Setup().species == menagerie.SPECIES


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_the_search_is_exhaustive(found):
    assert found["numbers"]["questions"] == 32 * 32 * 8


def test_the_exact_search_flips_all_that_the_worst_pixel_flips(found):
    assert found["numbers"]["flipped"][0] >= found["numbers"]["flipped_1"][0]


def test_a_picture_of_many_pixels_holds_that_many_changes_at_most(found):
    one, many = found["exhibit"]["pictures"].astype(int)
    changed = (one != many).any(-1).sum((1, 2))
    assert np.all(changed < found["exhibit"]["pixels"])


def test_pixels_needed_are_counted_to_the_first_flip_or_beyond_the_last_rung():
    setup = figure.Setup(pixels=(1, 2, 4))
    flipped = torch.tensor([[False, False, True], [True, False, False], [True, False, True]])
    assert figure.needed(setup, flipped).tolist() == [2, 8, 1]


def test_it_draws(found, draws):
    draws(figure, found)
