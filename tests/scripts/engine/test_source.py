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


HOUSES = {  # ways to import figures_src/far.py, and the files that are read on the way
    "import figures_src.far": [],
    "from figures_src import far": [],
    "from figures_src.far import FAR": [],
    "from ..far import FAR": [],
    "from .. import far": [],
    "from figures_src.far import *": [],
    "if seed:\n        from figures_src import far": [],
    "try:\n        import figures_src.far\n    except ImportError:\n        pass": [],
    "import figures_src.house": ["house/__init__"],  # whose __init__ imports it
    "from figures_src.house.room import DOOR": ["house/__init__", "house/room"],
    "from figures_src.shelf import *": ["shelf/__init__", "shelf/book"],  # listed in __all__
    "from figures_src.open.air import far": ["open/air"],  # a package without __init__
}


@pytest.fixture
def street(root):
    """The repository with a module far away, and packages of every kind that lead to it."""
    for name, text in {
        "far": "FAR = 1\n",
        "house/__init__": "from ..far import FAR\n",
        "house/room": "DOOR = 1\n",
        "shelf/__init__": "__all__ = ['book'] + ['no_module']\n",
        "shelf/book": "from figures_src import far\n",
        "open/air": "from figures_src import far\n",
    }.items():
        (root / f"figures_src/{name}.py").parent.mkdir(exist_ok=True)
        (root / f"figures_src/{name}.py").write_text(text)
    return root


@pytest.mark.parametrize("where", ["at the top", "inside measure"])
@pytest.mark.parametrize("line", HOUSES)
def test_every_way_to_import_a_module_is_followed(street, line, where):
    if where == "at the top":
        text = line.replace("    ", "").replace("\n", "\n    ").replace("\n    except", "\nexcept")
        script = f"seed = 0\n{text}\n"
        measure = "figures_src, far, FAR, DOOR, seed"
    elif "*" in line:
        pytest.skip("Python allows a star at the top of a file only")
    else:
        script, measure = "", line
    (street / FIGURE).write_text(
        f"{script}class Setup:\n    pass\n\n\ndef measure(setup, seed):\n    {measure}\n"
    )
    before = reached(street)
    names = {"__init__", "far", "figures/wave", *HOUSES[line]}
    names |= {"figures/__init__"} if ".." in line else set()
    assert before.files | {"figures_src/figures/__init__.py"} == {
        f"figures_src/{name}.py" for name in names | {"figures/__init__"}
    }
    (street / "figures_src/far.py").write_text("FAR = 2\n")
    assert reached(street).fingerprint != before.fingerprint


def test_declared_data_counts_by_its_bytes_and_a_missing_file_is_named(root):
    path = root / FIGURE
    path.write_text(path.read_text() + "\n\nDATA = ('figures_src/coast.csv',)\n")
    with pytest.raises(source.SourceError, match="wave.py:21: DATA names 'figures_src/coast.csv'"):
        reached(root)
    (root / "figures_src/coast.csv").write_bytes(b"1")
    before = reached(root)
    assert before.chain("figures_src/coast.csv") == [FIGURE, "figures_src/coast.csv"]
    (root / "figures_src/coast.csv").write_bytes(b"2")
    assert reached(root).fingerprint != before.fingerprint


def test_data_outside_the_repository_is_refused(root):
    path = root / FIGURE
    path.write_text(path.read_text() + "\n\nDATA = '/etc/hostname'\n")
    with pytest.raises(source.SourceError, match="no file of this repository"):
        reached(root)


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
