"""A claim of a source essay, with the outcome that would turn its verdict.

A claim is written down before the run that decides it. It names one decisive number of the
figure and a threshold; the engine compares the number's middle value over all seeds with the
threshold and prints the verdict, the margin and how many seeds agree.
"""

from dataclasses import dataclass
from typing import Literal

HOLDS = "HOLDS HERE"
OTHER_REASON = "HOLDS, OTHER REASON"
IN_PART = "HOLDS IN PART"
FAILS = "FAILS HERE"
ILL_POSED = "ILL-POSED"
NOT_TESTABLE = "NOT TESTABLE HERE"
VERDICTS = (HOLDS, OTHER_REASON, IN_PART, FAILS, ILL_POSED, NOT_TESTABLE)


@dataclass(frozen=True)
class Claim:
    """What decides one claim.

    number: name of the decisive number among the figure's `numbers`
    stands: the side of the threshold on which the claim stands
    threshold: in the unit of the number
    flips: in words, the outcome that would turn the verdict
    holds, fails: the verdict on either side, from `VERDICTS`
    """

    number: str
    stands: Literal["above", "below"]
    threshold: float
    flips: str
    holds: str = HOLDS
    fails: str = FAILS

    def margin(self, value: float) -> float:
        """Distance from the threshold, positive where the claim stands."""
        return value - self.threshold if self.stands == "above" else self.threshold - value

    def verdict(self, value: float) -> str:
        return self.holds if self.margin(value) > 0 else self.fails
