"""A small repository with quick figures, on which the engine is tried for real."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

# Tests begun in the background ignore Ctrl-C, and so would every process that they begin.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parents[2]

FIGURE = '''"""A wave has a height."""

import time
from dataclasses import dataclass

import numpy as np
from figures_src.claim import Claim
from figures_src.measuring.heights import height


@dataclass(frozen=True)
class Setup:
    points: int = 50  # samples
    pause: float = 0.0  # seconds


def measure(setup, seed):
    time.sleep(setup.pause)
    wave = np.random.default_rng(seed).normal(size=setup.points)
    return {
        "numbers": {"height": height(wave), "positive": (int((wave > 0).sum()), setup.points)},
        "series": {"wave": wave},
        "exhibit": {"first": wave[:3]},
    }


CLAIMS = {"A1": Claim(number="height", stands="above", threshold=0.5, flips="a calm sea")}

WORDS = {
    "title": "A wave",
    "alt": "A wave; {positive:.0%} of it lies above the sea.",
    "description": "The wave is {height:.2f} high.",
    "axis": "time",
}


def draw(measured, words, page):
    figure = page.figure(200)
    axes = figure.subplots()
    axes.plot(measured.series["wave"][0], color="#1f5f8b")
    axes.set_xlabel(words["axis"])
    return figure
'''

CHINESE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "wave.alt"
msgid "A wave; {positive:.0%} of it lies above the sea."
msgstr "Wave ({positive:.0%})."
"""

FILES = {
    "figures_src/__init__.py": "",
    "figures_src/figures/__init__.py": "",
    "figures_src/measuring/__init__.py": "",
    "figures_src/measuring/heights.py": (
        "from figures_src.measuring.deep import scale\n\n\ndef height(wave):\n"
        '    """How high."""\n    return scale(float(wave.max() - wave.min()))\n'
    ),
    "figures_src/measuring/deep.py": "def scale(value):\n    return 1 * value\n",
    "figures_src/figures/wave.py": FIGURE,
    "figures_src/figures/calm.py": (
        FIGURE.replace("from figures_src.measuring.heights import height\n", "")
        .replace("height(wave)", "float(abs(wave).max())")
        .replace("A wave has", "A calm sea has")
    ),
    "figures_src/words/zh.po": CHINESE,
    "docs/languages.yml": (
        "en: { name: English, html: en, theme: en, babel: en, source: true }\n"
        "zh: { name: 中文, html: zh, theme: zh, babel: zh_Hans_CN }\n"
    ),
}


class Repository:
    """A checkout in a folder of its own, and its commands."""

    def __init__(self, root):
        self.root = root

    def start(self, verb, *options, python=(), before=()):
        """A command of the repository, begun. before: words in front of it, as of `env`."""
        environment = {**os.environ, "PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.Popen(
            [*before, sys.executable, *python, "-m", f"scripts.{verb}", *options],
            cwd=self.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, verb, *options, python=(), before=()):
        return self.finish(self.start(verb, *options, python=python, before=before))

    def finish(self, process):
        """The process with what it said, once it has ended."""
        process.stdout_text, process.stderr_text = process.communicate(timeout=300)
        process.said = process.stdout_text + process.stderr_text
        return process

    def path(self, name):
        return self.root / name

    def change(self, name, old, new):
        """Replace text in a file; fails where it does not occur."""
        path = self.path(name)
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def measured(self):
        """{file name: bytes} of all committed measurements."""
        folder = self.path("docs/measured")
        kept = sorted(folder.glob("*")) if folder.exists() else []
        return {path.name: path.read_bytes() for path in kept if path.suffix in (".json", ".npz")}

    def drawn(self):
        """{name below build/figures: bytes} of all drawings, and of what says they are done."""
        folder = self.path("build/figures")
        kept = sorted(path for path in folder.rglob("[!.]*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}


def family(process):
    """Numbers of all descendants of a process, each after its parent; only Linux tells them."""
    found, todo = [], [process]
    while todo:
        for path in Path(f"/proc/{todo.pop()}/task").glob("*/children"):
            with contextlib.suppress(OSError):  # it may end while we look
                new = [int(child) for child in path.read_text().split()]
                found += new
                todo += new
    return found


def running(number):
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")")[1].split()[0] not in "ZX"
    except OSError:
        return False


def ended(numbers, seconds=60):
    """Whether all these processes end within a time that is generous on a busy machine."""
    deadline = time.monotonic() + seconds
    while any(map(running, numbers)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not any(map(running, numbers))


def built(root):
    """A small repository in the folder `root`: this engine, two quick figures, two languages."""
    for name in ("scripts/engine", "scripts/l10n"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (ROOT / "scripts").glob("*.py"):
        shutil.copy(path, root / "scripts")
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in (ROOT / "figures_src").glob("*.py"):
        shutil.copy(path, root / "figures_src")
    return Repository(root)


@pytest.fixture(autouse=True)
def path_as_it_was():
    """What a test imports from a small repository here, the workers of the next must not find."""
    before = sys.path.copy()
    yield
    sys.path[:] = before


@pytest.fixture(scope="session")
def build():
    return built


@pytest.fixture(scope="session")
def repository_at():
    """The commands of a repository that is there already."""
    return Repository


@pytest.fixture
def repository(tmp_path):
    """A small repository in which nothing has been measured yet."""
    return built(tmp_path / "a house")


@pytest.fixture(scope="session")
def measured_once(tmp_path_factory):
    """The same repository after `make figures`; copied, never changed."""
    made = built(tmp_path_factory.mktemp("measured") / "house")
    process = made.run("make_figures", "WORKERS=2")
    assert process.returncode == 0, process.said
    return made


@pytest.fixture
def measured(measured_once, tmp_path):
    """A small repository in which everything is measured and drawn."""
    shutil.copytree(measured_once.root, tmp_path / "house", symlinks=True)
    return Repository(tmp_path / "house")
