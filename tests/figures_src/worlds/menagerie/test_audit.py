"""What the audit promises: colour tells natural coats apart and nothing else."""

import numpy as np

from figures_src.worlds import menagerie


def baseline(coat):
    learned, asked = (menagerie.sample(700, np.random.default_rng(s), coat) for s in (0, 1))
    return menagerie.colour_baseline(learned, asked)


def test_colour_separates_natural_coats():
    assert baseline("natural") > 0.5


def test_colour_is_at_chance_on_shape_only_coats():
    assert baseline("shape-only") < 1 / 7 + 0.07
