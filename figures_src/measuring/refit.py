"""A new last layer from a few cases: logistic regression, and how well it then answers.

That a last layer taught anew may be all the repair a network needs, if its features still hold
what is asked: Kirichenko, Izmailov and Wilson 2023, arXiv:2204.02937.
"""

import numpy as np


def last_layer(held, answers, ridge=1.0, rounds=200):
    """Weights (features + 1,), the offset last, of the most probable line for 0/1 answers.

    held: (cases, features) of about unit spread; ridge: how dear long weights are, so that cases
    which a line can part have an answer too. The likelihood is nowhere more bent than assumed
    here, so that every round climbs (Böhning and Lindsay 1988, doi:10.1007/BF00049423).
    """
    seen = _with_one(held)
    weights, dear = np.zeros(seen.shape[1]), ridge * np.eye(seen.shape[1])
    dear[-1, -1] = 1e-6  # the offset is free
    bend = np.linalg.inv(seen.T @ seen / 4 + dear)
    for _ in range(rounds):
        lack = answers - 0.5 - 0.5 * np.tanh(seen @ weights / 2)
        weights = weights + bend @ (seen.T @ lack - dear @ weights)
    return weights


def repaired(held, answers, there, wanted, cases, draws):
    """Right answers of new last layers, (cases,) on `there` and (cases,) on what they were taught.

    held, answers: a pool of draws · cases[-1] cases, of which each draw takes its own, and the
    shorter lists are the beginnings of the longest; the means over all draws are returned
    """
    found = []
    for first in range(0, draws * cases[-1], cases[-1]):
        for few in (slice(first, first + count) for count in cases):
            line = last_layer(scaled(held[few], held[few]), answers[few])
            asked = ((there, wanted), (held[few], answers[few]))
            found.append([right(line, scaled(seen, held[few]), told) for seen, told in asked])
    return np.reshape(found, (draws, len(cases), 2)).mean(0).T


def right(weights, held, answers):
    """Share of cases that the line puts on their side."""
    return float(np.mean((_with_one(held) @ weights > 0) == (np.asarray(answers) == 1)))


def scaled(held, like):
    """Features in units in which those of `like` have mean 0 and spread 1."""
    return (held - like.mean(0)) / np.maximum(like.std(0), 1e-6)


def _with_one(held):
    return np.concatenate([held, np.ones((len(held), 1))], axis=1)
