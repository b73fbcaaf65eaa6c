"""The coasts: small, it runs end to end, its numbers agree, and it draws both widths."""

import numpy as np
import pytest
import torch

from figures_src.figures import reach as figure
from figures_src.worlds import regions


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_every_factor_has_a_radius_in_its_unit_and_in_widths_of_home(found):
    for name, (half, reach, sides, _) in regions.FACTORS.items():
        radius = found["numbers"][f"home_{name}"]
        assert 0 <= radius <= reach + 1e-6
        assert found["numbers"][f"widths_{name}"] == pytest.approx(radius / (half * sides))


def test_a_factor_that_never_loses_half_is_not_said_to_end():
    setup = figure.Setup(shares=(0.0, 1.0), compared=1)
    flat = np.full((len(regions.FACTORS), 2), 0.9)
    numbers = figure.radii(setup, {"home": flat, "more": flat, "anywhere": flat})
    assert numbers["ended"][0] == 0 and numbers["home_yaw"] == regions.FACTORS["yaw"][1]
    assert numbers["unsafe"] == pytest.approx(0)


def test_the_pictures_that_are_asked_are_the_same_for_every_seed():
    first, again = (figure.asked(2, (0.0, 1.0), 16) for _ in range(2))
    assert torch.equal(first["images"], again["images"])
    assert first["images"].shape[:3] == (len(regions.FACTORS), 2, 2)


def test_it_draws(found, draws):
    draws(figure, found)
