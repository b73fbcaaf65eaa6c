"""The bends: small, it runs end to end, its numbers agree, and it draws both widths."""

from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from figures_src import drawing
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


def middle(value):
    """A number as the drawing gets it, from one seed."""
    value = value[0] / value[1] if isinstance(value, tuple) else value
    return SimpleNamespace(middle=value, seeds=(value,) * 5)


@pytest.mark.parametrize("width", [720, 340])
def test_it_draws(found, width):
    series = {name: np.stack([row] * 5) for name, row in found["series"].items()}
    numbers = {name: middle(value) for name, value in found["numbers"].items()}
    measured = SimpleNamespace(
        series=series, numbers=numbers, exhibit=found["exhibit"], setup=asdict(figure.QUICK)
    )
    page = drawing.Page(width, "en", lambda value, spec: format(value, spec))
    drawn = figure.draw(measured, figure.WORDS, page)
    assert drawn.get_size_inches()[0] * 72 == width
