"""The information bottleneck, solved exactly on a finite table.

A summary Z of X is sought that still tells much of Y: maximise I(Z;Y) − β·I(X;Z). For β ≥ 1 no
summary pays for itself, for β → 0 every bit that tells anything is kept. `words` below is
p(z|x), (…, states, words). Where Y has two values the solution can be proved: see `shortfall`.

Tishby, Pereira and Bialek 1999, arXiv:physics/0004057 (their β is the inverse of ours), after
Blahut 1972 and Arimoto 1972.
"""

import numpy as np

LEAST = 1e-300  # instead of nought, below a logarithm
STARTS = (0.96, 0.999)  # how nearly a word for each state: one start may end below the best


def solve(joint, price, rounds=20_000, still=1e-12):
    """The summary p(z|x) (…, states, states) of the table `joint` p(x, y) (…, states, answers).

    price: β > 0, bits of I(Z;Y) for each bit of I(X;Z), of the leading shape of `joint`. The
    rounds of Blahut and Arimoto begin with nearly a word for each state, and end when no
    probability moves by more than `still`. They may end in a summary that no small change makes
    better and a large one would, so they begin twice and the better end is kept; `shortfall`
    says whether it is the best.
    """
    joint, price = np.asarray(joint, float), np.asarray(price, float)
    if np.any(price <= 0):
        raise ValueError("a price β is above 0; without compression the summary is X itself")
    first, *others = (_climbed(joint, price[..., None, None], start, rounds, still)
                      for start in STARTS)  # fmt: skip
    for other in others:
        better = worth(joint, other, price) > worth(joint, first, price) + 1e-9
        first = np.where(better[..., None, None], other, first)
    return first


def _climbed(joint, price, start, rounds, still):
    """Where the rounds end that begin with a word for each state, as nearly as `start` says."""
    states = joint.shape[-2]
    shape = np.broadcast_shapes(joint.shape[:-2], price.shape[:-2]) + (states, states)
    words = np.broadcast_to(start * np.eye(states) + (1 - start) / states, shape)
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
    """At most so many bits, (…), lie these summaries below the best, whatever it is; Y of 2 values.

    With words of shares p(z) and meanings r_z no p(z|x) is worth more, in nats, than
    F = H(Y) + β Σ p(x) log Σ p(z) k(x, r_z), where k(x, r) = exp(Σ p(y|x) log r(y) / β), and the
    best summary is worth the largest F of any mixture of meanings. That is concave in the
    mixture, so none exceeds this one by more than β log of the largest mean, over x, of
    k(x, r) / Σ p(z) k(x, r_z) (as for mixtures in Lindsay 1983, doi:10.1214/aos/1176346059).
    Tried are r on a grid and the words' own meanings, with which the largest is at least one;
    between two places of the grid a mean can be larger, by the order of its spacing squared.

    joint: (…, states, 2); words: (…, states, words); price: (…)
    """
    if joint.shape[-1] != 2:
        raise ValueError("the proof needs an answer of two values")
    dear, places = np.asarray(price)[..., None, None], np.linspace(0, 1, grid)
    meanings = _meaning(joint, words)
    now = np.exp(_likeness(joint, meanings) / dear) * _word_shares(joint, words)
    now, shares = now.sum(-1, keepdims=True), joint.sum(-1)[..., None, :]
    most = np.maximum(*(
        (shares @ (np.exp(_likeness(joint, tried) / dear) / now)).max((-1, -2))
        for tried in (np.stack([1 - places, places], -1), meanings)
    ))  # fmt: skip
    bound = _entropy(joint.sum(-2)) + price * (shares @ np.log2(now))[..., 0, 0]
    return bound + price * np.log2(most) - worth(joint, words, price)


def _entropy(shares):
    """Bits of the last axis."""
    return -(shares * np.log2(np.maximum(shares, LEAST))).sum(-1)


def right(told, there):
    """Share of correct answers where words mean `there` p(z, y) and are read by `told` p(z, y)."""
    best = told >= told.max(-1, keepdims=True) - 1e-9  # of equally good answers, one by lot
    return (there * best / best.sum(-1, keepdims=True)).sum((-1, -2))
