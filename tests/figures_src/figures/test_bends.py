"""The bends: small, it runs end to end, its numbers agree, and it draws both widths."""

import pytest
import torch

from figures_src.figures import bends as figure


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_the_tangent_space_is_orthonormal_and_leaves_out_the_gauge():
    plane = figure.surface(3, 16)["tangents"]
    rows = plane @ plane.mT
    assert torch.allclose(rows, rows.diagonal(dim1=1, dim2=2).diag_embed(), atol=1e-4)
    kept = rows.diagonal(dim1=1, dim2=2).sum(1)
    assert kept.max() < 33  # the length of the light does nothing


def test_the_surface_of_pictures_is_bent(found):
    assert found["numbers"]["bend_surface"] > 0 and found["numbers"]["radius_surface"] > 0


def test_the_worst_direction_bends_more_than_a_random_one(found):
    numbers = found["numbers"]
    assert numbers["bend_worst"] > numbers["bend_normal"]
    assert numbers["bend_worst_tangent"] > numbers["bend_tangent"]


def test_it_draws(found, draws):
    draws(figure, found)
