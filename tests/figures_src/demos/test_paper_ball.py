"""The paper ball by hand keeps what its controls say, and measures what the figure measured."""

import json
import re

import numpy as np
import pytest

from figures_src.demos import arrays, crumple, paper_ball
from figures_src.measuring import flattening
from scripts.engine import waist


@pytest.fixture(scope="module")
def weights(packed):
    kept = json.loads(packed)
    unpacked = {name: arrays.unpack(entry) for name, entry in kept["arrays"].items()}
    return paper_ball.prepare(unpacked, kept["setup"])


@pytest.fixture
def play(weights):
    def scene(**state):
        first = paper_ball.initial(weights)
        assert state.keys() <= first.keys()
        return paper_ball.scene(first | state, weights, paper_ball.WORDS)

    return scene


def paper_of(scene):
    return scene["layers"][0]


def test_it_opens_on_the_crumpled_ball(play):
    assert play()["live"].startswith("Layer 0 of 12, the ball it was trained on: ")
    assert len(paper_of(play())["fill"]) == 2 * (2 * paper_ball.VERTICES - 2) ** 2


def test_every_state_is_plain_data_and_every_word_is_from_the_catalogue(play):
    layer, press = {"layer": 6.5, "objective": "classify"}, {"presses": 2.5}
    for state in ({}, {"layer": 12}, layer, press, {"fresh": 0.5} | press):
        scene = play(**state)
        assert json.loads(json.dumps(scene)) == scene
        texts = [layer["text"] for layer in scene["layers"] if layer["kind"] == "text"]
        assert {text for text in texts if text[0].isalpha()} <= set(paper_ball.WORDS.values())


def test_every_control_has_words_a_first_value_and_room_for_it(weights):
    first = paper_ball.initial(weights)
    for control in paper_ball.CONTROLS:
        assert control["id"] in paper_ball.WORDS
        if control["kind"] == "range":
            assert control["min"] <= first[control["id"]] <= control["max"]
        if control["kind"] == "choice":
            assert first[control["id"]] in control["options"]
            assert set(control["options"]) <= paper_ball.WORDS.keys()


def test_the_layer_slider_has_as_many_layers_as_the_network(weights):
    layer = next(control for control in paper_ball.CONTROLS if control["id"] == "layer")
    assert all(len(layers) == layer["max"] for layers in weights.networks.values())


def test_turning_moves_the_paper_and_changes_nothing_that_is_said(play):
    assert paper_of(play(turn=90))["xy"] != paper_of(play())["xy"]
    assert play(turn=90, tilt=-20)["live"] == play()["live"]


def test_between_layers_it_says_so(play):
    assert play(layer=6.5)["live"].startswith("Between layers 6 and 7 of 12, ")


def test_room_is_kept_for_whatever_may_be_said(play):
    states = [{"layer": layer, "presses": presses, "fresh": fresh}
              for layer in (0, 11.5, 12) for presses in (0, 4.75) for fresh in (0, 1)]  # fmt: skip
    scenes = [play(**state) for state in states]
    (room,) = {scene["room"] for scene in scenes}
    assert max(len(scene["live"]) for scene in scenes) <= len(room)


def test_a_fresh_ball_is_another_ball_and_another_press_another(play):
    balls = [play(), play(fresh=1), play(fresh=1, crumple=1), play(fresh=0.4, crumple=1)]
    assert len({json.dumps(paper_of(ball)) for ball in balls}) == 4
    assert "a ball crumpled 40% differently" in balls[3]["live"]


def test_the_reader_folds_the_ball_from_flat_sheets(play):
    flat = play(presses=0)
    assert "the ball it was trained on, after 0 of 5 presses" in flat["live"]
    assert "recovers 100%" in flat["live"]
    assert "after" not in play(presses=5)["live"]
    assert paper_of(play(presses=5)) == paper_of(play())
    shapes = {json.dumps(paper_of(play(presses=k / 4))) for k in range(21)}
    assert len(shapes) == 21


def test_a_fresh_ball_half_done_is_said_to_be_so(play):
    said = play(fresh=0.4, presses=2.5)["live"]
    assert "a ball crumpled 40% differently, after 2.5 of 5 presses" in said


def test_the_slider_of_presses_has_as_many_as_the_ball_of_the_figure():
    measured = waist.read("paper_ball")
    presses = next(control for control in paper_ball.CONTROLS if control["id"] == "presses")
    assert presses["max"] == measured.setup["presses"]


def test_a_press_shows_the_fresh_ball():
    button = next(control for control in paper_ball.CONTROLS if control["kind"] == "button")
    assert button["sets"] == {"fresh": 1}


def test_the_objective_changes_the_layers_and_not_the_ball(play):
    assert paper_of(play(objective="classify")) == paper_of(play())
    assert paper_of(play(objective="classify", layer=9)) != paper_of(play(layer=9))


def test_the_sentence_agrees_with_the_figure_within_two_hundredths(weights, play):
    rng = np.random.default_rng(0)
    coordinates, which = rng.uniform(-1, 1, (4000, 2)), np.arange(4000) % 2
    flat = np.column_stack([coordinates, (which - 0.5) * weights.gap])
    ball = np.array(crumple.crush([tuple(point) for point in flat.tolist()], weights.chain))
    said = [int(number) / 100 for number in re.findall(r"(\d+)%", play()["live"])]
    assert said[0] == pytest.approx(flattening.read_out(ball, coordinates), abs=0.02)
    assert said[1] == pytest.approx(flattening.separated(ball, which), abs=0.04)
