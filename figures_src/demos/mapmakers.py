"""Five map-makers in plain Python, who learn from named places and answer at once.

Each has hidden units of its own, drawn by lot and never trained; only the outer weights are
fitted, by ridge regression, to the names as numbers from 0 (sea) to 5 (snow). Random features
(Rahimi & Recht 2008, "Weighted Sums of Random Kitchen Sinks") have an exact best answer, so that
the map is there with every touch, without steps of training. That five disagree where nothing was
seen is the warning of deep ensembles (Lakshminarayanan et al. 2017, arXiv:1612.01474).
"""

from bisect import bisect_left, bisect_right
from math import sqrt, tanh
from operator import add, mul
from random import Random

MAKERS, UNITS, REACH, RIDGE = 5, 36, 4.0, 0.1  # REACH: bends of the units across the land
SIDE = 100  # miles


def maker(number):
    """The hidden units (a, b, c) of one map-maker: tanh(a x + b y + c), the land from -1 to 1."""
    lot = Random(number)
    return [
        (lot.gauss(0, REACH), lot.gauss(0, REACH), lot.uniform(-REACH, REACH)) for _ in range(UNITS)
    ]


def felt(units, places):
    """What the units say of places (east, north) in miles, and a one: a row for each place."""
    scaled = [(2 * x / SIDE - 1, 2 * y / SIDE - 1) for x, y in places]
    return [[*(tanh(a * x + b * y + c) for a, b, c in units), 1.0] for x, y in scaled]


def evidence(rows, names):
    """Rows' products with each other and with the names, flat: what notes add up to."""
    columns = list(zip(*rows, strict=True))
    pairs = [_dot(columns[i], columns[j]) for i in range(len(columns)) for j in range(i + 1)]
    return pairs + [_dot(column, names) for column in columns]


def together(first, *others):
    """All evidence as one."""
    for other in others:
        first = list(map(add, first, other))
    return first


def outer(evidence):
    """The outer weights that fit the evidence best, none of them larger than it warrants."""
    size = UNITS + 1
    rows = [evidence[i * (i + 1) // 2 : (i + 1) * (i + 2) // 2] for i in range(size)]
    for i, row in enumerate(rows):
        row[i] += RIDGE
    return _solved(_root(rows), evidence[-size:])


def answers(weights, rows):
    """What a map-maker says of places, from 0 (sea) to 5 (snow) and sometimes beyond."""
    return [_dot(weights, row) for row in rows]


def agreed(said):
    """(mean, spread) of the map-makers' answers at each place."""
    found = []
    for each in zip(*said, strict=True):
        mean = sum(each) / len(each)
        found.append((mean, sqrt(max(0.0, _dot(each, each) / len(each) - mean * mean))))
    return found


def alarm(warnings, wrong):
    """How often the louder warning of a wrong and a right place is that of the wrong one, 0 … 1.

    The area under the ROC curve (Hanley & McNeil 1982); half where one of the two is missing.
    """
    loud = [warning for warning, fails in zip(warnings, wrong, strict=True) if fails]
    calm = sorted(warning for warning, fails in zip(warnings, wrong, strict=True) if not fails)
    if not loud or not calm:
        return 0.5
    below = sum(bisect_left(calm, each) + bisect_right(calm, each) for each in loud)
    return below / 2 / len(loud) / len(calm)


def _root(rows):
    """Cholesky's lower triangle of a symmetric matrix given by its own."""
    found = []
    for row in rows:
        new = []
        for value, above in zip(row[:-1], found, strict=True):
            new.append((value - _dot(new, above)) / above[-1])
        found.append([*new, sqrt(row[-1] - _dot(new, new))])
    return found


def _solved(root, right):
    """x of root · rootᵀ · x = right."""
    half = []
    for row, value in zip(root, right, strict=True):
        half.append((value - _dot(row, half)) / row[-1])
    for k in reversed(range(len(half))):
        half[k] /= root[k][k]
        for j in range(k):
            half[j] -= root[k][j] * half[k]
    return half


def _dot(one, other):
    """Over the shorter of the two."""
    return sum(map(mul, one, other))
