"""The preview finds a free port, notices what is saved, and ends when it is asked to."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest
from watchdog.events import FileModifiedEvent

from scripts import serve_site
from scripts.engine.files import ROOT
from scripts.site.errors import PageError
from tests.scripts.conftest import ended, family

PROMPT = 2  # seconds on a free core; it takes a tenth of that


def patience():
    """PROMPT on a machine as busy as this one: how long the work of a tenth of a second takes."""
    began, worked = time.monotonic(), time.process_time()
    while time.process_time() - worked < 0.1:
        pass
    return PROMPT * (time.monotonic() - began) / 0.1


def test_a_port_in_use_gives_way_to_the_next():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve_site.free_port(str(port)) > port


@pytest.mark.parametrize("port", ["x", "0", "99999"])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(SystemExit, match="is no port"):
        serve_site.free_port(port)


def test_options_are_read_and_unknown_ones_refused():
    assert serve_site.options(["LANGUAGE=zh", "PORT=9000"]) == {"LANGUAGE": "zh", "PORT": "9000"}
    with pytest.raises(SystemExit, match="unknown option 'LANG'"):
        serve_site.options(["LANG=zh"])


def test_a_save_is_noticed_once_after_it_is_over(tmp_path):
    saves = serve_site.Saves(tmp_path)
    assert not saves.settled()
    saves.on_any_event(FileModifiedEvent(str(tmp_path / "docs/en/index.md")))
    assert not saves.settled()
    time.sleep(serve_site.PAUSE + 0.05)
    assert saves.settled() == {"docs/en/index.md"} and not saves.settled()


def test_what_python_and_half_written_files_leave_is_no_save(tmp_path):
    saves = serve_site.Saves(tmp_path)
    for name in ("figures_src/__pycache__/claim.pyc", "docs/measured/.wave.json.1.tmp"):
        saves.on_any_event(FileModifiedEvent(str(tmp_path / name)))
    assert not saves.names


def test_a_mistake_while_previewing_is_told_and_survived(capsys):
    class Broken:
        def show(self, saved, shown):
            raise PageError("docs/en/a.md", 1, "wrong", "mend it")

    serve_site.again(Broken(), set())
    assert "docs/en/a.md:1: wrong" in capsys.readouterr().err


def test_the_page_that_a_browser_asked_for_is_noted_and_still_served():
    visited = []
    app = serve_site.noting(visited.append, lambda environ, start: [environ["PATH_INFO"].encode()])
    for path in ("/holes/", "/assets/essay.css", "/index.html"):
        assert app({"PATH_INFO": path}, None) == [path.encode()]
    assert visited == ["/holes/", "/"]


@pytest.fixture
def drawing(tmp_path):
    """A preview of a checkout in which nothing is drawn yet, at work on its figures."""
    for folder in ("docs", "scripts", "figures_src"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for name in ("mkdocs.yml", "requirements.lock"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    command = [sys.executable, "-m", "scripts.serve_site", "PORT=8500"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True,
                               stderr=subprocess.PIPE,
                               env={**os.environ, "PYTHONPATH": str(tmp_path)})  # fmt: skip
    assert "drawn for en" in process.stderr.readline()
    yield process
    process.kill()
    process.communicate()


@pytest.mark.slow
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_while_it_draws_it_ends_at_once_and_leaves_nobody(drawing, asked):
    descendants = family(drawing.pid)
    assert len(descendants) >= 2
    began = time.monotonic()
    drawing.send_signal(asked)
    said = "".join(drawing.communicate(timeout=60))
    assert time.monotonic() - began < patience()
    assert ended(descendants, PROMPT) and "Traceback" not in said


def test_browsers_are_told_even_of_a_save_that_could_not_be_shown():
    class Broken:
        def show(self, saved, shown):
            raise PageError("docs/en/a.md", 1, "wrong", "mend it")

    told = []
    serve_site.again(Broken(), set(), lambda: told.append(True))
    assert told == [True]


def test_the_page_that_a_browser_asks_for_is_noted():
    asked, answered = [], []
    app = serve_site.noting(asked.append, lambda environ, start: answered.append(start) or [])
    for path in ("/holes/", "/assets/essay.css", "/folds/index.html"):
        app({"PATH_INFO": path}, path)
    assert asked == ["/holes/", "/folds/"] and len(answered) == 3
