"""What a straight-line reader finds in three numbers: least squares, the smallest of it.

The reader of an answer y may use y ≈ a + b·x + c·y + d·z, the best of all such, fitted to the
very points it is asked about; every point counts as much as its weight. With four numbers to fit
and hundreds of points nothing is learnt by heart.
"""

from operator import mul


class Reader:
    """A reader of given points (x, y, z); weights: one number above nought for each."""

    def __init__(self, points, weights):
        self.weights, self.total = weights, sum(weights)
        self.columns = [self._centred(column) for column in zip(*points, strict=True)]
        self.heavy = [list(map(mul, weights, column)) for column in self.columns]
        self.spread = [[_dot(p, q) for q in self.columns] for p in self.heavy]

    def recovered(self, answers):
        """R²: the share (0 … 1) of the variance of `answers` that the best straight line finds."""
        wanted = self._centred(answers)
        variance = _dot(self.weights, list(map(mul, wanted, wanted)))
        if variance == 0:
            raise ValueError("every answer is the same: there is nothing to recover")
        slopes, shared = self._slopes(wanted)
        return min(1.0, max(0.0, _dot(slopes, shared) / variance))

    def told_apart(self, which):
        """The share of the weight whose side, 0 or 1, the best straight line names."""
        wanted = self._centred(which)
        slopes, _ = self._slopes(wanted)
        bound = 0.5 - _dot(which, self.weights) / self.total
        guesses = (_dot(slopes, row) > bound for row in zip(*self.columns, strict=True))
        right = zip(self.weights, guesses, which, strict=True)
        return sum(weight for weight, guess, side in right if guess == bool(side)) / self.total

    def _slopes(self, wanted):
        """What the best straight line multiplies x, y and z by, and what they share with y."""
        shared = [_dot(column, wanted) for column in self.heavy]
        rows = [[*row, last] for row, last in zip(self.spread, shared, strict=True)]
        return solve(rows), shared

    def _centred(self, numbers):
        middle = _dot(numbers, self.weights) / self.total
        return [number - middle for number in numbers]


def solve(rows):
    """Gauss's elimination with pivots: the solution of rows (n) of n + 1 numbers.

    A direction without any spread gets the slope nought.
    """
    rows, size = [list(row) for row in rows], len(rows)
    smallest = 1e-12 * max(abs(rows[i][i]) for i in range(size))
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        scale = rows[i][i]
        if abs(scale) <= smallest:
            rows[i] = [0.0] * (size + 1)
            continue
        rows[i] = [number / scale for number in rows[i]]
        for k in set(range(size)) - {i}:
            factor = rows[k][i]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [row[-1] for row in rows]


def _dot(left, right):
    return sum(map(mul, left, right))
