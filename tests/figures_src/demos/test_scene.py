"""Pictures and controls are plain data."""

import json

from figures_src.demos import scene


def test_a_scene_of_everything_is_plain_data():
    layers = [
        scene.polygons(3, [0, 0, 1, 0, 0, 1], ["#ffffff"], [0]),
        scene.path([(0, 0), (1.26, 1)], "model", dash=(4, 3)),
        scene.dots([(0.04, 2)], "truth"),
        scene.text(1, 2, "words"),
        scene.image((0, 0, 20, 10), 2, 1, [255, 0, 0, 0, 0, 255]),
    ]
    made = scene.scene(600, 400, layers, "A sentence.", {"layer": 3})
    assert json.loads(json.dumps(made)) == made
    assert made["layers"][1]["xy"] == [0, 0, 1.3, 1]
    assert made["state"] == {"layer": 3}


def test_a_scene_that_changes_nothing_brings_no_state():
    assert "state" not in scene.scene(1, 1, [], "A sentence.")


def test_between_chinese_sentences_is_no_space():
    made = scene.scene(1, 1, [], "墙。 2 格？ 细胞！ 完。", room="One. Two. 一。 二。")
    assert (made["live"], made["room"]) == ("墙。2 格？细胞！完。", "One. Two. 一。二。")


def test_every_control_says_its_kind():
    made = [
        scene.range("a", 0, 1, 0.1, 0.5),
        scene.choice("b", ("x", "y")),
        scene.button("c", sets={"a": 1}),
        scene.drag("d", ("a", 0.5), ("a", -0.5)),
        scene.tap("e", ("a", 0, 600), ("a", 400, 0), into="f"),
        scene.memory("f"),
        scene.guess("g", ("x", "y")),
        scene.play("h", moves="a", by=0.1, every=50),
    ]
    kinds = "range choice button drag tap memory guess play".split()
    assert [control["kind"] for control in made] == kinds
    assert json.loads(json.dumps(made)) == made
