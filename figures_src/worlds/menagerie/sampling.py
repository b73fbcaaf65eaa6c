"""Drawing scenes: where the animals stand, how they are lit and what colours they wear.

The ranges are the support of this world: a picture outside them is off the map.
"""

import numpy as np
import torch

from figures_src.worlds.menagerie.animals import COATS, PALETTE, SHAPES, SPECIES, shape_index
from figures_src.worlds.menagerie.bodies import build
from figures_src.worlds.menagerie.scene import bare

COATINGS = ("natural", "shape-only")


def sample(count, rng, coat="natural", species=SPECIES):
    """Scenes of animals drawn evenly from `species`, seen from all around.

    rng: numpy Generator. coat: "natural" gives every species its own colours, slightly varied;
    "shape-only" draws the four colours at random and also which parts wear which, so that
    neither colour nor its arrangement tells the species.
    ValueError for an unknown coat or species.
    """
    if coat not in COATINGS:
        raise ValueError(f"no coat {coat!r}; there are {', '.join(COATINGS)}")
    shapes = np.array([shape_index(name) for name in species])
    label = torch.from_numpy(shapes[rng.integers(len(shapes), size=count)])
    pose = uniform(rng, count, (-180, -12, -12), (180, 12, 12))
    coats = (
        natural_coats(label, rng)
        if coat == "natural"
        else uniform(rng, count, [0.05] * 12, [0.95] * 12)
    )
    paint = build().colours[label] if coat == "natural" else shuffled_paint(label, rng)
    theta = torch.cat([surroundings(count, rng), coats], 1)
    return bare(label, pose, theta, paint)


def surroundings(count, rng):
    """theta without the coat (count, 21): place, lamp, camera, fur, background and shadow."""
    turn = torch.zeros(count, 3)
    shift = uniform(rng, count, (-0.12, -0.12, -0.2), (0.12, 0.12, 0.6))
    light = uniform(rng, count, (-0.8, 0.3, 0.4), (0.8, 1.0, 1.0))
    camera = uniform(rng, count, (3.4, 0.05), (3.8, 0.40))
    fur = uniform(rng, count, (0.05, 6.0, -np.pi), (0.20, 12.0, np.pi))
    grey = uniform(rng, count, (0.35, 0.35), (0.90, 0.90)).repeat_interleave(3, 1)
    walls = (grey + uniform(rng, count, [-0.1] * 6, [0.1] * 6)).clamp(0, 1)
    shadow = uniform(rng, count, (0.2,), (0.5,))
    return torch.cat(
        [turn, shift, light / light.norm(dim=1, keepdim=True), camera, fur, walls, shadow], 1
    )


def natural_coats(label, rng):
    """Each species' own colours, ±0.06 (count, 12)."""
    table = torch.tensor([COATS[name] for name in SHAPES]).flatten(1)
    return (table[label] + uniform(rng, len(label), [-0.06] * 12, [0.06] * 12)).clamp(0, 1)


def shuffled_paint(label, rng):
    """A random colour of the palette for every part (count, parts); both sides of a pair agree."""
    bodies = build()
    names = [
        [name.removeprefix("left ").removeprefix("right ") for name in row] for row in bodies.names
    ]
    first = torch.tensor([[row.index(name) for name in row] for row in names])
    draws = torch.from_numpy(rng.integers(len(PALETTE), size=(len(label), first.shape[1])))
    return draws.gather(1, first[label])


def uniform(rng, count, low, high):
    """Independent uniform columns, float32 (count, columns)."""
    draws = rng.uniform(low, high, size=(count, len(low)))
    return torch.from_numpy(draws.astype(np.float32))
