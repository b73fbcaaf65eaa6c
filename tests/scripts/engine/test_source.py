import pytest

from scripts.engine import source
from scripts.engine.errors import UsageError
from scripts.engine.memo import Memo

FILES = {
    "figures_src/__init__.py": "",
    "figures_src/deep.py": "DEPTH = 1\n",
    "figures_src/near.py": "from . import deep\n\n\ndef near():\n    return deep.DEPTH\n",
    "figures_src/lazy.py": (
        "def late():\n    from figures_src.later import LATER\n    return LATER\n"
    ),
    "figures_src/later.py": "LATER = 1\n",
    "figures_src/star.py": "from figures_src.deep import *\n",
    "figures_src/pen.py": "WIDTH = 1\n",
    "figures_src/figures/__init__.py": "",
    "figures_src/figures/wave.py": (
        "import json\nfrom ..near import near\nfrom figures_src import lazy, pen, star\n\n\n"
        "class Setup:\n    pass\n\n\ndef measure(setup, seed):\n"
        "    return near() + lazy.late() + star.DEPTH\n\n\nWORDS = {}\n\n\n"
        "def draw():\n    return pen.WIDTH, json\n"
    ),
}
FIGURE = "figures_src/figures/wave.py"


@pytest.fixture
def root(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def reached(root, roots=source.MEASURE):
    return source.closure(root / FIGURE, roots, Memo(root))


def test_the_closure_follows_relative_late_star_and_package_imports(root):
    files = {"__init__", "deep", "near", "lazy", "later", "star", "figures/wave"}
    assert reached(root).files == {f"figures_src/{name}.py" for name in files}


@pytest.mark.parametrize("name", ["deep", "near", "lazy", "later", "star"])
def test_an_edit_anywhere_in_the_closure_changes_the_fingerprint(root, name):
    before = reached(root).fingerprint
    path = root / f"figures_src/{name}.py"
    path.write_text(path.read_text() + "MORE = 1\n")
    assert reached(root).fingerprint != before


def test_comments_docstrings_and_ink_do_not_change_it(root):
    before = reached(root).fingerprint
    for name in ("deep", "pen"):
        path = root / f"figures_src/{name}.py"
        path.write_text('"""Says."""\n\n# why\n' + path.read_text())
    (root / "figures_src/pen.py").write_text("WIDTH = 9\n")
    assert reached(root).fingerprint == before


def test_the_chain_names_each_file_on_the_way(root):
    chain = reached(root).chain("figures_src/deep.py")
    assert chain[0] == FIGURE and chain[-1] == "figures_src/deep.py" and len(chain) == 3


def test_packages_from_outside_are_named(root):
    assert reached(root, source.DRAW).outside == {"json"}


def test_exactly_the_slice_is_executed(tmp_path):
    path = tmp_path / "wave.py"
    path.write_text(
        "import math, no_such_package\n\n\ndef Setup():\n    return math.pi\n\n\n"
        "def measure(setup, seed):\n    return seed / 0\n\n\n"
        "def draw():\n    return no_such_package\n\n\nWORDS = {}\n"
    )
    module = source.load(path, source.MEASURE, tmp_path)
    assert module.Setup() == pytest.approx(3.14159, abs=1e-5)
    assert not hasattr(module, "draw")
    with pytest.raises(ModuleNotFoundError):
        source.load(path, source.DRAW, tmp_path)


def test_a_traceback_keeps_file_and_line(tmp_path):
    path = tmp_path / "wave.py"
    path.write_text("\n\ndef measure():\n    return 1 / 0\n")
    with pytest.raises(ZeroDivisionError) as caught:
        source.load(path, {"measure"}, tmp_path).measure()
    assert (caught.traceback[-1].path, caught.traceback[-1].lineno + 1) == (path, 4)


def test_a_missing_part_is_named(root):
    with pytest.raises(source.SourceError, match="CLAIMS missing"):
        source.load(root / FIGURE, source.JUDGE, root)


def test_an_unknown_figure_stops_with_the_nearest_name(root):
    assert source.chosen("", root) == ["wave"]
    with pytest.raises(UsageError, match="did you mean 'wave'"):
        source.chosen("wafe", root)
