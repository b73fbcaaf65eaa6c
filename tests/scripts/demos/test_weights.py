"""What a demo asks for is packed, and what it cannot have is named."""

import json
from types import SimpleNamespace

import numpy as np
import pytest

from figures_src.demos.arrays import unpack
from scripts.demos.weights import LIMIT, entry, weights
from scripts.engine.errors import EngineError

DEMO = SimpleNamespace(__name__="figures_src.demos.ball", WEIGHTS=("a.weights",))


def measured(array):
    return SimpleNamespace(figure="ball", setup={"gap": 0.2}, exhibit={"a.weights": array})


def test_what_is_asked_for_is_packed_with_the_setup():
    array = np.array([[1.5, -2.0]], "float16")
    kept = json.loads(weights(DEMO, measured(array)))
    assert kept["setup"] == {"gap": 0.2}
    assert unpack(kept["arrays"]["a.weights"]) == ((1.5, -2.0),)


def test_byte_order_of_the_machine_does_not_matter():
    array = np.array([1.5, 300.0], "float32")
    assert entry(array) == entry(array.astype(">f4"))


def test_an_unknown_array_is_named_with_what_was_perhaps_meant():
    demo = SimpleNamespace(__name__="figures_src.demos.ball", WEIGHTS=("a.weight",))
    with pytest.raises(EngineError, match=r"demos/ball.py: .*'a.weight'.*did you mean 'a.weights'"):
        weights(demo, measured(np.zeros(2)))


def test_weights_too_heavy_for_a_page_stop_the_build():
    with pytest.raises(EngineError, match="267 kB of 250"):
        weights(DEMO, measured(np.zeros(100_000, "float16")))
    assert LIMIT == 250_000


def test_numbers_without_a_letter_are_refused():
    with pytest.raises(EngineError, match="complex128"):
        entry(np.zeros(2, complex))
