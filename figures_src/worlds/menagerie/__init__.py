"""The menagerie: a world whose every picture we know.

Seven species of twelve to twenty shaded ellipsoids each, drawn by a renderer that is
differentiable with respect to every number of the scene. So the tangent space of the set of
pictures, its dimension, the parts behind each pixel and what was withheld from a classifier
are all exact.

    scenes = menagerie.sample(1000, numpy.random.default_rng(0))
    pictures = menagerie.render(scenes, size=32)          # (1000, 3, 32, 32)
    parts = menagerie.masks(scenes, size=32)

It is a closed world: no clutter, no texture statistics of nature. What is measured here is
true HERE.
"""

from figures_src.worlds.menagerie.animals import GROUPS, PALETTE, SHAPES, SPECIES, shape_index
from figures_src.worlds.menagerie.audit import colour_baseline
from figures_src.worlds.menagerie.masks import coverage_of, group_masks, masks, part_names
from figures_src.worlds.menagerie.picture import image_of, jacobian, render
from figures_src.worlds.menagerie.sampling import COATINGS, sample
from figures_src.worlds.menagerie.scene import (
    BLOCKS,
    PARAMETERS,
    Scenes,
    columns,
    join,
    portrait,
)

__all__ = [
    "BLOCKS", "COATINGS", "GROUPS", "PALETTE", "PARAMETERS", "SHAPES", "SPECIES", "Scenes",
    "colour_baseline", "columns", "coverage_of", "group_masks", "image_of", "jacobian", "join",
    "masks", "part_names", "portrait", "render", "sample", "shape_index",
]  # fmt: skip
