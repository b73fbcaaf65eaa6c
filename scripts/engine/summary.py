"""Seeds in, one number out: its middle and a 95 % interval. Standard library only.

A proportion (count, of) counts all seeds together, with a Wilson interval
(https://doi.org/10.1080/01621459.1927.10502953); anything else gets the median over seeds and its
percentile bootstrap, with a generator that is always seeded alike.
"""

import math
import random
from numbers import Integral, Real
from statistics import median

Z = 1.959963984540054  # 97.5 % point of the normal distribution
RESAMPLES = 4000


def summarise(values):
    """{"middle", "low", "high", "seeds", ["of"]} of one number's values, one per seed.

    values: numbers, or (count, of) pairs; raises ValueError where they are mixed or not finite.
    """
    if all(isinstance(value, tuple | list) for value in values):
        return proportion(values)
    if not all(isinstance(value, Real) and math.isfinite(value) for value in values):
        raise ValueError("every seed must give a finite number, or every one a (count, of)")
    low, high = bootstrap(values)
    return {
        "middle": rounded(median(values)),
        "low": rounded(low),
        "high": rounded(high),
        "seeds": [rounded(value) for value in values],
    }


def proportion(pairs):
    """The summary of counts: seeds are proportions, middle and interval pool them."""
    if not all(len(pair) == 2 and 0 <= pair[0] <= pair[1] and pair[1] > 0 for pair in pairs):
        raise ValueError(f"a proportion is (count, of) with 0 ≤ count ≤ of, not {pairs}")
    shares = [count / of for count, of in pairs]
    counted, asked = (sum(column) for column in zip(*pairs, strict=True))
    low, high = wilson(counted, asked)
    return {
        "middle": rounded(counted / asked),
        "low": rounded(low),
        "high": rounded(high),
        "seeds": [rounded(share) for share in shares],
        "of": [int(of) for _, of in pairs],
    }


def wilson(count, of):
    """95 % score interval of a proportion."""
    share, spread = count / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    low = 0.0 if count == 0 else middle - half
    return low, 1.0 if count == of else middle + half


def bootstrap(values):
    """95 % percentile interval of the median, by resampling seeds."""
    draw, size = random.Random(0), len(values)
    middles = sorted(median(draw.choices(values, k=size)) for _ in range(RESAMPLES))
    return middles[int(0.025 * RESAMPLES)], middles[int(0.975 * RESAMPLES) - 1]


def rounded(value, digits=4):
    """Whole numbers as they are, others to four significant digits, never -0.0."""
    if isinstance(value, Integral):
        return int(value)
    return float(f"{float(value):.{digits}g}") + 0.0


def counted(values, of):
    """The values of seeds as they were measured: shares become (count, of) again."""
    if of is None:
        return list(values)
    return [(round(share * asked), asked) for share, asked in zip(values, of, strict=True)]
