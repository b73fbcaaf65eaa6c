"""The information bottleneck, solved exactly on a finite table.

A summary Z of X is sought that still tells much of Y: maximise I(Z;Y) − β·I(X;Z). For β ≥ 1 no
summary pays for itself, for β → 0 every bit that tells anything is kept. `words` below is
p(z|x), (…, states, words). Where Y has two values the solution can be proved: see `shortfall`.

Tishby, Pereira and Bialek 1999, arXiv:physics/0004057 (their β is the inverse of ours), after
Blahut 1972 and Arimoto 1972.
"""

import numpy as np

LEAST = 1e-300  # instead of nought, below a logarithm


def solve(joint, price, rounds=20_000, still=1e-12):
    """The summary p(z|x) (…, states, states) of the table `joint` p(x, y) (…, states, answers).

    price: β > 0, bits of I(Z;Y) for each bit of I(X;Z), of the leading shape of `joint`. The
    rounds of Blahut and Arimoto begin with nearly a word for each state, and end when no
    probability moves by more than `still`.
    """
    joint, price = np.asarray(joint, float), np.asarray(price, float)[..., None, None]
    if np.any(price <= 0):
        raise ValueError("a price β is above 0; without compression the summary is X itself")
    states = joint.shape[-2]
    shape = np.broadcast_shapes(joint.shape[:-2], price.shape[:-2]) + (states, states)
    words = np.broadcast_to(0.96 * np.eye(states) + 0.04 / states, shape)
    for _ in range(rounds):
        before, words = words, _round(joint, price, words)
        if np.abs(words - before).max() < still:
            break
    return words


def _round(joint, price, words):
    """One round: each state takes up a word as it is common and as it answers alike."""
    chosen = np.log(_word_shares(joint, words)) + _likeness(joint, _meaning(joint, words)) / price
    weights = np.exp(chosen - chosen.max(-1, keepdims=True))
    return weights / weights.sum(-1, keepdims=True)


def _word_shares(joint, words):
    """p(z) as a row (…, 1, words)."""
    return np.maximum(joint.sum(-1)[..., None, :] @ words, LEAST)


def _meaning(joint, words):
    """p(y|z), (…, words, answers)."""
    told = summarised(joint, words)
    return told / np.maximum(told.sum(-1, keepdims=True), LEAST)


def _likeness(joint, meaning):
    """Σ p(y|x) log p(y|z) of every state and word, in nats: (…, states, words)."""
    answers = joint / np.maximum(joint.sum(-1, keepdims=True), LEAST)
    return answers @ np.swapaxes(np.log(np.maximum(meaning, LEAST)), -1, -2)


def summarised(joint, words):
    """What is left of the table when only the word is known: p(z, y) (…, words, answers)."""
    return np.swapaxes(words, -1, -2) @ joint


def information(joint):
    """Mutual information of the last two axes, bits; rounding leaves it no less than 0."""
    apart = joint.sum(-1, keepdims=True) * joint.sum(-2, keepdims=True)
    ratio = np.maximum(joint, LEAST) / np.maximum(apart, LEAST)
    return np.maximum((joint * np.log2(ratio)).sum((-1, -2)), 0)


def kept(joint, words):
    """I(X;Z), bits: the length of the summary."""
    return information(joint.sum(-1)[..., None] * words)


def worth(joint, words, price):
    """I(Z;Y) − β·I(X;Z), bits: what the summary is after."""
    return information(summarised(joint, words)) - price * kept(joint, words)


def shortfall(joint, words, price, grid=4001):
    """At most so many bits lies this summary below the best one, whatever that is; Y of 2 values.

    The best summary is a mixture of answers r that maximises Σ p(x) log Σ p(z) k(x, r_z), where
    k(x, r) = exp(Σ p(y|x) log r(y) / β). That is concave in the mixture, so no mixture is better
    than this one by more than the largest mean of k(x, r) / Σ p(z) k(x, r_z) over x tells
    (as for mixtures in Lindsay 1983, doi:10.1214/aos/1176346059).
    """
    if joint.shape[-1] != 2:
        raise ValueError("the proof needs an answer of two values")
    places = np.linspace(0, 1, grid)
    tried = np.stack([1 - places, places], -1)
    now = np.exp(_likeness(joint, _meaning(joint, words)) / price) * _word_shares(joint, words)
    other = np.exp(_likeness(joint, tried) / price) / now.sum(-1, keepdims=True)
    return price * np.log2((joint.sum(-1) @ other).max())


def right(told, there):
    """Share of correct answers where words mean `there` p(z, y) and are read by `told` p(z, y)."""
    best = told >= told.max(-1, keepdims=True) - 1e-9  # of equally good answers, one by lot
    return (there * best / best.sum(-1, keepdims=True)).sum((-1, -2))
