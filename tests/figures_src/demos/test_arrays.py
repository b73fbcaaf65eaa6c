"""Measured arrays come back from text to the last bit, and a damaged one is refused."""

import numpy as np
import pytest

from figures_src.demos.arrays import unpack
from scripts.demos.weights import entry


@pytest.mark.parametrize("kind", ["float16", "float32", "float64", "uint8", "int32"])
@pytest.mark.parametrize("shape", [(3,), (2, 3), (4, 2, 3)])
def test_every_number_comes_back_exactly(kind, shape):
    array = (np.random.default_rng(0).normal(size=shape) * 50).astype(kind)
    assert np.array_equal(np.array(unpack(entry(array)), dtype=kind), array)


def test_nested_tuples_can_be_keys_of_a_cache():
    hash(unpack(entry(np.zeros((2, 2), "float32"))))


@pytest.mark.parametrize("change", [{"base64": "AAA"}, {"base64": "AAAA"}, {"type": "x"}])
def test_a_damaged_array_is_refused(change):
    with pytest.raises(ValueError, match="damaged|unknown"):
        unpack(entry(np.zeros(3, "float32")) | change)
