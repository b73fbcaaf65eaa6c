"""A learner who has been told the law of the land, and fits it to the same named places.

It knows which waves the land is made of, how their strength falls, and between which heights each
name lies; it has only to find how strong each wave is. A name says that a height lies between two
levels: a sum of two logistic terms. With the law as a Gaussian prior on the strengths this is
ordered regression (McCullagh 1980), a convex problem, solved first with soft levels, then sharp.
"""

import numpy as np
import torch

from figures_src.worlds.terrain import Land, expected, ripples

FAR = 50.0  # beyond every height, in standard deviations


def survey(waves, roughness, levels, places, names, sharpness, rounds):
    """The likeliest land in which places (n, 2) have these names (n,).

    sharpness: of the levels, per standard deviation of height, one fit after the other
    rounds: at most, of L-BFGS in each fit
    """
    scales = np.tile(expected(waves, roughness), 2)
    design = torch.tensor(ripples(waves, places) * scales)
    edges = torch.tensor([-FAR, *levels, FAR], dtype=torch.float64)
    below, above = edges[names], edges[np.asarray(names) + 1]
    strengths = torch.zeros(len(scales), dtype=torch.float64, requires_grad=True)
    for sharp in sharpness:
        descend(strengths, design, below, above, sharp, rounds)
    found = (strengths.detach().numpy() * scales).reshape(2, -1)
    return Land(waves, found, np.asarray(levels))


def descend(strengths, design, below, above, sharp, rounds):
    """Minimise the misfit in place."""
    optimizer = torch.optim.LBFGS([strengths], max_iter=rounds, line_search_fn="strong_wolfe")

    def misfit():
        optimizer.zero_grad()
        heights, log = design @ strengths, torch.nn.functional.logsigmoid
        inside = log(sharp * (heights - below)) + log(sharp * (above - heights))
        loss = strengths.square().sum() / 2 - inside.sum()
        loss.backward()
        return loss

    optimizer.step(misfit)
