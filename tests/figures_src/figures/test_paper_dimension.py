"""Paper is two-dimensional at some scales and a cube at none; what is drawn is what was counted."""

from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest

from figures_src import drawing
from figures_src.claim import FAILS, HOLDS
from figures_src.figures.paper_dimension import CLAIMS, QUICK, WORDS, Setup, clouds, draw, measure
from figures_src.worlds.paper import Crumple

CLOUDS = ("thin", "thick", "board", "creased", "cube")


@pytest.fixture(scope="module")
def measured():
    return measure(QUICK, 0)


def untouched(creased=False):
    """A ball that nobody pressed."""
    return Crumple(np.zeros(0), np.zeros((0, 3)), np.zeros(0), np.zeros((0, 3)), creased)


def test_the_same_seed_gives_the_same_numbers_and_another_seed_another_ball(measured):
    assert measure(QUICK, 0)["numbers"] == measured["numbers"]
    other = measure(QUICK, 1)
    assert other["numbers"] != measured["numbers"]
    assert not np.array_equal(other["exhibit"]["smooth"], measured["exhibit"]["smooth"])


def test_every_cloud_has_a_scale_that_grows_and_an_estimate_at_each(measured):
    for name in CLOUDS:
        scale, estimate = (measured["series"][f"{kind}_{name}"] for kind in ("scale", "estimate"))
        assert scale.shape == estimate.shape == (QUICK.octaves,)
        assert (np.diff(scale) > 0).all() and (estimate > 0).all()


def test_the_claim_is_decided_by_the_range_that_was_measured(measured):
    claim = CLAIMS["A21"]
    assert claim.number in measured["numbers"]
    assert claim.verdict(1.9) == FAILS and claim.verdict(2.1) == HOLDS


def test_the_solid_cube_never_passes_for_paper():
    setup = Setup(presses=2, octaves=8, vertices=9)
    numbers = measure(setup, 0)["numbers"]
    assert numbers["window_cube"] == 0
    assert numbers["window_thin"] > 2


def test_thickness_is_noise_on_the_very_same_points():
    balls = {"smooth": untouched(), "creased": untouched(creased=True)}
    made = clouds(QUICK, balls, np.random.default_rng(0))
    assert set(made) == set(CLOUDS)
    for name, sd in (("thin", QUICK.thin), ("thick", QUICK.thick), ("board", QUICK.board)):
        assert made[name][:, 2].std() == pytest.approx(sd, rel=0.2)
    assert made["creased"] == pytest.approx(made["thin"])
    assert np.abs(made["cube"]).max() <= QUICK.cube


def test_both_drawn_balls_are_one_sheet_pressed_by_one_hand(measured):
    smooth, creased = (measured["exhibit"][name] for name in ("smooth", "creased"))
    assert smooth.shape == creased.shape == (QUICK.vertices, QUICK.vertices, 3)
    assert not np.array_equal(smooth, creased)


@pytest.mark.parametrize("width", [720, 340])
def test_the_drawing_says_every_word_that_is_written_for_it(measured, width):
    page = drawing.Page(width, "en", lambda value, spec: format(value, spec))
    figure = draw(shown(measured), {**WORDS, "title": ""}, page)
    said = {text.get_text() for text in figure.findobj(lambda part: hasattr(part, "get_text"))}
    assert {WORDS[key] for key in set(WORDS) - {"title", "alt", "description"}} <= said


def shown(measured):
    """What `draw` is given, made of one seed."""
    series = {name: np.stack([array] * 3) for name, array in measured["series"].items()}
    return SimpleNamespace(series=series, exhibit=measured["exhibit"], setup=asdict(QUICK))
