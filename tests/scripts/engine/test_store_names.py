"""Names, for functions in the files of a small repository."""

import dataclasses
import importlib.util
import sys

import numpy as np
import pytest

from scripts.engine import store_names
from scripts.engine.errors import EngineError

SCIENCE = """
import json

from shared.deep import scale


def model(size, seed):
    return scale(size)


def other(size):
    return size


class Place:
    def inner(self):
        return 1
"""


@pytest.fixture
def science(tmp_path, monkeypatch):
    """A function that imports a second file, and a way to load it anew."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "deep.py").write_text("def scale(value):\n    return 1 * value\n")
    (tmp_path / "science.py").write_text(SCIENCE)
    monkeypatch.syspath_prepend(str(tmp_path))

    def load():
        spec = importlib.util.spec_from_file_location("science", tmp_path / "science.py")
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, "science", module)
        spec.loader.exec_module(module)
        return module

    yield load
    for name in [name for name in sys.modules if name.startswith("shared")]:
        del sys.modules[name]


def key(science, root, *arguments, function="model"):
    return store_names.name(getattr(science(), function), arguments, root).key


def test_a_name_follows_the_sources_its_function_reaches_and_no_others(science, tmp_path):
    before = key(science, tmp_path, 3, 0)
    assert before.startswith("model-")
    path = tmp_path / "science.py"
    path.write_text(
        SCIENCE.replace("return size", "return 2 * size").replace("\n\n\n", "\n\n# !\n")
    )
    assert key(science, tmp_path, 3, 0) == before
    (tmp_path / "shared" / "deep.py").write_text("def scale(value):\n    return 2 * value\n")
    assert key(science, tmp_path, 3, 0) != before


def test_arguments_that_differ_have_names_that_differ(science, tmp_path):
    values = [1, 1.0, True, None, "1", b"1", (1,), [1], (1, ()), ((1,),), {"a": 1}, {"a": (1,)}]
    names = {key(science, tmp_path, value, 0) for value in values}
    assert len(names) == len(values)
    assert key(science, tmp_path, 1, 2) != key(science, tmp_path, 12)
    assert key(science, tmp_path, np.int64(1), 0) == key(science, tmp_path, 1, 0)


def test_a_setup_counts_by_its_fields_and_its_class(science, tmp_path):
    @dataclasses.dataclass(frozen=True)
    class Setup:
        steps: int = 3

    with pytest.raises(EngineError, match="does not stand at the top"):
        key(science, tmp_path, Setup(), 0)
    names = set()
    for text in ("steps: int = 3", "steps: int = 4", "steps: int = 3\n    rate: float = 1"):
        header = "from dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass Setup:\n"
        (tmp_path / "science.py").write_text(f"{SCIENCE}\n\n{header}    {text}\n")
        names.add(key(science, tmp_path, science().Setup(), 0))
    assert len(names) == 3


def test_other_versions_have_other_names(science, tmp_path, monkeypatch):
    before = key(science, tmp_path, 3, 0)
    monkeypatch.setattr(store_names, "versions", lambda outside: {"torch": "0"})
    assert key(science, tmp_path, 3, 0) != before


def test_what_cannot_be_told_apart_by_name_is_refused(science, tmp_path):
    with pytest.raises(EngineError, match=r"model\(… ndarray …\) cannot be kept"):
        key(science, tmp_path, np.zeros(3), 0)
    with pytest.raises(EngineError, match="does not stand at the top"):
        store_names.name(science().Place.inner, (), tmp_path)
    with pytest.raises(EngineError, match="does not stand at the top"):
        store_names.name(dataclasses.fields, (), tmp_path)


def test_a_function_that_is_gone_has_no_current_sources(science, tmp_path):
    made = store_names.name(science().model, (3, 0), tmp_path)
    assert store_names.current(made.function, tmp_path) == made.sources
    assert store_names.current("science.py::gone", tmp_path) is None
    assert store_names.current("gone.py::model", tmp_path) is None
