"""A browser is found, or the one line that mends it is printed; it is never silently missing."""

import pytest

from scripts import find_browser


def test_a_named_browser_decides(monkeypatch, tmp_path):
    program = tmp_path / "my browser"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROME_PATH", str(program))
    assert find_browser.find() == str(program)


def test_without_a_browser_one_line_says_what_to_do(monkeypatch):
    monkeypatch.setattr(find_browser, "find", lambda: None)
    with pytest.raises(SystemExit) as stop:
        find_browser.main([])
    assert "apt-get install chromium" in str(stop.value) and "\n" not in str(stop.value)


def test_an_unknown_option_is_named():
    with pytest.raises(SystemExit, match="INSTAL=yes"):
        find_browser.main(["INSTAL=yes"])
