"""Everything that the demos need lies in the built site, and nothing else is asked for."""

import json

import pytest

from scripts.demos import bundle
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.l10n import registry


@pytest.fixture(scope="module")
def packed():
    return bundle.contents(ROOT)


def test_two_packings_are_the_same_bytes(packed):
    assert bundle.contents(ROOT) == packed


def test_every_language_has_its_list_and_every_demo_its_first_scene(packed):
    for language in registry.read(ROOT):
        listed = json.loads(packed[f"demos.{language}.json"])
        assert {"start", "cost", "loading", "crash", "again"} <= listed["host"].keys()
        for name in bundle.demos():
            assert listed["demos"][name]["words"]
            assert packed[f"{name}.{language}.svg"].startswith(b"<svg")


def test_every_listed_file_lies_there_with_the_bytes_that_are_listed(packed):
    listed = json.loads(packed["demos.en.json"])
    for path, size in (listed["runtime"] | listed["engine"]).items():
        assert len(packed[path]) == size
    for demo in listed["demos"].values():
        own = [demo["weights"], *demo["models"].values()]
        assert sum(len(packed[path]) for path in own) == demo["bytes"]
    assert listed["demos"]["cliff_map"]["models"] and not listed["demos"]["paper_ball"]["models"]


def test_only_modules_with_controls_are_demos():
    assert "paper_ball" in bundle.demos()
    assert not {"scene", "sheets", "stage", "network"} & bundle.demos().keys()


def test_a_demo_that_does_not_open_stops_the_build_by_name():
    demo = bundle.demos()["paper_ball"]
    with pytest.raises(EngineError, match=r"demos/paper_ball.py: does not open \(KeyError"):
        bundle.opening(demo, "paper_ball", '{"arrays": {}, "setup": {}}', {})


def test_bundling_writes_what_it_says(tmp_path, packed, monkeypatch):
    small = {path: data for path, data in packed.items() if "pyodide/" not in path}
    monkeypatch.setattr(bundle, "contents", lambda root: small)
    written = bundle.bundle(tmp_path)
    assert {path: (tmp_path / path).stat().st_size for path in written} == written
