"""Scenes from a training box made larger: how far outside a picture is, exactly.

Six numbers of a scene are drawn from symmetrical ranges in training: how far it leans forward
and to the side, where it stands (across, up, near) and how far the lamp is to the side. A scene at
`reach` r is drawn from the surface of that box made r times larger: one number at ±r half-ranges,
the others anywhere in between. Up to r = 1 it lies inside what was trained on, beyond that outside.
The other numbers, the yaw among them, stay inside.

The lamp is a direction, drawn as a place in a box and brought to length one, so a place beside the
box can lie in the direction of one within it. It counts by the least it can be: how far to the side
it is when it is brought as near as the box allows.
"""

import numpy as np
import torch

from figures_src.worlds.menagerie.sampling import sample, uniform
from figures_src.worlds.menagerie.scene import columns

HALF = {"pitch": 12.0, "roll": 12.0, "x": 0.12, "y": 0.12, "z": 0.4, "lamp": 0.8}
LOW, HIGH = (0.3, 0.4), (1.0, 1.0)  # of the lamp's place, up and towards the eye
MIDDLE_Z = 0.2  # the animal's mean distance towards the eye, in object radii


def stretched(count, farthest, rng):
    """Scenes (count), and the reach (count,) of each, drawn evenly from 0 to `farthest`."""
    scenes = sample(count, rng)
    reach = rng.uniform(0, farthest, count).astype(np.float32)
    spot = surface(count, rng) * reach[:, None]
    part = dict(zip(HALF, torch.from_numpy(spot * [*HALF.values()]).float().T, strict=True))
    pose = scenes.pose.clone()
    pose[:, 1], pose[:, 2] = part["pitch"], part["roll"]
    theta = scenes.theta.clone()
    theta[:, columns("shift")] = torch.stack([part["x"], part["y"], part["z"] + MIDDLE_Z], 1)
    theta[:, columns("light")] = lamps(part["lamp"], rng)
    return scenes.with_pose(pose).with_theta(theta), reach


def surface(count, rng):
    """Places on the surface of a box (count, 6), one coordinate ±1 and the others between."""
    spot = rng.uniform(-1, 1, (count, len(HALF)))
    each, side = np.arange(count), rng.integers(len(HALF), size=count)
    spot[each, side] = np.where(spot[each, side] < 0, -1.0, 1.0)
    return spot


def lamps(aside, rng):
    """Directions to the lamp (count, 3) that lie `aside` (count,) at the near end of the box."""
    place = uniform(rng, len(aside), LOW, HIGH)
    nearer = (torch.tensor(LOW) / place).amax(1)
    light = torch.cat([(aside / nearer)[:, None], place], 1)
    return light / light.norm(dim=1, keepdim=True)
