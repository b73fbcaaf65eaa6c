"""What a save costs is measured as a browser sees it, on files that really change."""

import os
import re
import time

import pytest

from scripts import bench_preview
from scripts.engine.errors import EngineError


@pytest.fixture
def root(tmp_path):
    """A checkout whose pages show three figures, of which one is drawn large."""
    pages = {"index": "folds", "holes": "folds\n///\n/// figure | reach\n///\n/// figure | rings"}
    for folder in ("docs/en", "build/figures/en", "figures_src/figures"):
        (tmp_path / folder).mkdir(parents=True)
    for name, figures in pages.items():
        (tmp_path / f"docs/en/{name}.md").write_text(f"# A\n\n/// figure | {figures}\n///\n")
    for size, figure in enumerate(("folds", "reach", "rings")):
        (tmp_path / f"build/figures/en/{figure}.wide.svg").write_text("x" * size)
    return tmp_path


def test_figures_are_found_on_the_pages_that_show_them(root):
    assert bench_preview.shown(root) == dict.fromkeys(("folds", "reach", "rings"), "/holes/")


def test_the_figures_in_the_middle_and_at_the_end_are_chosen(root):
    names = [name for _, _, name, _ in bench_preview.kinds(root)]
    assert names[-2:] == ["figures_src/figures/reach.py", "figures_src/figures/rings.py"]


@pytest.mark.parametrize(
    ("write", "text"),
    [
        (bench_preview.worded, "search: Search\nvoyage: The voyage\n"),
        (bench_preview.titled, 'WORDS = {\n    "title": "A",\n    "alt": "B",\n}\n'),
        (bench_preview.titled, 'WORDS = {\n    "title": (\n        "A "\n        "B"),\n}\n'),
    ],
)
def test_each_save_puts_its_own_mark_into_the_file(write, text):
    once = write(text, "mark0")
    assert "mark0" in once and "mark1" in write(once, "mark1")
    assert text.count("\n") == once.count("\n")


def test_every_figure_of_this_checkout_has_a_title_that_takes_a_mark():
    for path in sorted((bench_preview.ROOT / "figures_src/figures").glob("[!_]*.py")):
        assert "mark0" in bench_preview.titled(path.read_text(), "mark0"), path.name


def test_the_words_of_the_site_take_a_mark_that_every_page_shows():
    words = (bench_preview.ROOT / "docs/en/words.yml").read_text()
    assert "mark0" in bench_preview.worded(words, "mark0")
    theme = (bench_preview.ROOT / "docs/theme").rglob("*.html")
    assert any("words.voyage" in path.read_text() for path in theme)


def test_what_never_shows_is_an_error(monkeypatch):
    monkeypatch.setattr(bench_preview, "PATIENCE", 0)
    with pytest.raises(EngineError, match="a.md never showed within 0 s"):
        bench_preview.until(lambda: False, "a.md never showed")


def test_the_processor_time_of_a_process_grows_with_its_work():
    before, began = bench_preview.processor(os.getpid()), time.process_time()
    while time.process_time() - began < 0.2:
        pass
    assert 0.1 < bench_preview.processor(os.getpid()) - before < 5


def test_the_preview_tells_browsers_in_the_words_that_are_looked_for():
    from mkdocs import livereload

    script = livereload._SCRIPT_TEMPLATE.substitute(epoch=12, request_id=34)
    assert re.search(bench_preview.LOADED, script).groups() == ("12", "34")
