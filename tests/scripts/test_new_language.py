"""One command begins a language; a code that is none, or is there already, changes nothing."""

import pytest
import yaml

from scripts import new_language
from scripts.l10n import catalogue, glossary, interface, registry, report
from scripts.l10n.problem import L10nError

LANGUAGES = """# Every language.
en: { name: English, html: en, theme: en, babel: en, source: true }
"""
FILES = {
    "docs/languages.yml": LANGUAGES,
    "docs/glossary.yml": "layer: { note: as in a cake }\n",
    "docs/en/words.yml": "figure: Figure {number}\n",
    "docs/en/index.md": "# Hello {#hello}\n",
    "figures_src/figures/ball.py": 'WORDS = {"title": "The ball"}\n',
}


@pytest.fixture
def essay(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def snapshot(essay):
    return {path: path.read_bytes() for path in essay.rglob("*") if path.is_file()}


def test_a_language_begins_with_registry_words_catalogue_and_instructions(essay, capsys):
    assert new_language.main({"CODE": "fr"}, essay) == 0
    assert "make l10n START=fr/index.md" in capsys.readouterr().out
    french = registry.find("fr", essay)
    assert (french.name, french.babel, french.dir) == ("Français", "fr", "ltr")
    assert interface.words("fr", essay) == interface.words("en", essay)
    assert [entry.msgctxt for entry in catalogue.read("fr", essay)] == ["ball.title"]
    assert "fr" in (essay / glossary.FILE).read_text(encoding="utf-8")


def test_it_copies_no_page_and_its_instructions_become_none(essay):
    new_language.begin(essay, "fr")
    assert not list((essay / "docs/fr").glob("*.md"))
    assert (essay / "docs/fr/TRANSLATING.txt").exists()


def test_a_begun_language_is_incomplete_but_has_no_errors(essay):
    new_language.begin(essay, "fr")
    statuses, problems = report.check(essay)
    assert [status.state for status in statuses] == ["missing"]
    assert {problem.level for problem in problems} == {"warning"}


def test_what_was_written_by_hand_is_kept(essay):
    new_language.begin(essay, "fr")
    assert (essay / registry.FILE).read_text(encoding="utf-8").startswith(FILES[registry.FILE])


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("pt-BR", {"name": "Português (Brasil)", "theme": "pt-BR", "babel": "pt_BR"}),
        ("ar", {"dir": "rtl", "font": "noto-sans-arabic"}),
        ("zh-Hant", {"font": "noto-sans-tc", "html": "zh-Hant"}),
        ("ja", {"font": "noto-sans-jp"}),
        ("gsw", {"theme": "en"}),
    ],
)
def test_a_language_is_described_from_what_babel_knows(code, expected):
    assert expected.items() <= new_language.described(code).items()


def test_a_code_that_yaml_would_misread_is_kept(essay):
    new_language.begin(essay, "no")
    assert "no" in registry.read(essay)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("", "make language CODE=fr"),
        ("french", "not a language code"),
        ("../fr", "not a language code"),
        ("xx", "Babel knows no language `xx`"),
        ("en", "already a language"),
    ],
)
def test_a_code_that_cannot_be_used_changes_nothing(essay, capsys, code, message):
    before = snapshot(essay)
    assert new_language.main({"CODE": code}, essay) == 1
    assert message in capsys.readouterr().err
    assert snapshot(essay) == before


def test_a_damaged_glossary_stops_before_anything_is_written(essay):
    (essay / glossary.FILE).write_text("a: b: c\n", encoding="utf-8")
    before = snapshot(essay)
    with pytest.raises(L10nError, match="glossary.yml"):
        new_language.begin(essay, "fr")
    assert snapshot(essay) == before


def test_the_row_is_yaml_of_one_line(essay):
    new_language.begin(essay, "fr")
    last = (essay / registry.FILE).read_text(encoding="utf-8").splitlines()[-1]
    assert set(yaml.safe_load(last)) == {"fr"}
