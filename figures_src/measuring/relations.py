"""How many dimensions do relations need? Things are placed so that "nearer" is nearer.

Classical scaling after a constant is added to all squared dissimilarities: with n things, n - 1
dimensions hold any ranking of the pairs whatever (Lingoes 1971, Psychometrika 36).
"""

import numpy as np

from figures_src.measuring.unrolling import centred, scaled


def euclidean(squares):
    """Squared dissimilarities (n, n) plus the constant that makes them squared distances."""
    lowest = np.linalg.eigvalsh(-0.5 * centred(squares))[0]
    return squares + 2 * max(-lowest, 0.0) * (1 - np.eye(len(squares)))


def kept(squares, dimensions, rng, questions=20000):
    """Share of the questions "is b or c nearer to a?" answered alike in each number of dimensions.

    squares: (n, n) squared dissimilarities that know the answers; dimensions: ascending
    """
    a, b, c = rng.integers(len(squares), size=(3, questions))
    told = (a != b) & (a != c) & (b != c)
    a, b, c = a[told], b[told], c[told]
    known = squares[a, b] < squares[a, c]
    places = scaled(euclidean(squares), dimensions[-1])
    shares = []
    for count in dimensions:
        here = places[:, :count]
        near, far = (((here[a] - here[other]) ** 2).sum(1) for other in (b, c))
        shares.append(float(((near < far) == known).mean()))
    return np.array(shares)


def needed(shares, dimensions, share=0.99):
    """The first number of dimensions that keeps this share, the last where none does."""
    enough = shares >= share
    return int(dimensions[int(enough.argmax())] if enough.any() else dimensions[-1])
