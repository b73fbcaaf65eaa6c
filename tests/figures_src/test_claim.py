"""A claim turns when its number crosses the threshold, and never in between."""

import pytest

from figures_src import claim


def rising(**changes):
    parts = {"number": "rise", "stands": "above", "threshold": 0.5, "flips": "no rise"}
    return claim.Claim(**{**parts, **changes})


@pytest.mark.parametrize(("value", "verdict"), [(0.6, claim.HOLDS), (0.4, claim.FAILS)])
def test_a_claim_that_stands_above_holds_above(value, verdict):
    assert rising().verdict(value) == verdict


@pytest.mark.parametrize(("value", "verdict"), [(0.6, claim.FAILS), (0.4, claim.HOLDS)])
def test_a_claim_that_stands_below_holds_below(value, verdict):
    assert rising(stands="below").verdict(value) == verdict


def test_exactly_on_the_threshold_nothing_is_shown():
    assert rising().verdict(0.5) == claim.FAILS
    assert rising(stands="below").verdict(0.5) == claim.FAILS


def test_the_margin_is_positive_where_the_claim_stands():
    assert rising().margin(0.75) == pytest.approx(0.25)
    assert rising(stands="below").margin(0.75) == pytest.approx(-0.25)


def test_a_claim_may_hold_for_another_reason():
    assert rising(holds=claim.OTHER_REASON).verdict(1.0) == claim.OTHER_REASON
    assert {claim.OTHER_REASON, claim.HOLDS, claim.FAILS} <= set(claim.VERDICTS)
