import numpy as np
import pytest

from scripts.engine import publishing, waist
from scripts.engine.errors import EngineError


def test_series_are_kept_of_every_seed_and_the_exhibit_of_the_first():
    packs = [
        waist.packed({"series.x": np.full(2, seed), "exhibit.y": np.full(1, seed)})
        for seed in range(3)
    ]
    arrays = publishing.stacked("wave", packs)
    assert arrays["series.x"].tolist() == [[0, 0], [1, 1], [2, 2]]
    assert arrays["exhibit.y"].tolist() == [0]


def test_series_whose_shape_varies_with_the_seed_stop():
    packs = [waist.packed({"series.x": np.zeros(size)}) for size in (2, 3)]
    with pytest.raises(EngineError, match=r"wave.py: series.x varies in shape: \(2,\), \(3,\)"):
        publishing.stacked("wave", packs)


def test_numbers_that_only_some_seeds_measure_stop():
    with pytest.raises(EngineError, match="not every seed measures b"):
        publishing.summaries("wave", [{"numbers": {"a": 1}}, {"numbers": {"a": 1, "b": 2}}])
