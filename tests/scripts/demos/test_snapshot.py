"""Readers begin from the same memory, byte for byte, and it is taken anew when it has to be."""

import gzip
import shutil

import pytest

from scripts.demos import runtime, snapshot, wheel
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A checkout in which every taking is another, and counted."""
    (tmp_path / runtime.FOLDER).mkdir(parents=True)
    for name in runtime.FILES:
        (tmp_path / runtime.FOLDER / name).write_text(name)
    takings = iter(range(100))
    monkeypatch.setattr(snapshot, "taken", lambda root, wheel: f"taking {next(takings)}".encode())
    return tmp_path


def taken(root, wheel=b"a wheel"):
    return gzip.decompress(snapshot.snapshot(root, wheel)).decode()


@pytest.mark.slow
def test_two_takings_are_the_same_bytes_and_name_no_machine():
    memory = snapshot.taken(ROOT, wheel.wheel(ROOT))
    assert snapshot.taken(ROOT, wheel.wheel(ROOT)) == memory
    for told in (str(ROOT), "node_modules", "Node.js", shutil.which("node")):
        assert told.encode() not in memory
    assert b"/lib/demos.zip/figures_src/demos/desk.py" in memory


def test_one_is_kept_until_pyodide_or_a_demo_changes(root):
    assert [taken(root), taken(root)] == ["taking 0"] * 2
    assert taken(root, b"another wheel") == "taking 1"
    (root / runtime.FOLDER / runtime.FILES[0]).write_text("another Pyodide")
    assert [taken(root, b"another wheel"), taken(root, b"another wheel")] == ["taking 2"] * 2


def test_a_damaged_one_is_taken_anew(root):
    assert taken(root) == "taking 0"
    [path] = (root / snapshot.KEPT).iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert taken(root) == "taking 1"


def test_a_disk_that_takes_nothing_costs_only_time(root):
    (root / "build").write_text("a file where a folder should be")
    assert [taken(root), taken(root)] == ["taking 0", "taking 1"]


def test_without_node_the_mend_is_named(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(EngineError, match="node is not there: install Node.js 20 or newer"):
        snapshot.taken(ROOT, b"")


def test_a_demo_that_cannot_be_imported_stops_the_build_with_its_line():
    broken = wheel.archive({
        "figures_src/__init__.py": b"",
        "figures_src/demos/__init__.py": b"",
        "figures_src/demos/reef.py": b"depth = 3\nheight = deep\n",
    })  # fmt: skip
    with pytest.raises(EngineError, match=r"(?s)does not start.*reef.py\", line 2.*'deep'"):
        snapshot.taken(ROOT, broken)
