"""Lists for machines: a feed of the chapters for each language, and one map of all addresses.

feed.xml is Atom (RFC 4287), where each entry says when it was last changed. A page whose date
nobody knows is left out, and a clone without a history gives no feed at all. sitemap.xml needs full
addresses and is made only where SITE_URL says them; each address names its translations, so a
search engine offers a reader the right one.
"""

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from pathlib import Path

from scripts.engine import files
from scripts.l10n import interface, registry
from scripts.l10n.desk import AUTHORS
from scripts.site import chronicle, frontmatter
from scripts.site.header import exists
from scripts.site.staging import folder_of, nav

ATOM = "http://www.w3.org/2005/Atom"
MAP, XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class Entry:
    """A page that is written in a language.

    address: below that language's root, as "holes/"; date: of its last commit, "" where unknown
    """

    name: str
    address: str
    title: str
    description: str
    date: str
    appendix: bool


def entries(root: Path, codes: list[str]) -> dict[str, list[Entry]]:
    """The pages of each language in the order of the navigation, those only that it has written."""
    known, names = chronicle.written(root), nav(root)
    return {
        code: [
            _entry(path, root, known)
            for name in names
            if (path := root / "docs" / code / name).exists()
        ]
        for code in codes
    }


def _entry(path: Path, root: Path, known) -> Entry:
    place = path.relative_to(root).as_posix()
    meta, _ = frontmatter.read(path.read_text(encoding="utf-8"), place)
    address = "" if path.stem == "index" else f"{path.stem}/"
    appendix = bool(meta.get("appendix"))
    date = known.get(place, "")
    return Entry(path.name, address, meta["title"], meta["description"], date, appendix)


def dated(pages: list[Entry]) -> list[Entry]:
    """The chapters of a language's feed, the last changed first."""
    chapters = [page for page in pages if page.date and not page.appendix]
    return sorted(chapters, key=lambda page: page.date, reverse=True)


def write(root: Path, pages: dict[str, list[Entry]], site: Path, base: str) -> None:
    """Feeds and map below a built site. pages: see `entries`; base: its full address, or ""."""
    languages = registry.read(root)
    for path in (*site.glob("sitemap.xml*"), *site.glob("*/sitemap.xml*")):
        path.unlink()  # MkDocs knows one language at a time
    for code, listed in pages.items():
        if dated(listed):
            place = site / folder_of(languages[code]) / "feed.xml"
            files.write(place, feed(root, languages[code], listed, base))
    if base:
        listed = sitemap({languages[code]: listed for code, listed in pages.items()}, base, root)
        files.write(site / "sitemap.xml", listed)
        files.write(site / "robots.txt", f"User-agent: *\nSitemap: {base}sitemap.xml\n".encode())


def feed(root: Path, language, pages: list[Entry], base: str) -> bytes:
    """Atom feed of a language's chapters, of which one at least has a date."""
    chapters = dated(pages)
    words, own = interface.words(language.code, root), base + folder_of(language)
    home = next((page.title for page in pages if not page.address), "Where the Map Ends")
    top = etree.Element("feed", {"xmlns": ATOM, "xml:lang": language.html})
    _told(top, "title", home)
    _told(top, "subtitle", words["motto"])
    _told(top, "id", own or f"urn:where-the-map-ends:{language.code}")
    _told(top, "updated", chapters[0].date)
    etree.SubElement(top, "link", rel="self", href=f"{own}feed.xml")
    etree.SubElement(top, "link", rel="alternate", href=own or "./")
    _told(etree.SubElement(top, "author"), "name", AUTHORS)
    for page in chapters:
        entry = etree.SubElement(top, "entry")
        _told(entry, "title", page.title)
        urn = f"urn:where-the-map-ends:{language.code}:{page.name.removesuffix('.md')}"
        _told(entry, "id", own + page.address if base else urn)
        _told(entry, "updated", page.date)
        etree.SubElement(entry, "link", rel="alternate", href=own + page.address or "./")
        _told(entry, "summary", page.description)
    return _bytes(top)


def sitemap(pages: dict, base: str, root: Path) -> bytes:
    """Every written page of every language, with its translations."""
    top = etree.Element("urlset", {"xmlns": MAP, "xmlns:xhtml": XHTML})
    for language, listed in pages.items():
        for page in listed:
            row = etree.SubElement(top, "url")
            _told(row, "loc", base + folder_of(language) + page.address)
            if page.date:
                _told(row, "lastmod", page.date)
            for other in pages:
                if exists(root, other.code, page.name):
                    href = base + folder_of(other) + page.address
                    given = {"rel": "alternate", "hreflang": other.html, "href": href}
                    etree.SubElement(row, "xhtml:link", given)
    return _bytes(top)


def _told(parent, tag, text):
    etree.SubElement(parent, tag).text = text


def _bytes(top) -> bytes:
    etree.indent(top)
    return etree.tostring(top, encoding="utf-8", xml_declaration=True) + b"\n"
