from types import SimpleNamespace

import pytest

from figures_src.claim import Claim
from scripts.engine import judge, source, verify, waist
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.engine.waist import Number

CLAIMS = {"A1": Claim(number="high", stands="above", threshold=1.0, flips="a calm sea")}
SEEDS = (0, 1, 2)
MEASURED = SimpleNamespace(
    figure="wave",
    seeds=SEEDS,
    numbers={"high": Number(2.0, 1.9, 2.2, (1.9, 2.0, 2.2))},
    claims={"A1": {"verdict": "HOLDS HERE"}},
)


def compared(values, seeds=SEEDS, **stated):
    numbers = {"high": {"middle": sorted(values)[len(values) // 2], "seeds": list(values)}}
    return verify.compare(MEASURED, numbers, seeds, CLAIMS, stated)


def test_the_same_values_pass_and_are_counted_as_equal():
    number, claim = compared((1.9, 2.0, 2.2))
    assert number.passed and (number.equal, number.of) == (3, 3)
    assert claim.passed and verify.table([number, claim]) == []


def test_a_number_may_move_as_far_as_its_seeds_differ_and_no_farther():
    assert compared((1.9, 2.2, 2.2))[0].passed
    moved = compared((1.9, 2.4, 2.4))[0]
    assert not moved.passed and moved.equal == 1
    assert verify.table([moved]) == [
        "OFF wave.high: 2.0 ± 0.3 → 2.4 (1 of 3 seeds bit-equal)",
    ]


def test_a_figure_may_state_its_own_tolerance():
    assert not compared((1.9, 2.1, 2.2), high=0.05)[0].passed
    assert compared((1.9, 2.4, 2.4), high=0.5)[0].passed


def test_a_number_may_move_as_far_as_its_interval_reaches():
    """Five times none of sixteen may be one of sixteen the next time."""
    number = Number(0.0, 0.0, 0.0458, (0.0,) * 5, (16,) * 5)
    assert verify.tolerance(number) == pytest.approx(0.0458, abs=1e-3)


def test_who_edits_a_committed_number_gains_no_room():
    assert verify.tolerance(Number(1e6, 0.0, 2e6, (1.0, 2.0, 2.1))) == pytest.approx(1.1)


def test_a_verdict_must_be_the_same():
    claim = compared((0.5, 0.6, 0.7), high=9)[1]
    assert not claim.passed and (claim.committed, claim.again) == ("HOLDS HERE", "FAILS HERE")


def test_some_of_the_seeds_are_compared_one_by_one():
    assert compared((2.0,), (1,))[0].passed
    assert not compared((2.4,), (1,))[0].passed
    assert compared((2.4,), (1,))[1].passed  # one seed does not turn the verdict of three


def test_seeds_never_used_before_must_fall_into_the_interval_or_near_it():
    assert compared((2.1, 2.2, 2.3), (5, 6, 7))[0].passed
    assert not compared((3.1, 3.2, 3.3), (5, 6, 7))[0].passed


def test_a_number_that_appears_or_disappears_fails():
    numbers = {"low": {"middle": 1.0, "seeds": [1.0]}, "high": {"middle": 2.0, "seeds": [2.0]}}
    rows = verify.compare(MEASURED, numbers, (1,), CLAIMS, {})
    assert [row.passed for row in rows if row.name == "low"] == [False]


def test_the_report_counts_numbers_verdicts_and_failures():
    report = verify.report(compared((1.9, 2.4, 2.4)), ["wave seed 9: it fell"])
    assert (report["passed"], report["failed"]) == (1, 2)


def test_a_tolerance_for_a_number_nobody_measures_stops():
    with pytest.raises(EngineError, match="TOLERANCE names 'hihg' .did you mean 'high'"):
        compared((1.9, 2.0, 2.2), hihg=1)


def test_old_seeds_beside_new_ones_are_compared_too():
    assert compared((2.0, 2.1), (1, 9))[0].passed
    assert not compared((2.4, 2.1), (1, 9))[0].passed


@pytest.mark.parametrize("figure", source.figures())
def test_what_is_committed_follows_from_its_seeds(figure):
    if waist.place(figure).exists():
        claims = judge.claims(figure, ROOT)
        assert verify.edited_rows(waist.read(figure), claims) == []
