"""Our own shortcuts, looked for: how far does one get without seeing any shape?

A linear reader of the animal's mean colour is the baseline to print beside every accuracy in
this world. On natural coats it does well: colour separates our species. On shape-only coats it
should be at chance.
"""

import torch

from figures_src.worlds.menagerie.animals import SHAPES
from figures_src.worlds.menagerie.masks import coverage_of
from figures_src.worlds.menagerie.picture import render


def colour_baseline(learned, asked, size=16):
    """The share of the scenes `asked` named rightly from mean colour, after seeing `learned`.

    Least squares on the three colours of the animal, its background cut away, and their squares
    and products.
    """
    targets = torch.eye(len(SHAPES))[learned.label]
    weights = torch.linalg.lstsq(features(learned, size), targets).solution
    said = (features(asked, size) @ weights).argmax(1)
    return float((said == asked.label).float().mean())


def features(scenes, size):
    """Mean colour of the animal, its squares and products, and one (count, 10)."""
    covered = coverage_of(scenes, size)[:, None]
    colour = (render(scenes, size) * covered).sum((2, 3)) / covered.sum((2, 3))
    squares = (colour[:, :, None] * colour[:, None, :]).flatten(1)[:, [0, 1, 2, 4, 5, 8]]
    return torch.cat([colour, squares, torch.ones(len(colour), 1)], 1)
