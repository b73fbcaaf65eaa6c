"""Networks are packed within their limit, and answer on this machine as a demo asks them to."""

import asyncio
from array import array
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import numpy as np
import pytest

from scripts.demos import models
from scripts.engine import networks
from scripts.engine.errors import EngineError

CLIFF = SimpleNamespace(__name__="figures_src.demos.cliff_map", MODELS=("cliff_map.steps",))
SIZE = 3 * 32 * 32


@pytest.fixture(scope="module")
def native():
    return models.native(CLIFF)


def run(native, network="cliff_map.steps", **given):
    """Its answer, awaited in a thread of its own: here a loop may already run."""
    with ThreadPoolExecutor(1) as waiting:
        return waiting.submit(lambda: asyncio.run(native.run(network, given))).result()


def given(many):
    numbers = np.random.default_rng(0).random((2, many * SIZE)).astype("f")
    pictures, ways = (array("f", row.tobytes()) for row in numbers)
    return {"pictures": pictures, "ways": ways, "steps": array("f", [0.5] * many)}


def test_many_pictures_at_once_are_answered_as_one_by_one(native):
    asked = given(3)
    together = run(native, **asked)["logits"]
    for k in range(3):
        alone = {name: rows[k * len(rows) // 3 :][: len(rows) // 3] for name, rows in asked.items()}
        assert run(native, **alone)["logits"] == pytest.approx(
            together[7 * k : 7 * k + 7], abs=1e-5
        )


def test_a_step_is_the_picture_moved(native):
    asked = given(1)
    moved = np.clip(np.array(asked["pictures"]) + 0.5 * np.array(asked["ways"]), 0, 1)
    there = asked | {"pictures": array("f", moved.astype("f").tobytes()), "steps": array("f", [0])}
    assert run(native, **there)["logits"] == pytest.approx(run(native, **asked)["logits"], abs=1e-5)


def test_what_it_cannot_take_is_said_in_words(native):
    short = given(1) | {"ways": array("f", [0.0] * 100)}
    with pytest.raises(ValueError, match="steps: ways takes n × 3 × 32 × 32 numbers, not 100"):
        run(native, **short)
    with pytest.raises(ValueError, match="pictures takes .* not 0"):
        run(native)
    with pytest.raises(ValueError, match="no network 'cliff_map.stairs'"):
        run(native, "cliff_map.stairs")


def test_a_demo_without_networks_gets_none():
    assert models.native(SimpleNamespace(__name__="figures_src.demos.plain")) is None


def test_networks_too_heavy_for_a_page_stop_the_build(monkeypatch):
    monkeypatch.setattr(networks, "content", lambda network, root: bytes(1_000_001))
    with pytest.raises(EngineError, match="demos/cliff_map.py: its networks take 1001 kB of 1000"):
        models.contents(CLIFF)


def test_a_network_that_no_figure_has_is_named():
    demo = SimpleNamespace(__name__="figures_src.demos.x", MODELS=("cliff_map.stairs",))
    with pytest.raises(EngineError, match="cliff_map.stairs.onnx: not there"):
        models.contents(demo)
