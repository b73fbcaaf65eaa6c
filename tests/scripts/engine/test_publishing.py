import json

import numpy as np
import pytest

from scripts.engine import measuring, publishing, waist
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


def test_seeds_measured_with_different_versions_are_no_one_measurement():
    versions = [{"numpy": "2.4.6", "torch": "2.13.0"}, {"numpy": "2.4.6", "torch": "2.12.0"}]
    publishing.alike("wave", versions[:1] * 5)
    with pytest.raises(EngineError, match="wave.py: .* torch 2.12.0 and 2.13.0; make figures"):
        publishing.alike("wave", versions)


def test_seeds_left_from_before_an_upgrade_are_measured_anew(measured):
    """Kept by a run that was stopped, and never published beside those of another version."""
    path = measured.path("docs/measured/wave.json")
    before = path.read_bytes()
    document = json.loads(before)
    record = {"numbers": {}, "setup": {}, "versions": document["versions"] | {"numpy": "0"},
              "seconds": 1.0, "fingerprint": document["fingerprint"]}  # fmt: skip
    measuring.keep(measured.path("build/partial/wave"), 3, record, waist.packed({}))
    path.unlink()
    process = measured.run("make_figures", "ONLY=wave")
    assert process.returncode == 1 and "measured with numpy 0 and" in process.said
    assert measured.run("make_figures", "ONLY=wave").returncode == 0
    assert path.read_bytes() == before
