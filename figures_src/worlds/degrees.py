"""One animal of the menagerie with only some of its numbers set free: the true dimension is known.

1 turns it once around; 2 also nods it, 3 also rolls it, 6 also moves it across, up and nearer.
All else stays as in its portrait.
"""

import numpy as np
import torch

from figures_src.worlds import menagerie

FREE = (1, 2, 3, 6)
REACH = (180.0, 25.0, 25.0, 0.15, 0.15, 0.3)  # ± degrees of yaw, pitch, roll; ± object radii


def scenes(species, free, count, rng, share=1.0):
    """Scenes of one animal, and what was drawn for them, in shares of REACH (count, free).

    share: how much of REACH is used, the same of every number; around a three-quarter view
    """
    drawn = np.zeros((count, 6))
    drawn[:, :free] = share * rng.uniform(-1, 1, (count, free))
    reached = torch.tensor(drawn * REACH, dtype=torch.float32)
    portrait = menagerie.portrait([species] * count)
    turned = portrait.with_pose(portrait.pose + reached[:, :3])
    return turned.with_block("shift", reached[:, 3:]), drawn[:, :free]


def truth(drawn):
    """The same as points of a flat space: the turn, being a circle, as (cos, sin)."""
    yaw = drawn[:, 0] * np.pi
    return np.column_stack([np.cos(yaw), np.sin(yaw), drawn[:, 1:]])
