from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib.text import Text

from figures_src import drawing
from figures_src.claim import FAILS, IN_PART
from figures_src.figures.folds import CLAIMS, QUICK, WORDS, Setup, draw, measure, size, width_for
from figures_src.models.ensemble import Ensemble, torch


@pytest.fixture(scope="module")
def measured():
    return measure(QUICK, 0)


def test_the_same_seed_gives_the_same_numbers(measured):
    assert measure(QUICK, 0)["numbers"] == measured["numbers"]


@pytest.mark.parametrize("depth", Setup().depths)
def test_every_depth_gets_nearly_the_same_number_of_parameters(depth):
    width = width_for(Setup().parameters, depth)
    model = Ensemble(2, width, [depth], "relu", torch.Generator())
    assert size(width, depth) == sum(part.numel() for part in model.parameters())
    assert size(width, depth) == pytest.approx(Setup().parameters, rel=0.08)


def test_shares_are_shares(measured):
    for name in ("short", "long", "taught"):
        shares = measured["series"][name]
        assert shares.shape == (len(QUICK.depths), len(QUICK.folds))
        assert shares.min() >= 0 and shares.max() <= 1


def test_folds_undone_are_the_sum_of_the_shares(measured):
    sums = measured["series"]["long"].sum(1)
    assert measured["numbers"]["undone_1_long"] == pytest.approx(sums[0])
    gained = np.mean(sums[1:]) - sums[0]
    assert measured["numbers"]["gained"] == pytest.approx(gained, abs=1e-6)


def test_a_trained_network_is_rebuilt_and_the_hand_undoes_its_folds(measured):
    assert measured["numbers"]["rebuild_error"] < 1e-10
    assert measured["numbers"]["hand_error"] < 1e-10


def test_depth_that_gains_nothing_turns_the_verdict():
    assert CLAIMS["B9"].verdict(-0.1) == FAILS
    assert CLAIMS["B9"].verdict(0.5) == IN_PART


@pytest.mark.parametrize("width", [720, 340])
def test_the_drawing_says_every_word_that_is_written_for_it(measured, width):
    page = drawing.Page(width, "en", lambda value, spec: format(value, spec))
    figure = draw(shown(measured), WORDS, page)
    said = {text.get_text() for text in figure.findobj(Text)}
    spoken = {WORDS[key] for key in set(WORDS) - {"title", "alt", "description", "back", "short"}}
    assert spoken <= said


def shown(measured):
    """What `draw` is given, made of one seed."""
    series = {name: np.stack([array] * 3) for name, array in measured["series"].items()}
    return SimpleNamespace(series=series, exhibit=measured["exhibit"], setup=asdict(QUICK))
