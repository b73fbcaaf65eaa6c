"""The house keeps its rooms: who may import what, and every source file has its mirror in tests."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FORBIDDEN_NAMES = {"utils", "util", "helpers", "common", "misc"}
SOURCES = sorted(
    path
    for room in ("figures_src", "scripts")
    for path in (ROOT / room).rglob("*.py")
    if "__pycache__" not in path.parts
)
SCIENCE = [path for path in SOURCES if path.is_relative_to(ROOT / "figures_src")]
MACHINERY = [path for path in SOURCES if path.is_relative_to(ROOT / "scripts")]
DEMOS = [path for path in SCIENCE if path.parent.name == "demos"]


def name(path):
    return path.relative_to(ROOT).as_posix()


def imports(path, top_level_only=False):
    """Dotted names of the modules that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def rooms(path, **kwargs):
    return {module.split(".")[0] for module in imports(path, **kwargs) if module[0] != "."}


@pytest.mark.parametrize("path", SCIENCE, ids=name)
def test_science_knows_no_machinery_and_opens_no_file(path):
    assert "scripts" not in rooms(path)
    calls = [
        node.func
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    assert not [call for call in calls if isinstance(call, ast.Name) and call.id == "open"]
    opening = {"read_text", "write_text", "read_bytes", "write_bytes", "savefig"}
    assert not [call for call in calls if isinstance(call, ast.Attribute) and call.attr in opening]


@pytest.mark.parametrize("path", SCIENCE, ids=name)
def test_only_drawing_and_figures_import_matplotlib(path):
    allowed = path.name == "drawing.py" or path.parent.name == "figures"
    assert allowed or "matplotlib" not in rooms(path)


@pytest.mark.parametrize("path", DEMOS, ids=name)
def test_demos_import_only_the_standard_library_and_their_own_room(path):
    for module in imports(path):
        own = module.startswith((".", "figures_src.demos"))
        assert own or module.split(".")[0] in sys.stdlib_module_names, module


@pytest.mark.parametrize("path", MACHINERY, ids=name)
def test_machinery_imports_no_torch_at_start_up(path):
    assert "torch" not in rooms(path, top_level_only=True)


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_room_is_named_after_nothing(path):
    assert FORBIDDEN_NAMES.isdisjoint({*path.parts, path.stem})


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name != "__init__.py"], ids=name)
def test_every_source_file_has_its_mirror(path):
    mirror = ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.name}")
    if path.name == "__main__.py":
        mirror = mirror.with_name("test_main.py")
    assert mirror.exists(), f"{name(path)} is not tested: write {name(mirror)}"
