"""What a page says of itself to programs: Open Graph for previews, schema.org for catalogues.

A chapter is a ScholarlyArticle. It names what it cites, in which languages it can be read, and, if
it is itself a translation, of what and by whom.
"""

import re

from scripts.l10n.desk import AUTHORS
from scripts.site.staging import folder_of

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CITED = re.compile(r'id="ref-([^"]+)"')
CARD = (1200, 630)  # pixels of a card, as social.py draws it


def about(page, language, versions, works, words, site: str) -> dict:
    """{"title", "description", "image", "card", "graph"} of a page.

    versions: as header.versions; works: key -> Work of docs/references.bib
    site: full address of the site's root, or "", and then addresses are ways from the page
    """
    up = "" if page.url in (".", "./") else "../" * page.url.count("/")
    base = site or up + ("" if language.source else "../")
    written = not (page.meta.get("l10n") or {}).get("state") == "missing"
    told = {
        "title": re.sub(r"<[^>]+>", "", page.title or ""),
        "description": page.meta.get("description") or f"{words['how_made']}: {page.title}",
        "image": base + card(page.file.src_uri, language if written else None),
    }
    cited = [works[key] for key in CITED.findall(page.content or "") if key in works]
    return told | {"card": CARD, "graph": graph(page, told, language, versions, cited)}


def card(source: str, language) -> str:
    """Address of a page's card below the site; the home page's for a page that has none."""
    name = "index" if source.startswith("how/") else source.removesuffix(".md")
    return f"{folder_of(language) if language else ''}cards/{name}.png"


def graph(page, told, language, versions, cited) -> dict:
    """The page as schema.org describes it."""
    current = next((version for version in versions if version.current), None)
    found = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": told["title"],
        "description": told["description"],
        "inLanguage": language.html,
        "url": current.absolute if current else "",
        "image": told["image"],
        "author": {"@type": "Organization", "name": AUTHORS},
        "license": LICENCE,
        "isAccessibleForFree": True,
    }
    if cited:
        found["citation"] = [work(one) for one in cited]
    return found | translated(page, versions)


def translated(page, versions) -> dict:
    """Where else the page can be read: its translations, or what it translates and who did."""
    if any(v.current and v.real and not v.source for v in versions):
        original = next(version for version in versions if version.source)
        return _translators(page) | {"translationOfWork": _version(original)}
    others = [_version(v) for v in versions if v.real and not v.source]
    return {"workTranslation": others} if others else {}


def _translators(page) -> dict:
    """People, or, where a machine translated and nobody revised it, who had it done."""
    told = page.meta.get("l10n") or {}
    kind = "Organization" if told.get("machine") == "raw" else "Person"
    named = [{"@type": kind, "name": person["name"]} for person in told.get("translators") or []]
    return {"translator": named} if named else {}


def _version(version) -> dict:
    return {"@type": "ScholarlyArticle", "inLanguage": version.html, "url": version.absolute}


def work(cited) -> dict:
    """A cited work of docs/references.bib."""
    found = {
        "@type": "CreativeWork",
        "name": cited.title,
        "author": [{"@type": "Person", "familyName": name} for name in cited.people],
        "datePublished": cited.year,
    }
    return found | ({"url": cited.address} if cited.address else {})
