import io
import threading
from pathlib import Path

import numpy as np

from scripts.engine.watching import Opened, plain


def test_files_of_this_repository_that_are_read_are_noted_and_others_are_not(tmp_path):
    inside = tmp_path / "house" / "docs" / "a.txt"
    inside.parent.mkdir(parents=True)
    inside.write_text("1")
    (tmp_path / "b.txt").write_text("1")
    opened = Opened(tmp_path / "house")
    inside.read_text()
    (tmp_path / "b.txt").read_text()
    inside.with_name("written.txt").write_text("2")
    assert opened.close() == {"docs/a.txt"}
    inside.with_name("written.txt").read_text()
    assert opened.close() == {"docs/a.txt"}


def test_a_compiled_file_goes_by_the_name_of_its_source():
    assert plain(Path("a/__pycache__/b.cpython-311.pyc")) == "a/b.py"


HIDDEN = {  # ways to get at something, and how it is then named
    "by a path from here": ("open('figures_src/data.csv').read()", "figures_src/data.csv"),
    "by a path as bytes": ("open(os.fsencode(HERE / 'data.csv')).read()", "figures_src/data.csv"),
    "by a detour": ("(HERE / 'words' / '..' / 'data.csv').read_text()", "figures_src/data.csv"),
    "by a descriptor": ("os.open(HERE / 'data.csv', os.O_RDONLY)", "figures_src/data.csv"),
    "to read and write": ("open(HERE / 'data.csv', 'r+').close()", "figures_src/data.csv"),
    "by numpy": ("np.load(HERE / 'data.npy')", "figures_src/data.npy"),
    "by a map of memory": ("np.memmap(HERE / 'data.npy', mode='r')", "figures_src/data.npy"),
    "by a database": ("sqlite3.connect(HERE / 'data.db')", "figures_src/data.db"),
    "outside its room": ("(HERE.parent / 'scripts/why.py').read_text()", "scripts/why.py"),
    "of what was made": ("next(os.scandir(HERE.parent / 'build'))", "build"),
    "by a list of names": ("os.listdir(HERE / 'words')", "figures_src/words"),
    "by an import with another name": (
        "getattr(importlib, 'import_module')('figures_src.other')", "figures_src/other.py"),
    "by another program": ("subprocess.run(['cat', 'README.md'])", "it started cat"),
}  # fmt: skip
BEGIN = """import importlib, os, sqlite3, subprocess
from pathlib import Path
HERE = Path(__file__).parents[1]
"""


def hiding(repository):
    """Rewrites the two figures of a repository into one for each way; {figure: its name for it}."""
    text = repository.path("figures_src/figures/wave.py").read_text()
    for path in repository.path("figures_src/figures").glob("[a-z]*.py"):
        path.unlink()
    repository.path("figures_src/data.csv").write_text("1")
    repository.path("figures_src/other.py").write_text("")
    repository.path("figures_src/data.npy").write_bytes(saved([1.0]))
    names = {}
    for number, (way, named) in enumerate(HIDDEN.values()):
        read = text.replace("    time.sleep", f"    {way}\n    time.sleep")
        read = read.replace("import time\n", BEGIN + "import time\n", 1)
        repository.path(f"figures_src/figures/way_{number}.py").write_text(read)
        names[f"way_{number}"] = named
    return names


def saved(values):
    memory = io.BytesIO()
    np.save(memory, np.array(values))
    return memory.getvalue()


def test_whatever_is_read_behind_the_engines_back_fails_its_figure_and_is_named(repository):
    names = hiding(repository)
    process = repository.run("make_figures", "SEEDS=0", "WORKERS=2")
    assert process.returncode == 1 and not repository.measured()
    for figure, named in names.items():
        start = f"FAILED {figure}: {figure} seed 0: hidden dependency: {named}"
        assert start in process.stderr_text, process.said


def test_what_is_read_while_the_science_is_loaded_counts_too(repository):
    repository.path("figures_src/data.csv").write_text("1")
    repository.change(
        "figures_src/measuring/deep.py", "def scale",
        "from pathlib import Path\n\n"
        "SIZE = Path(__file__).parents[1].joinpath('data.csv').read_text()\n\n\ndef scale",
    )  # fmt: skip
    process = repository.run("make_figures", "SEEDS=0", "WORKERS=1")
    assert "FAILED wave: wave seed 0: hidden dependency: figures_src/data.csv" in process.said
    assert sorted(repository.measured()) == ["calm.json", "calm.npz"]


def test_a_module_that_another_figure_left_in_the_worker_is_seen_all_the_same(repository):
    repository.change(
        "figures_src/figures/calm.py", "    time.sleep",
        "    import importlib\n"
        "    getattr(importlib, 'import_module')('figures_src.measuring.deep')\n    time.sleep",
    )  # fmt: skip
    process = repository.run("make_figures", "ONLY=wave,calm", "SEEDS=0-2", "WORKERS=1")
    assert process.said.index("wave seed 2") < process.said.index("calm seed 0")
    for seed in range(3):
        told = f"FAILED calm: calm seed {seed}: hidden dependency: figures_src/"
        assert told in process.said and "figures_src/measuring/deep.py, read" in process.said


def test_data_that_is_declared_may_be_read_and_makes_its_figure_stale(repository):
    repository.path("figures_src/data.csv").write_text("1")
    repository.change(
        "figures_src/figures/wave.py", "import time\n",
        "import time\nfrom pathlib import Path\n\nDATA = ('figures_src/data.csv',)\n",
    )  # fmt: skip
    repository.change(
        "figures_src/figures/wave.py", "    time.sleep",
        "    float((Path(__file__).parents[2] / DATA[0]).read_text())\n    time.sleep",
    )  # fmt: skip
    assert repository.run("make_figures", "ONLY=wave").returncode == 0
    repository.path("figures_src/data.csv").write_text("2")
    assert "figures_src/data.csv changed" in repository.run("why", "ONLY=wave").stdout_text
    repository.path("figures_src/data.csv").unlink()
    told = repository.run("why", "ONLY=wave").stdout_text
    assert "figures_src/figures/wave.py:6: DATA names 'figures_src/data.csv'" in told


def test_what_threads_read_that_ran_before_is_not_of_the_science(tmp_path):
    """A worker of a cluster has some: one that takes samples of what runs reads its sources."""
    (tmp_path / "a.txt").write_text("1")
    wanted, done = threading.Event(), threading.Event()

    def stranger():
        wanted.wait(60)
        (tmp_path / "a.txt").read_text()
        done.set()

    other = threading.Thread(target=stranger, daemon=True)
    other.start()
    opened = Opened(tmp_path)
    wanted.set()
    assert done.wait(60) and opened.close() == set()
    other.join(60)
    opened = Opened(tmp_path)
    own = threading.Thread(target=(tmp_path / "a.txt").read_text)
    own.start()
    own.join(60)
    assert opened.close() == {"a.txt"}
