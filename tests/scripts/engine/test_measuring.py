import sys

import numpy as np
import pytest

from scripts.engine import measuring
from scripts.engine.errors import EngineError


def test_a_result_is_plain_numbers_and_small_arrays():
    given = {"a": np.float64(1.5), "b": (np.int64(1), 2)}
    numbers, arrays = measuring.checked({"numbers": given, "series": {"x": np.zeros(3)}}, "w")
    assert numbers == {"a": 1.5, "b": [1, 2]}
    assert arrays["series.x"].dtype == np.float32


@pytest.mark.parametrize(
    "result",
    [
        None,
        {},
        {"numbers": {}, "nubmers": {}},
        {"numbers": {"a": "high"}},
        {"numbers": {"a": None}},
        {"numbers": {}, "series": {"x": np.array(["a"])}},
    ],
)
def test_a_result_that_is_none_stops(result):
    with pytest.raises(EngineError):
        measuring.checked(result, "wave")


def test_a_kept_seed_counts_only_for_the_sources_it_was_measured_from(tmp_path):
    record = {"numbers": {"a": 1}, "fingerprint": "f"}
    measuring.keep(tmp_path, 3, record, b"arrays")
    assert measuring.kept(tmp_path, 3, "f")[1] == b"arrays"
    assert measuring.kept(tmp_path, 3, "g") is None
    (tmp_path / "3.npz").write_bytes(b"arr")
    assert measuring.kept(tmp_path, 3, "f") is None


def test_a_source_edited_while_it_is_measured_fails_the_task(repository, monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "figures_src"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "path", list(sys.path))
    with pytest.raises(EngineError, match="changed while it was measured"):
        measuring.measure_seed(repository.root, "calm", 0, "what it was before")
    for name in [name for name in sys.modules if name.partition(".")[0] == "figures_src"]:
        monkeypatch.delitem(sys.modules, name)
