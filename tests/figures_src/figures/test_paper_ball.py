"""The ball is opened by the network that must, and what is drawn is what was measured."""

from types import SimpleNamespace

import numpy as np
import pytest
import torch

from figures_src import drawing
from figures_src.figures import paper_ball
from figures_src.figures.paper_ball import CLAIMS, QUICK, WORDS, draw, measure
from figures_src.models.residual import Residual
from figures_src.worlds.paper import Crumple


@pytest.fixture(scope="module")
def measured():
    return measure(QUICK, 0)


def kept_ball(exhibit):
    names = ("amplitude", "frequency", "phase", "direction")
    return Crumple(*(exhibit[f"crumple.{name}"].astype(float) for name in names))


def test_the_same_seed_gives_the_same_numbers_and_another_seed_another_ball(measured):
    assert measure(QUICK, 0)["numbers"] == measured["numbers"]
    other = measure(QUICK, 1)
    assert other["numbers"] != measured["numbers"]
    assert other["exhibit"]["crumple.phase"][0] != measured["exhibit"]["crumple.phase"][0]


@pytest.mark.parametrize("name", ["flatten", "classify"])
def test_the_kept_weights_move_the_kept_ball_through_the_kept_states(measured, name):
    exhibit = measured["exhibit"]
    model = Residual(QUICK.layers, QUICK.hidden, torch.Generator())
    parts = dict(model.named_parameters())
    model.load_state_dict({p: torch.tensor(exhibit[f"{name}.{p}"]).float() for p in parts})
    flat = paper_ball.sheets(QUICK, QUICK.vertices)
    points = torch.tensor(kept_ball(exhibit).crush(flat), dtype=torch.float32)
    with torch.no_grad():
        states = torch.stack(model.states(points))[list(QUICK.shown)]
    assert exhibit[f"{name}.states"].shape == (4, 2, QUICK.vertices, QUICK.vertices, 3)
    assert exhibit[f"{name}.states"] == pytest.approx(states.numpy(), abs=5e-3)


def test_both_networks_start_from_the_same_ball_and_the_same_weights(measured):
    series = measured["series"]
    for index in ("unrolled", "read", "separated", "dimension"):
        starts = {series[f"{index}_{name}"][0] for name in ("flatten", "classify", "longer")}
        assert len(starts) == 1


def test_every_claim_is_decided_by_a_number_that_is_measured(measured):
    for claim in CLAIMS.values():
        assert claim.number in measured["numbers"]


def test_an_index_that_falls_refutes_the_uncrumpling():
    assert CLAIMS["B8"].verdict(-0.5) == "FAILS HERE"
    assert CLAIMS["B8-classify"].verdict(0.1) == "HOLDS HERE"


def test_the_control_that_was_not_trained_leaves_the_ball_as_it_was(measured):
    numbers = measured["numbers"]
    assert numbers["read_untrained"] == pytest.approx(numbers["read_start"], abs=0.1)


@pytest.mark.parametrize("width", [720, 340])
def test_the_drawing_says_every_word_that_is_written_for_it(measured, width):
    page = drawing.Page(width, "en", lambda value, spec: format(value, spec))
    figure = draw(shown(measured), {**WORDS, "title": ""}, page)
    said = {text.get_text() for text in figure.findobj(lambda part: hasattr(part, "get_text"))}
    spoken = set(WORDS) - {"title", "alt", "description", "layer"}
    assert {WORDS[key] for key in spoken} <= said
    assert any(text.startswith("layer ") for text in said)


def shown(measured):
    """What `draw` is given, made of one seed."""
    series = {name: np.stack([array] * 3) for name, array in measured["series"].items()}
    setup = {"shown": QUICK.shown, "layers": QUICK.layers}
    return SimpleNamespace(series=series, exhibit=measured["exhibit"], setup=setup)
