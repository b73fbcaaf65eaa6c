"""A page tells programs what it is, what it cites, and in which languages it can be read."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts.l10n import registry
from scripts.site import describing, header, references

ROOT = Path(__file__).resolve().parents[3]
WORKS = references.read(ROOT / "docs/references.bib")
WORDS = {"how_made": "How this figure was made"}
TEXT = '<ol><li id="ref-goodfellow2015">x</li><li id="ref-nobody1900">y</li></ol>'


@pytest.fixture
def about(repository):
    (repository / "docs/en/holes.md").touch()
    (repository / "docs/zh/holes.md").touch()

    def about(code, site="", **meta):
        language = registry.find(code)
        page = SimpleNamespace(
            title="Holes", url="holes/", content=TEXT, meta={"description": "About."} | meta,
            file=SimpleNamespace(src_uri="holes.md"),
        )  # fmt: skip
        versions = header.versions("holes.md", page.url, language, site, repository)
        return describing.about(page, language, versions, WORKS, WORDS, site)

    return about


def test_the_original_names_its_translations_and_what_it_cites(about):
    graph = about("en", "https://map.org/")["graph"]
    assert graph["url"] == "https://map.org/holes/"
    assert [(v["inLanguage"], v["url"]) for v in graph["workTranslation"]] == [
        ("zh-Hans", "https://map.org/zh/holes/")
    ]
    [work] = graph["citation"]
    assert work["name"] == WORKS["goodfellow2015"].title and work["url"].startswith("https://")


def test_a_translation_names_its_original_and_who_translated(about):
    told = {"translators": [{"name": "A. B."}], "machine": "assisted"}
    graph = about("zh", "https://map.org/", l10n=told)["graph"]
    assert graph["translationOfWork"]["url"] == "https://map.org/holes/"
    assert graph["translator"] == [{"@type": "Person", "name": "A. B."}]
    assert "workTranslation" not in graph


def test_a_machine_is_no_person(about):
    told = {"translators": [{"name": "The house"}], "machine": "raw"}
    assert about("zh", l10n=told)["graph"]["translator"][0]["@type"] == "Organization"


def test_the_card_is_the_pages_own_and_the_originals_where_it_is_not_translated(about):
    assert about("zh", "https://map.org/")["image"] == "https://map.org/zh/cards/holes.png"
    assert about("en")["image"] == "../cards/holes.png"
    assert about("zh")["image"] == "../../zh/cards/holes.png"
    assert about("zh", l10n={"state": "missing"})["image"] == "../../cards/holes.png"
