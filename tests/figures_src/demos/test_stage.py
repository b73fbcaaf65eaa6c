"""The browser gets text for text."""

import json

import pytest

from figures_src.demos import paper_ball
from figures_src.demos.stage import Stage


@pytest.fixture
def stage(packed):
    return Stage("paper_ball", packed, json.dumps(paper_ball.WORDS))


def test_the_opening_has_controls_a_state_and_the_python_itself(stage):
    opening = json.loads(stage.opening())
    assert opening["state"]["objective"] == "flatten"
    assert {control["id"] for control in opening["controls"]} >= {"layer", "crumple"}
    assert opening["source"].startswith('"""The paper ball by hand')


def test_a_state_may_leave_out_what_it_does_not_change(stage):
    whole = json.loads(stage.opening())["state"] | {"layer": 3}
    assert stage.show('{"layer": 3}') == stage.show(json.dumps(whole))


def test_the_words_are_those_of_the_reader(packed):
    words = paper_ball.WORDS | {"known_at": "第 {layer} 层"}
    scene = json.loads(Stage("paper_ball", packed, json.dumps(words)).show("{}"))
    assert scene["live"] == "第 0 层"


def test_an_unknown_value_is_refused_by_name(stage):
    with pytest.raises(ValueError, match="no 'colour'"):
        stage.show('{"colour": 1}')
