"""The growing sample: small, it runs end to end, its numbers agree, and it draws both widths."""

import numpy as np
import pytest
import torch

from figures_src.figures import more_pictures as figure


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_a_climb_finds_at_least_what_chance_found(found):
    for size in figure.QUICK.sizes:
        assert found["numbers"][f"climbed_{size}"][0] >= found["numbers"][f"worst_{size}"][0]


def test_the_worst_of_many_views_is_worse_than_the_typical_one(found):
    for size in figure.QUICK.sizes:
        worst, typical = (found["numbers"][f"{name}_{size}"] for name in ("worst", "elsewhere"))
        assert worst[0] / max(1, worst[1]) >= typical[0] / max(1, typical[1])


def test_octaves_of_growth_are_told_against_those_of_the_worst_case():
    lines = {"error": np.array([0.4, 0.1]), "climbed": np.array([0.8, 0.2]),
             "adversarial": np.array([0.1, 0.2])}  # fmt: skip
    setup = figure.Setup(sizes=(100, 400))
    grown = figure.growth(setup, lines, [torch.tensor([0.1]), torch.tensor([0.3])])
    assert grown["alike"] == pytest.approx(0.5) and grown["turns"] == 0
    assert grown["exponent"] == pytest.approx(-1) and grown["paired_grows"] == pytest.approx(3)


def test_density_is_higher_where_more_was_seen():
    setup = figure.Setup(neighbour=2)
    seen = {"pose": torch.tensor([[y, 0, 0, 20.0] for y in (0.0, 1, 2, 90, 120)]),
            "labels": torch.zeros(5, dtype=torch.long)}  # fmt: skip
    asked = {"pose": torch.tensor([[1.0, 0, 0, 20], [100, 0, 0, 20]]),
             "labels": torch.zeros(2, dtype=torch.long)}  # fmt: skip
    dense, thin = figure.density_at(setup, asked, seen)
    assert dense > 100 * thin


def test_it_draws(found, draws):
    draws(figure, found)
