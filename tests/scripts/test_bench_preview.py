"""What a save costs is measured as a browser sees it, on files that really change."""

import os
import re
import time
from types import SimpleNamespace

import pytest

from scripts import bench_preview
from scripts.engine.errors import EngineError


@pytest.fixture
def root(tmp_path):
    """A checkout whose pages show three figures."""
    pages = {"index": "folds", "holes": "folds\n///\n/// figure | reach\n///\n/// figure | rings"}
    (tmp_path / "docs/en").mkdir(parents=True)
    for name, figures in pages.items():
        (tmp_path / f"docs/en/{name}.md").write_text(f"# A\n\n/// figure | {figures}\n///\n")
    rows = "en: { name: English, html: en, theme: en, babel: en, source: true }\n"
    (tmp_path / "docs/languages.yml").write_text(rows)
    return tmp_path


def test_a_figure_is_saved_where_its_first_page_shows_it(root):
    kinds = [(what, page, name) for what, page, name, _ in bench_preview.kinds(root, ["rings"])]
    name = "figures_src/figures/rings.py"
    assert kinds[-1] == ("a word of the figure rings", "/holes/", name)
    with pytest.raises(EngineError, match="docs/en: no page shows rungs"):
        list(bench_preview.kinds(root, ["rungs"]))


@pytest.mark.parametrize(
    ("seconds", "chosen"),
    [({"a": 2}, ["a"]), ({"a": 2, "b": 1}, ["a"]), ({"a": 3, "b": 1, "c": 2}, ["c", "a"])],
)
def test_the_figure_in_the_middle_and_the_slowest_one_are_chosen(seconds, chosen):
    assert bench_preview.typical(seconds) == chosen


def test_without_figures_there_is_nothing_to_time():
    with pytest.raises(EngineError, match="docs/en: no page shows a figure"):
        bench_preview.typical({})


def test_a_slow_drawing_counts_as_slow_however_small_it_is(measured):
    """In a copy of a checkout, as it is measured for real."""
    (measured.root / "docs/en").mkdir()
    pages = "/// figure | wave\n///\n\n/// figure | calm\n///\n"
    (measured.root / "docs/en/index.md").write_text(pages)
    slow = "    figure = page.figure(200)\n    sum(range(20_000_000))\n"
    measured.change("figures_src/figures/wave.py", "    figure = page.figure(200)\n", slow)
    seconds = bench_preview.drawing_seconds(measured.root)
    assert bench_preview.typical(seconds)[-1] == "wave" and seconds.keys() == {"wave", "calm"}
    measured.change("figures_src/figures/calm.py", "    return figure\n", "    1 / 0\n")
    with pytest.raises(EngineError, match="calm is not drawn: figures_src/figures/calm.py"):
        bench_preview.drawing_seconds(measured.root)


def test_the_mark_of_one_file_is_not_taken_for_that_of_another(tmp_path, monkeypatch):
    """The page shows the first file only, so a save of the second must not count as shown."""
    first, second, shown = tmp_path / "index.md", tmp_path / "words.yml", []
    first.touch()
    second.touch()
    served = bench_preview.Served(tmp_path)
    served.process, served.new = SimpleNamespace(pid=os.getpid()), lambda seen: True
    served.get = lambda address: "livereload(1, 2);" + first.read_text()
    monkeypatch.setattr(bench_preview.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(bench_preview, "until", lambda holds, what: shown.append(holds()))
    for path in (first, second):
        served.save("/", path, lambda text, mark: text + mark, 0)
    assert shown == [True, False]


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
