import pytest

from figures_src.claim import Claim
from scripts.engine import judge
from scripts.engine.errors import EngineError

NUMBERS = {"right": {"middle": 0.9, "seeds": [0.9, 0.95, 0.4]}}


def judged(**changes):
    claim = {"number": "right", "stands": "above", "threshold": 0.5, "flips": "a coin"} | changes
    return judge.judge({"A1": Claim(**claim)}, NUMBERS, "wave")["A1"]


def test_a_verdict_says_what_it_rests_on_and_how_many_seeds_agree():
    found = judged()
    assert found["verdict"] == "HOLDS HERE"
    assert (found["value"], found["margin"], found["seeds_agreeing"]) == (0.9, 0.4, 2)


def test_seeds_agree_with_a_failing_verdict_too():
    found = judged(stands="below")
    assert (found["verdict"], found["margin"], found["seeds_agreeing"]) == ("FAILS HERE", -0.4, 2)


def test_a_claim_on_a_number_nobody_measured_stops():
    with pytest.raises(EngineError, match="figures/wave.py: claim A1 .*did you mean 'right'"):
        judged(number="rihgt")
