"""How soon the preview shows what was saved: python -m scripts.bench_preview [SAVES=7]

Runs the preview on a copy of this checkout and waits, as a browser does, until it says that there
is something new and the page has it. For each kind of save, the middle of several: seconds until
it shows, and seconds of processor time that this took, which other work on the machine does not
change. Linux only. Exit status: 0, 1 where the preview did not come up or did not show a save.
"""

import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from scripts import serve_site
from scripts.engine import drawings, options, source
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.site.shelf import Shelf

OPTIONS = {"SAVES": "how often each kind of file is saved; 7 by default"}
PATIENCE = 600  # seconds for the first build, and for a save
LOOK = 0.2  # seconds between two looks where a request by itself does not wait
LOADED = re.compile(r"livereload\((\d+), (\d+)\);")
TITLE = re.compile(r'("title": \(?\s*")')
COPIED = ("scripts", "figures_src", "docs", "build/figures", "build/pictures", "build/lights")


def main(given):
    saves = options.count(given["SAVES"], "SAVES", 7)
    for what, seconds, processor in measured(saves):
        print(f"saved in the preview: {what} shows after {seconds:.1f} s "
              f"({processor:.1f} s of processor time)", flush=True)  # fmt: skip
    return 0


def measured(saves):
    """(what is saved, seconds, processor seconds) of each kind, the middle of some saves."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder) / "copy")
        with Served(root) as served:
            for what, page, name, write in kinds(root):
                spent = [served.save(page, root / name, write, turn) for turn in range(saves)]
                yield what, *map(statistics.median, zip(*spent, strict=True))


def copied(root):
    """A copy of what the preview reads of this checkout."""
    for name in COPIED:
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "requirements.lock"):
        shutil.copy(ROOT / name, root)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return root


def kinds(root):
    """(what, page, file, how it is written) of each kind of save.

    Of figures, the one whose drawing has the middle size and the one with the largest.
    """
    places = Shelf(root).places
    figures = sorted(places, key=lambda figure: weight(root, figure))
    if not figures:
        raise EngineError("docs/en: no page shows a figure whose save could be timed")
    yield "a style", "/", "docs/assets/essay.css", lambda text, mark: f"{text}\n/* {mark} */\n"
    yield "a page", "/", "docs/en/index.md", lambda text, mark: f"{text}\n{mark}\n"
    yield "a word of the site", "/", "docs/en/words.yml", worded
    for figure in dict.fromkeys((figures[len(figures) // 2], figures[-1])):
        page, name = places[figure].partition(".md")[0], f"{source.FIGURES}/{figure}.py"
        address = "/" if page == "index" else f"/{page}/"
        yield f"a word of the figure {figure}", address, name, titled


def weight(root, figure):
    path = root / drawings.FOLDER / "en" / f"{figure}.wide.svg"
    return path.stat().st_size if path.exists() else 0


def worded(text, mark):
    return re.sub(r"(?m)^voyage: .*$", f"voyage: {mark}", text)


def titled(text, mark):
    return TITLE.sub(rf"\g<1>{mark} ", text, count=1)


class Served:
    """The preview of a checkout, at work."""

    def __init__(self, root):
        self.root, self.port = root, serve_site.free_port("8600")

    def __enter__(self):
        command = [sys.executable, "-m", "scripts.serve_site", f"PORT={self.port}"]
        environment = {**os.environ, "PYTHONPATH": str(self.root)}
        self.process = subprocess.Popen(
            command, cwd=self.root, env=environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until(lambda: self.get("/") is not None, "the preview did not come up")
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()

    def get(self, path):
        """The text at an address, None where nobody answers."""
        with contextlib.suppress(OSError):
            address = f"http://127.0.0.1:{self.port}{path}"
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return answer.read().decode()
        return None

    def save(self, page, path, write, turn):
        """(seconds, processor seconds) until a browser that has `page` open has what is saved."""
        mark = f"{path.stem}-saved-{turn}"  # of one file alone: others show on the same page
        seen = LOADED.search(self.get(page))
        text = write(path.read_text(encoding="utf-8"), mark)
        address = page if path.suffix != ".css" else f"/assets/{path.name}"
        began, busy = time.monotonic(), processor(self.process.pid)
        path.write_text(text, encoding="utf-8")
        until(lambda: self.new(seen) and mark in self.get(address), f"{path.name} never showed")
        spent = time.monotonic() - began, processor(self.process.pid) - busy
        time.sleep(3)  # what else the preview makes of it
        return spent

    def new(self, seen):
        """Whether the preview says, within a minute, that there is something new to load."""
        epoch, request = seen.groups()
        return float(self.get(f"/livereload/{epoch}/{request}") or 0) > float(epoch)


def until(holds, what):
    """Returns once something holds; EngineError saying `what` where it does not in time."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > PATIENCE:
            raise EngineError(f"{what} within {PATIENCE} s")
        time.sleep(LOOK)


def processor(process):
    """Processor seconds of a process, and of its descendants that live or were waited for."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # it may end while we look
            own += sum(map(processor, path.read_text().split()))
    return own


if __name__ == "__main__":
    options.run(main, __doc__, OPTIONS)
