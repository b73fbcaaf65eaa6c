"""A page becomes a PDF whose contents know their pages."""

import pytest

from scripts import find_browser
from scripts.engine.errors import EngineError
from scripts.site import printing

BOOK = """<!doctype html><title>Book</title><style>section {{ break-before: page }}</style>
<a href="#one">{one}</a> <a href="#two">{two}</a>
<section id="one"><h1>One</h1></section><section><h1>Between</h1></section>
<section id="two"><h1>Two</h1></section>"""


def written(at):
    return BOOK.format(one=at.get("one", "?"), two=at.get("two", "?"))


@pytest.mark.browser
def test_the_contents_are_printed_with_the_pages_that_printing_found(tmp_path):
    pdf = printing.bound(tmp_path, "book.html", written)
    assert pdf.startswith(b"%PDF")
    assert printing.places(pdf) == {"one": 2, "two": 4}
    assert '"#two">4<' in (tmp_path / "book.html").read_text(encoding="utf-8")


def test_without_a_browser_the_mend_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(find_browser, "find", lambda: None)
    with pytest.raises(EngineError, match="install one"):
        printing.printed(tmp_path, "book.html")


def test_a_browser_that_prints_nothing_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(find_browser, "find", lambda: "true")
    with pytest.raises(EngineError, match="true: printed nothing"):
        printing.printed(tmp_path, "book.html")
