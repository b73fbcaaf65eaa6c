"""What Python does before its memory is kept, here in the Python of this machine."""

import importlib
import random
import subprocess
import sys
import zipimport

import pytest

from scripts.demos import waking, wheel


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A zip with a module and a package, the latter imported from it; both leave again."""
    path = tmp_path / "library.zip"
    text = '"""Told nowhere."""\n\nimport sys\n\nhere = __file__\nassert here\n'
    path.write_bytes(wheel.archive({"atlas/__init__.py": text.encode(), "globe.py": b"x = 1\n"}))
    monkeypatch.syspath_prepend(str(path))
    importlib.import_module("atlas")
    yield str(path)
    for name in ("atlas", "globe"):
        sys.modules.pop(name, None)


def test_only_what_was_imported_from_the_library_is_compiled(library):
    assert list(waking.compiled(library)) == ["atlas/__init__.pyc"]
    importlib.import_module("globe")
    assert set(waking.compiled(library)) == {"atlas/__init__.pyc", "globe.pyc"}


def test_what_was_compiled_runs_without_its_source_and_tells_no_docstring(library, tmp_path):
    packed = tmp_path / "compiled.zip"
    waking.pack(waking.compiled(library), packed)
    script = f"import sys; sys.path[:] = [{str(packed)!r}, *sys.path]; import atlas; "
    script += "print(atlas.__doc__, atlas.here, atlas.__loader__.get_source('atlas'))"
    done = subprocess.run([sys.executable, "-IS", "-c", script], capture_output=True, text=True)
    assert done.stdout.split() == ["None", f"{packed}/atlas/__init__.pyc", "None"], done.stderr


def test_packing_twice_gives_the_same_bytes(library, tmp_path):
    for name in ("one", "two"):
        waking.pack(waking.compiled(library), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_every_module_of_the_demos_is_awake(tmp_path, monkeypatch):
    path = tmp_path / "wheel.zip"
    path.write_bytes(wheel.archive({"isles/__init__.py": b"", "isles/reef.py": b"depth = 3\n"}))
    monkeypatch.setattr(waking, "PACKAGE", "isles")
    monkeypatch.setattr(sys, "path", [*sys.path])
    waking.wake(str(path))
    assert sys.modules.pop("isles.reef").depth == 3
    del sys.modules["isles"]


def test_no_chance_and_no_directory_of_a_zip_is_left(library, monkeypatch):
    monkeypatch.setattr(zipimport, "_zip_directory_cache", {library: {}})
    before, drawn = random.getstate(), []
    for _ in range(2):
        waking.settle()
        drawn.append(random.random())
    random.setstate(before)
    assert drawn[0] == drawn[1] and not zipimport._zip_directory_cache
