"""A folder lies open on a free port, and only as long as somebody reads it."""

import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from scripts import find_browser, serving
from scripts.engine.errors import EngineError


def test_a_folder_is_read_and_nothing_is_said(tmp_path, capfd):
    (tmp_path / "word.txt").write_text("here", encoding="utf-8")
    with serving.served(tmp_path) as address:
        assert urllib.request.urlopen(f"{address}word.txt", timeout=10).read() == b"here"
    assert capfd.readouterr().err == ""
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{address}word.txt", timeout=10)


def test_two_folders_are_served_at_once(tmp_path):
    with serving.served(tmp_path) as one, serving.served(tmp_path) as two:
        assert one != two


def test_a_handler_answers_in_its_own_way(tmp_path):
    class Deaf(serving.Quiet):
        def do_GET(self):  # noqa: N802 - its base class names it
            self.send_error(418)

    with serving.served(tmp_path, Deaf) as address:
        with pytest.raises(urllib.error.HTTPError, match="418"):
            urllib.request.urlopen(address, timeout=10)


def test_without_a_browser_the_remedy_is_named(monkeypatch):
    monkeypatch.setattr(find_browser, "find", lambda: None)
    with pytest.raises(EngineError, match="no Chromium or Chrome"):
        with serving.browser():
            pass


@pytest.mark.browser
def test_a_browser_reads_what_is_served(tmp_path):
    (tmp_path / "index.html").write_text("<title>Read</title>", encoding="utf-8")

    def title():
        with serving.served(tmp_path) as address, serving.browser() as chromium:
            page = chromium.new_page()
            page.goto(address)
            return page.title()

    with ThreadPoolExecutor(1) as apart:  # other tests keep a browser in this thread
        assert apart.submit(title).result() == "Read"
