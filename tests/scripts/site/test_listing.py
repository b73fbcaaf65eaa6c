"""A feed of the chapters in each language, and a map that joins the translations."""

import xml.etree.ElementTree as etree

import pytest

from scripts.l10n import registry
from scripts.site import listing
from tests.scripts.site.conftest import DAY, commit, cut, git

ATOM = f"{{{listing.ATOM}}}"
LATER = "2025-06-07T12:00:00+00:00"
BASE = "https://map.org/"
PAGE = "---\ntitle: {title}\ndescription: About {title}.\n{more}---\n\n# x\n"


@pytest.fixture
def root(repository):
    (repository / "mkdocs.yml").write_text(
        "site_url: !ENV [SITE_URL, '']\nnav: [index.md, holes.md, methods.md]\n", encoding="utf-8"
    )
    for name, title, more in (
        ("en/index.md", "Home", ""),
        ("en/holes.md", "Holes & hills", ""),
        ("en/methods.md", "Methods", "appendix: true\n"),
        ("zh/holes.md", "空洞", ""),
    ):
        path = repository / "docs" / name
        path.write_text(PAGE.format(title=title, more=more), encoding="utf-8")
    git(repository, "init", "-q")
    commit(repository, DAY)
    (repository / "docs/en/holes.md").write_text(PAGE.format(title="Holes & hills", more="\n"))
    commit(repository, LATER)
    return repository


def test_a_feed_lists_the_chapters_that_a_language_has_written(root):
    english, chinese = (
        etree.fromstring(listing.feed(root, registry.find(code), pages, BASE))
        for code, pages in listing.entries(root, ["en", "zh"]).items()
    )
    dates = [
        tuple(entry.findtext(f"{ATOM}{name}") for name in ("title", "updated"))
        for entry in english.iter(f"{ATOM}entry")
    ]
    assert dates == [("Holes & hills", LATER), ("Home", DAY)], "the last changed comes first"
    assert english.findtext(f"{ATOM}updated") == LATER
    [entry] = chinese.iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href") == "https://map.org/zh/holes/"
    assert entry.findtext(f"{ATOM}id") == "https://map.org/zh/holes/"
    assert entry.findtext(f"{ATOM}summary") == "About 空洞."


def test_a_site_without_an_address_has_a_feed_whose_ids_are_still_addresses(root):
    pages = listing.entries(root, ["en"])["en"]
    top = etree.fromstring(listing.feed(root, registry.find("en"), pages, ""))
    ids = [found.text for found in top.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3 and all(found.startswith("urn:") for found in ids)


def test_the_map_joins_each_page_with_its_translations(root):
    found = listing.entries(root, ["en", "zh"])
    pages = {registry.find(code): listed for code, listed in found.items()}
    text = listing.sitemap(pages, BASE, root).decode()
    rows = {row.partition("</loc>")[0]: row for row in text.split("<loc>")[1:]}
    assert set(rows) == {BASE + name for name in ("", "holes/", "methods/", "zh/holes/")}
    assert rows[BASE + "holes/"].count("xhtml:link") == 2
    assert 'hreflang="zh-Hans" href="https://map.org/zh/holes/"' in rows[BASE + "holes/"]
    assert "zh-Hans" not in rows[BASE + "methods/"]


def test_a_page_that_is_not_committed_yet_has_no_date_and_no_place_in_the_feed(root):
    (root / "docs/en/index.md").rename(root / "docs/zh/index.md")
    pages = listing.entries(root, ["zh"])["zh"]
    assert [page.date for page in pages] == ["", DAY]
    assert [page.name for page in listing.dated(pages)] == ["holes.md"]
    rows = listing.sitemap({registry.find("zh"): pages}, BASE, root).decode().split("<url>")[1:]
    assert ["lastmod" in row for row in rows] == [False, True]


def test_a_clone_whose_history_was_cut_off_dates_nothing(root, tmp_path_factory):
    clone, site = cut(root, tmp_path_factory.mktemp("cut") / "clone"), root / "site"
    pages = listing.entries(clone, ["en", "zh"])
    assert pages["en"] and not any(page.date for listed in pages.values() for page in listed)
    listing.write(clone, pages, site, BASE)
    assert not list(site.rglob("feed.xml")), "an entry of a feed must have a date"
    told = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{BASE}zh/holes/</loc>" in told and "lastmod" not in told


def test_a_map_that_could_not_be_true_is_not_made(root, tmp_path):
    site = tmp_path / "site"
    (site / "zh").mkdir(parents=True)
    (site / "zh/sitemap.xml").touch()
    pages = listing.entries(root, ["en", "zh"])
    listing.write(root, pages, site, "")
    assert not list(site.rglob("sitemap.xml")) and (site / "zh/feed.xml").exists()
    listing.write(root, pages, site, BASE)
    assert f"{BASE}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
