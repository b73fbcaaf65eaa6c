"""The whole essay as one page to print: cover, contents, chapters in order.

It is put together from the pages of a built site. What paper cannot do is left to the style
docs/assets/book.css; here every id takes the name of its chapter in front, so that links lead on
inside the book.
"""

import posixpath
import re
from html import escape
from pathlib import Path

from scripts.engine.errors import EngineError
from scripts.l10n import interface, registry
from scripts.site import coast, frontmatter, staging

TEXT = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
NAMED = re.compile(r'\b(id|for|aria-labelledby)="([^"]+)"')
LINK = re.compile(r'<a\b([^>]*?)\shref="([^"#]*)(?:#([^"]*))?"')
SOURCE = re.compile(r'(\ssrc|<image\b[^>]*? href)="([^":]+)"')


def chapters(root: Path) -> list[str]:
    """Names of the pages that belong into the book, in the order of the voyage.

    A page whose front matter says `appendix: workshop` is for those who work on the essay.
    """
    source = registry.source(root).code
    listed = [name.removesuffix(".md") for name in staging.nav(root)]
    return [name for name in listed if _meta(root, source, name).get("appendix") != "workshop"]


def languages(root: Path) -> list[str]:
    """Codes of the languages in which every chapter can be read."""
    names = chapters(root)
    return [
        code
        for code in registry.read(root)
        if all((root / "docs" / code / f"{name}.md").exists() for name in names)
    ]


def book(root: Path, site: Path, code: str, at: dict[str, int]) -> str:
    """HTML of the book in a language, to be served from the root of the repository.

    at: name of a chapter -> the page it begins on; {} while that is not known yet
    """
    language, words = registry.find(code, root), interface.words(code, root)
    names = chapters(root)
    titles = {name: _meta(root, code, name)["title"] for name in names}
    base = posixpath.join("/", site.relative_to(root).as_posix(), staging.folder_of(language))
    text = "".join(chapter(site / staging.folder_of(language), base, name, names) for name in names)
    return (
        f'<!doctype html><html lang="{language.html}" dir="{language.dir}"><head>'
        f'<meta charset="utf-8"><title>{escape(titles[names[0]])}</title>{_styles(site, root)}'
        f"</head><body>{cover(root, titles[names[0]], words)}{contents(titles, words, at)}{text}"
        f"</body></html>"
    )


def cover(root: Path, title: str, words) -> str:
    """The first page: the coast, the title, what it is."""
    drawn = (root / coast.FILE).read_text(encoding="utf-8")
    return (
        f'<header class="cover"><div class="coast" aria-hidden="true">{drawn}</div>'
        f'<p class="title">{escape(title)}</p><p class="motto">{escape(words["motto"])}</p>'
        f'<p class="told">{escape(words["press_about"])}<br>{escape(words["licence"])}</p></header>'
    )


def contents(titles: dict[str, str], words, at: dict[str, int]) -> str:
    """Every chapter, linked, with the page it begins on."""
    rows = "".join(
        f'<li><a href="#{name}"><span>{escape(title)}</span> <b>{at.get(name, "")}</b></a></li>'
        for name, title in titles.items()
    )
    head = f'<p class="head">{escape(words["contents"])}</p>'
    return f'<nav class="contents">{head}<ol>{rows}</ol></nav>'


def chapter(site: Path, base: str, name: str, names: list[str]) -> str:
    """One page of the site as a chapter, whose ids and addresses are those of the book."""
    place = "" if name == "index" else f"{name}/"
    path = site / place / "index.html"
    if not path.exists():
        raise EngineError(f"{path.parent.name}/index.html: not in the site; make site makes it")
    html = SCRIPT.sub("", TEXT.search(path.read_text(encoding="utf-8"))[1])
    html = NAMED.sub(lambda found: f'{found[1]}="{_prefixed(name, found[2])}"', html)
    html = html.replace("url(#", f"url(#{name}--")
    html = LINK.sub(lambda found: f"<a{found[1]}{_href(found[2], found[3], name, names)}", html)
    html = SOURCE.sub(
        lambda found: f'{found[1]}="{posixpath.normpath(base + place + found[2])}"', html
    )
    html = html.replace(' loading="lazy"', "")
    return f'<section class="chapter" id="{name}">{html}</section>'


def _prefixed(name: str, ids: str) -> str:
    return " ".join(f"{name}--{one}" for one in ids.split())


def _href(address: str, anchor: str | None, name: str, names: list[str]) -> str:
    """Where a link leads in the book; nowhere, if that lies on the site outside of it."""
    if ":" in address:
        return f' href="{address}{"#" + anchor if anchor else ""}"'
    start = "" if name == "index" else name
    there = posixpath.normpath(posixpath.join(start, address)) if address else start or "."
    there = "index" if there == "." else there
    if there not in names:
        return ""
    return f' href="#{there}--{anchor}"' if anchor else f' href="#{there}"'


def _styles(site: Path, root: Path) -> str:
    """The site's own inks and faces, and those of the figures for letters that these lack."""
    base = "/" + site.relative_to(root).as_posix()
    fonts = [f"/node_modules/@fontsource/noto-sans-sc/{weight}.css" for weight in (400, 600)]
    own = [f"{base}/assets/{name}.css" for name in ("inks", "essay", "furniture", "book")]
    return "".join(f'<link rel="stylesheet" href="{href}">' for href in [*fonts, *own])


def _meta(root: Path, code: str, name: str) -> dict:
    file = f"docs/{code}/{name}.md"
    return frontmatter.read((root / file).read_text(encoding="utf-8"), file)[0]
