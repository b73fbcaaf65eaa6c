"""A small network taught in plain Python: two numbers in, one hidden layer of tanh, one number out.

    height(x, y) = offset + Σ_k d_k · tanh(a_k x + b_k y + c_k)        land where it is above 0

Taught as the figures teach (`figures_src.training`, `figures_src.models.ensemble`): the same first
weights' spread, logistic loss, Adam (Kingma & Ba 2015, arXiv:1412.6980) and a cosine that ends at
zero. Only here every step sees all points, so that a start's whole history is a matter of its
number.
"""

from math import cos, pi, sqrt, tanh
from operator import mul
from random import Random

FADE, FADE_SQUARES, TINY = 0.9, 0.999, 1e-8  # Adam's own constants


def first_weights(width, rng):
    """(a, b, c, d) of each unit and the offset, flat: 4 · width + 1 numbers."""
    units = []
    for _ in range(width):
        bends = [rng.gauss(0, 1), rng.gauss(0, 1), rng.random() - 0.5]
        units += [*bends, rng.gauss(0, sqrt(2 / width))]
    return [*units, 0.0]


def hidden(weights, xs, ys):
    """What each hidden unit says of each point: a list of points for every unit."""
    points = list(zip(xs, ys, strict=True))
    bends = zip(weights[0:-1:4], weights[1:-1:4], weights[2:-1:4], strict=True)
    return [[tanh(a * x + b * y + c) for x, y in points] for a, b, c in bends]


def heights(weights, held):
    """The network's answers, in logits, from what its units hold."""
    found = [weights[-1]] * len(held[0])
    for d, unit in zip(weights[3::4], held, strict=True):
        found = [height + d * value for height, value in zip(found, unit, strict=True)]
    return found


def gradient(weights, held, errors, xs, ys):
    """d loss / d weights, flat as the weights; errors: d loss / d height of each point."""
    found = []
    for d, unit in zip(weights[3::4], held, strict=True):
        back = [d * e * (1 - v * v) for e, v in zip(errors, unit, strict=True)]
        found += [_dot(back, xs), _dot(back, ys), sum(back), _dot(errors, unit)]
    return [*found, sum(errors)]


class Lesson:
    """One start, taught step by step; every step is kept.

    points: (x, y) of each; island: 1 where land belongs, 0 elsewhere; start: which first weights
    """

    def __init__(self, points, island, width, start, steps, rate):
        self.xs, self.ys = zip(*points, strict=True)
        self.island, self.steps, self.rate = island, steps, rate
        self.weights = [first_weights(width, Random(start))]
        self.rights = []
        self.mean = self.square = [0.0] * (4 * width + 1)

    def at(self, step):
        """The weights after `step` steps."""
        while len(self.weights) <= step:
            self._step()
        return self.weights[step]

    def right(self, step):
        """The share of the points on their right side of the coastline, 0 … 1."""
        self.at(step + 1)
        return self.rights[step]

    def _step(self):
        now, done = self.weights[-1], len(self.weights) - 1
        held = hidden(now, self.xs, self.ys)
        answers = heights(now, held)
        pairs = list(zip(answers, self.island, strict=True))
        self.rights.append(sum((z > 0) == (t > 0) for z, t in pairs) / len(pairs))
        errors = [((1 + tanh(z / 2)) / 2 - t) / len(pairs) for z, t in pairs]
        slope = gradient(now, held, errors, self.xs, self.ys)
        self.weights.append(self._moved(now, slope, done))

    def _moved(self, weights, slope, done):
        """Adam's next weights; the rate falls along a cosine."""
        self.mean = _faded(self.mean, slope, FADE)
        self.square = _faded(self.square, map(mul, slope, slope), FADE_SQUARES)
        rate = self.rate * (1 + cos(pi * done / self.steps)) / 2
        rate /= 1 - FADE ** (done + 1)
        spread = 1 - FADE_SQUARES ** (done + 1)
        return [
            weight - rate * mean / (sqrt(square / spread) + TINY)
            for weight, mean, square in zip(weights, self.mean, self.square, strict=True)
        ]


def _faded(kept, new, share):
    return [share * old + (1 - share) * value for old, value in zip(kept, new, strict=True)]


def _dot(one, other):
    return sum(map(mul, one, other))
