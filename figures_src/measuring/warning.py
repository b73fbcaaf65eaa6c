"""What a committee's map says of a place, how sure it is, and how loudly it warns."""

import torch

from figures_src.measuring.ranking import auc


def opinions(committee, inputs, members, chunk=20_000):
    """Probabilities of some members at inputs (n, 2): (n, members, classes)."""
    with torch.no_grad():
        parts = [committee(part, members).softmax(2) for part in inputs.split(chunk)]
    return torch.cat(parts)


def answers(opinions):
    """The committee's name for each place: the likeliest by the mean of its members (n,)."""
    return opinions.mean(1).argmax(1)


def sureness(opinions):
    """Probability of the name it gives, by the mean of its members (n,)."""
    return opinions.mean(1).max(1).values


def entropy(shares):
    """Nats of the last axis."""
    return -torch.special.xlogy(shares, shares).sum(-1)


def disagreement(opinions):
    """Nats that a place's name would tell about who is right: 0 where all members say the same.

    The entropy of the mean less the mean of the entropies (Houlsby et al. 2011, arXiv:1112.5745).
    """
    return (entropy(opinions.mean(1)) - entropy(opinions).mean(1)).clamp(min=0)


def alarms(opinions, distance, wrong):
    """How well each warning tells mistakes from right answers: {name: AUC}, .5 is a coin.

    distance: miles to the explored (n,); wrong: truths (n,)
    """
    warnings = {
        "disagreement": disagreement(opinions),
        "doubt": 1 - sureness(opinions),
        "one": 1 - opinions[:, 0].max(1).values,  # of one member alone
        "distance": distance,
    }
    return {name: auc(scores, wrong) for name, scores in warnings.items()}
