from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from matplotlib.text import Text

from figures_src import drawing
from figures_src.figures import nested_rings
from figures_src.figures.nested_rings import CLAIMS, QUICK, WORDS, draw, measure, rings


@pytest.fixture(scope="module")
def measured():
    return measure(QUICK, 0)


def test_the_same_seed_gives_the_same_numbers(measured):
    again = measure(QUICK, 0)
    assert again["numbers"] == measured["numbers"]
    assert measure(QUICK, 1)["numbers"] != measured["numbers"]


def test_every_start_is_counted(measured):
    starts = QUICK.inits * len(QUICK.depths)
    for kind in nested_rings.LONGER:
        for width in QUICK.widths:
            assert measured["numbers"][f"{kind}_{width}"][1] == starts
            assert measured["series"][f"{kind}_{width}"].shape == (len(QUICK.depths),)


def test_what_failed_gets_a_longer_budget(measured):
    for kind, width in nested_rings.LONGER.items():
        assert measured["numbers"][f"{kind}_{width}_longer"][1] > 0


def test_the_island_is_the_inner_ring():
    positions, island = rings(100, np.random.default_rng(0))
    radius = torch.linalg.norm(positions, dim=1)
    assert radius[island == 1].max() < radius[island == 0].min()


def test_the_claim_is_decided_by_the_best_network_of_signs(measured):
    numbers, claim = measured["numbers"], CLAIMS["B7"]
    best = max(numbers[name] for name in numbers if name[:4] == "sign" and name[-4:] == "best")
    assert numbers[claim.number] == best
    assert claim.margin(0.98) > 0 > claim.margin(0.995)


@pytest.mark.parametrize("width", [720, 340])
def test_the_drawing_says_every_word_that_is_written_for_it(measured, width):
    page = drawing.Page(width, "en", lambda value, spec: format(value, spec))
    figure = draw(shown(measured), WORDS, page)
    said = {text.get_text() for text in figure.findobj(Text)}
    spoken = {WORDS[key] for key in set(WORDS) - {"title", "alt", "description"}}
    assert spoken <= said


def shown(measured):
    """What `draw` is given, made of one seed."""
    series = {name: np.stack([array] * 3) for name, array in measured["series"].items()}
    return SimpleNamespace(series=series, exhibit=measured["exhibit"], setup=asdict(QUICK))
