"""The panda's figure: small, it runs end to end, its counts agree, and it draws both widths."""

import numpy as np
import pytest

from figures_src.figures import panda_to_gibbon as figure
from figures_src.worlds import menagerie


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_the_species_are_the_menageries_in_the_same_order():
    assert figure.Setup().species == menagerie.SPECIES


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_counts_never_exceed_what_was_counted(found):
    pairs = [value for value in found["numbers"].values() if isinstance(value, tuple)]
    assert all(0 <= count <= of and of > 0 for count, of in pairs)


def test_everything_measured_is_finite(found):
    values = [value for value in found["numbers"].values() if not isinstance(value, tuple)]
    assert np.isfinite(values).all()


def test_surer_is_rarer_and_one_step_is_no_better_than_the_best(found):
    series = found["series"]
    for target in ("gibbon", "turtle"):
        assert np.all(series[f"{target}_sure"] <= series[target])
        assert np.all(series[f"{target}_one_step"] <= series[target])


def test_the_hero_changed_by_its_size_and_no_more(found):
    panda, changed, noisy = found["exhibit"]["pictures"].astype(int)
    size = int(found["exhibit"]["size"])
    assert np.abs(changed - panda).max() <= size and np.abs(noisy - panda).max() == size


def test_only_the_heros_seed_pays_for_the_hero():
    assert figure.QUICK.hero_seed == 0


def test_it_draws(found, draws):
    draws(figure, found)
