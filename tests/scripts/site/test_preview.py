"""What a save makes again in the preview."""

import threading
from types import SimpleNamespace

import pytest

from scripts.site import preview
from scripts.site.shelf import Missing, Shelf


@pytest.fixture
def built(tmp_path):
    (tmp_path / "docs").mkdir()
    rows = "en: { name: English, html: en, theme: en, babel: en, source: true }\n"
    (tmp_path / "docs/languages.yml").write_text(rows)
    shown = preview.Preview(tmp_path, "en")
    shown.built = True
    return shown


def test_a_saved_figure_asks_after_no_other_and_whatever_else_is_saved_after_all(built, tmp_path):
    folder = tmp_path / "figures_src/figures"
    folder.mkdir(parents=True)
    for name in ("folds", "reach", "__init__"):
        (folder / f"{name}.py").touch()
    folds, reach = ("figures_src/figures/folds.py", "figures_src/figures/reach.py")
    assert built.concerned({folds}) == "folds" and built.concerned({folds, reach}) == "folds,reach"
    for other in ("figures_src/drawing.py", "docs/measured/folds.json", f"{folds}.gone"):
        assert built.concerned({folds, other}) == ""
    built.built = False
    assert built.concerned({folds}) == "", "nobody knows yet what else is not drawn"


@pytest.mark.parametrize(
    "name", ["docs/en/holes.md", "docs/en/words.yml", "figures_src/words/en.po"]
)
def test_prose_words_and_figures_build_single_pages(built, name):
    assert not built.everything({name})


@pytest.mark.parametrize("name", ["docs/claims.yml", "docs/theme/main.html"])
def test_claims_and_templates_build_everything(built, name):
    assert built.everything({name})


def test_a_style_is_copied_to_where_it_is_served(built, tmp_path):
    (tmp_path / "docs/assets").mkdir()
    (tmp_path / "docs/assets/a.css").write_text("a {}")
    built.copy("docs/assets/a.css")
    assert (built.folder / "assets/a.css").read_text() == "a {}"


def test_pages_that_show_a_figure_are_known_by_their_blocks(tmp_path):
    page = tmp_path / "a.md"
    page.write_text("holes\n\n/// figure | folds\n///\n\n/// demo | paper\n///\n")
    assert preview.shows(page, {"folds"}, False) and preview.shows(page, set(), True)
    assert not preview.shows(page, {"holes"}, False)


def test_new_words_of_the_site_are_shown_on_the_open_page_first(built, tmp_path, monkeypatch):
    (tmp_path / "docs/en").mkdir()
    (tmp_path / "docs/en/words.yml").write_text("figure: Picture {number}\n")
    told = []
    monkeypatch.setattr(preview.building.staging, "stage", lambda *given, **more: None)
    monkeypatch.setattr(preview.notebooks, "write", lambda *given: None)
    built.render = lambda file: told.append(file.url)
    built.config, built.files = SimpleNamespace(extra={}), Files("./", "holes/", "folds/")
    built.visit("/folds/")
    built.show({"docs/en/words.yml"}, lambda: (told.append("shown"), built.visit("/folds/")))
    assert told == ["folds/", "shown", "./", "holes/"]
    assert built.config.extra["words"]["figure"] == "Picture {number}"


def test_what_would_turn_a_verdict_is_said_anew_on_every_page(built, tmp_path, monkeypatch):
    told, book = [], tmp_path / "figures_src/words/en.po"
    book.parent.mkdir(parents=True)
    entry = 'msgctxt "ball.{key}"\nmsgid "it tears"\nmsgstr "{said}"\n'
    monkeypatch.setattr(preview.making, "make", lambda *given, **more: None)
    built.reword = lambda shown: told.append("reworded")
    built.pages = lambda figures, demos, prose: told.append(f"demos: {demos}")
    for key, said in (("flips.B8", "es reißt"), ("flips.B8", "es zerreißt"), ("title", "Kugel")):
        book.write_text('msgid ""\nmsgstr ""\n\n' + entry.format(key=key, said=said))
        built.show({"figures_src/words/en.po"})
    assert told == ["reworded", "reworded", "reworded"]
    built.show({"figures_src/words/en.po"})
    assert told[3:] == ["demos: False"]


