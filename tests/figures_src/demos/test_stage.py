"""The browser gets text for text."""

import asyncio
import json
import types
from concurrent.futures import ThreadPoolExecutor

import pytest

from figures_src.demos import paper_ball
from figures_src.demos.stage import Stage


@pytest.fixture
def stage(packed):
    return Stage("paper_ball", packed, json.dumps(paper_ball.WORDS))


def show(stage, state):
    """In a thread of its own: the browser tests leave a running loop in this one."""
    with ThreadPoolExecutor(1) as waiting:
        return waiting.submit(lambda: asyncio.run(stage.show(state))).result()


def test_the_opening_has_controls_a_state_and_words(stage):
    opening = json.loads(stage.opening())
    assert opening["state"]["objective"] == "flatten"
    assert {control["id"] for control in opening["controls"]} >= {"layer", "crumple"}
    assert opening["words"] == paper_ball.WORDS
    assert "texts" not in opening  # the Python is a question of its own


def test_a_state_may_leave_out_what_it_does_not_change(stage):
    whole = json.loads(stage.opening())["state"] | {"layer": 3}
    assert show(stage, '{"layer": 3}') == show(stage, json.dumps(whole))


def test_the_words_are_those_of_the_reader(packed):
    words = paper_ball.WORDS | {"at": "第 {layer} 层"}
    scene = json.loads(show(Stage("paper_ball", packed, json.dumps(words)), "{}"))
    assert scene["live"] == "第 0 层"


def test_an_unknown_value_is_refused_by_name(stage):
    with pytest.raises(ValueError, match="no 'colour'"):
        show(stage, '{"colour": 1}')


def test_a_demo_with_networks_waits_for_their_answers():
    stage = Stage.__new__(Stage)
    stage.demo = types.SimpleNamespace(MODELS=("twice",), initial=lambda _: {"x": 3}, scene=doubled)
    stage.weights, stage.words, stage.models = None, {}, Doubler()
    assert json.loads(show(stage, "{}")) == {"live": "6.0"}


class Doubler:
    async def run(self, network, inputs):
        return {"y": [2.0 * value for value in inputs["x"]]}


async def doubled(state, weights, words, models):
    found = await models.run("twice", {"x": [state["x"]]})
    return {"live": str(found["y"][0])}
