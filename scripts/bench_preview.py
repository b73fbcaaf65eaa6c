"""How soon the preview shows what was saved: python -m scripts.bench_preview [SAVES=7 FIGURES=]

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
from scripts.engine import drawings, options, source, watching, workers
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.engine.memo import Memo

OPTIONS = {
    "SAVES": "how often each kind of file is saved; 7 by default",
    "FIGURES": "whose words are saved, as folds,reach; the middle and the slowest by default",
}
PATIENCE = 600  # seconds for the first build, and for a save
LOOK = 0.2  # seconds between two looks where a request by itself does not wait
LOADED = re.compile(r"livereload\((\d+), (\d+)\);")
TITLE = re.compile(r'("title": \(?\s*")')
COPIED = ("scripts", "figures_src", "docs", "build/figures", "build/pictures", "build/lights")


def main(given):
    saves = options.count(given["SAVES"], "SAVES", 7)
    for what, seconds, processor in measured(saves, given["FIGURES"]):
        print(f"saved in the preview: {what} shows after {seconds:.1f} s "
              f"({processor:.1f} s of processor time)", flush=True)  # fmt: skip
    return 0


def measured(saves, figures=""):
    """(what is saved, seconds, processor seconds) of each kind, the middle of some saves."""
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder) / "copy")
        chosen = source.chosen(figures, root) if figures else typical(drawing_seconds(root))
        with Served(root) as served:
            for what, page, name, write in kinds(root, chosen):
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


def kinds(root, figures):
    """(what, page, file, how it is written) of each kind of save, of these figures among them."""
    yield "a style", "/", "docs/assets/essay.css", lambda text, mark: f"{text}\n/* {mark} */\n"
    yield "a page", "/", "docs/en/index.md", lambda text, mark: f"{text}\n{mark}\n"
    yield "a word of the site", "/", "docs/en/words.yml", worded
    shown = places(root)
    for figure in figures:
        if figure not in shown:
            raise EngineError(f"docs/en: no page shows {figure}, so its save cannot be timed")
        page, name = shown[figure].partition(".md")[0], f"{source.FIGURES}/{figure}.py"
        address = "/" if page == "index" else f"/{page}/"
        yield f"a word of the figure {figure}", address, name, titled


def places(root):
    """{figure: where the essay shows it, as "geometric-view.md#fig-folds"}."""
    from scripts.site.shelf import Shelf  # not above: workers import this file, it the science

    return Shelf(root).places


def typical(seconds):
    """Of {figure: seconds that drawing it takes} the figure in the middle and the slowest."""
    figures = sorted(seconds, key=seconds.get)
    if not figures:
        raise EngineError("docs/en: no page shows a figure whose save could be timed")
    return list(dict.fromkeys((figures[len(figures) // 2], figures[-1])))


def drawing_seconds(root):
    """{figure: processor seconds of its drawing, as for the preview} of all that pages show."""
    wanted, found = drawings.Drawings(Memo(root), ("en",), taken=False), {}
    tasks = [
        workers.Task(figure, figure, drawn, (figure, wanted.fingerprint(figure, "en")), here=True)
        for figure in places(root)
    ]

    def done(task, result):
        if isinstance(result, workers.Failure):
            raise EngineError(f"{task.name} is not drawn: {result.where} {result.what}")
        found[task.figure] = result

    workers.run(tasks, done, root, 1, drawings.PRELOAD)
    return found


def drawn(root, figure, fingerprint):
    """Processor seconds of both layouts; the first of two drawings finds what the second keeps."""
    watching.forget(ROOT)  # what science a bench brought along is not that of the copy
    for _ in range(2):
        began = time.process_time()
        for layout in drawings.LAYOUTS:
            drawings.draw_layout(root, figure, "en", layout, fingerprint, taken=False)
        spent = time.process_time() - began
    return spent


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
        silent = dict.fromkeys(("stdout", "stderr"), subprocess.DEVNULL)
        self.process = subprocess.Popen(command, cwd=self.root, env=environment, **silent)
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