def test_pages_that_are_not_open_wait_for_whatever_is_saved_meanwhile(built, monkeypatch):
    told = []
    monkeypatch.setattr(preview.interface, "words", lambda *given: {})
    monkeypatch.setattr(preview.building.staging, "stage", lambda *given, **more: None)
    monkeypatch.setattr(preview.notebooks, "write", lambda *given: None)
    built.render = lambda file: told.append(file.url)
    built.pages = lambda *given: told.append("what was saved")
    built.config, built.files = SimpleNamespace(extra={}), Files("./", "holes/", "folds/")
    built.interrupted = lambda: "holes/" in told
    built.reword(lambda: built.visit("/"))
    assert told == ["./", "holes/"]
    built.interrupted = lambda: False
    monkeypatch.setattr(preview.making, "make", lambda *given, **more: None)
    built.show({"figures_src/demos/paper.py"}, lambda: told.append("shown"))
    assert told[2:] == ["what was saved", "shown", "folds/"] and not built.later


def test_a_browser_may_load_the_open_page_before_others_are_made(built, monkeypatch):
    told = []
    monkeypatch.setattr(preview, "COURTESY", 5)
    monkeypatch.setattr(preview.interface, "words", lambda *given: {})
    monkeypatch.setattr(preview.building.staging, "stage", lambda *given, **more: None)
    monkeypatch.setattr(preview.notebooks, "write", lambda *given: None)
    built.render = lambda file: told.append(file.url)
    built.config, built.files = SimpleNamespace(extra={}), Files("./", "holes/")
    browser = threading.Timer(0.3, lambda: (told.append("loaded"), built.visit("/")))
    built.reword(browser.start)
    assert told == ["./", "loaded", "holes/"]


class Files:
    """As much of MkDocs' list of files as is asked for pages."""

    def __init__(self, *urls):
        self.urls = urls

    def documentation_pages(self):
        return [SimpleNamespace(url=url) for url in self.urls]


def catalogue(root, name, text):
    (root / "figures_src/words").mkdir(parents=True, exist_ok=True)
    entry = f'msgid ""\nmsgstr ""\n\nmsgctxt "{name}.title"\nmsgid "A"\nmsgstr "{text}"\n'
    (root / "figures_src/words/en.po").write_text(entry)


def test_a_saved_word_of_a_demo_draws_the_demos_once(built, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(preview.making, "make", lambda *given, **more: None)
    built.pages = lambda figures, demos, prose: told.append((demos, prose))
    for name, text in (("demo.paper", "B"), ("demo.paper", "C"), ("folds", "C"), ("folds", "D")):
        catalogue(tmp_path, name, text)
        built.show({"figures_src/words/en.po"})
    assert told == [(True, False), (True, False), (True, False), (False, False)]


def test_pages_are_staged_only_where_prose_was_saved(built, monkeypatch):
    told = []
    monkeypatch.setattr(preview.building.staging, "stage", lambda *given, **more: told.append(1))
    built.pages(set(), False, False)
    assert told == []
    built.pages(set(), False, True)
    assert told == [1]


def test_demos_are_drawn_again_for_their_own_words_only(built, tmp_path):
    assert built.spoken() == {}
    (tmp_path / "figures_src/words").mkdir(parents=True)
    entry = 'msgid ""\nmsgstr ""\n\nmsgctxt "{}.title"\nmsgid "A"\nmsgstr "{}"\n'
    catalogue = tmp_path / "figures_src/words/en.po"
    catalogue.write_text(entry.format("demo.paper", "B"))
    before = built.spoken()
    assert before.keys() == {"demo.paper"}
    catalogue.write_text(entry.format("demo.paper", "C"))
    assert built.spoken() != before
    catalogue.write_text(entry.format("folds", "C"))
    assert built.spoken() == {}


def test_nothing_that_pages_quoted_is_remembered_after_it_may_have_changed(tmp_path):
    """A measurement made anew, say, has another day: every memory of a shelf is dropped."""
    kept = [each for each in vars(Shelf).values() if hasattr(each, "cache_info")]
    Shelf(tmp_path).committed("folds")
    with pytest.raises(Missing):
        Shelf(tmp_path).measured("folds")
    assert sum(each.cache_info().currsize for each in kept) > 0
    preview.forget()
    assert sum(each.cache_info().currsize for each in kept) == 0
