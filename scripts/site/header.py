"""What stands around a page: its versions in other languages, and who translated it from what."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from babel.lists import format_list

from scripts.l10n import registry
from scripts.site.staging import folder_of


@dataclass(frozen=True)
class Version:
    """The same page in one language.

    href: the way there; absolute: its full address, or the way where the site has no address;
    real: whether it is translated, and not the source under a notice
    """

    name: str
    html: str
    href: str
    absolute: str
    current: bool
    real: bool
    source: bool


def versions(source: str, url: str, language, site: str, root: Path) -> list[Version]:
    """Every language's version of a page.

    source: its path below a language, as "geometric-view.md"; url: its address there;
    site: address of the site's root, or ""
    """
    url = "" if url in (".", "./") else url
    up = "../" * url.count("/") + ("" if language.source else "../")
    return [
        Version(
            name=other.name,
            html=other.html,
            href=(up + folder_of(other) + url) or "./",
            absolute=(site or up) + folder_of(other) + url or "./",
            current=other.code == language.code,
            real=other.source or exists(root, other.code, source),
            source=other.source,
        )
        for other in registry.read(root).values()
    ]


def exists(root: Path, code: str, source: str) -> bool:
    """Whether a page is written in a language; notebook pages are made in every one."""
    return source.startswith("how/") or (root / "docs" / code / source).exists()


def credits(meta: dict, language, words: dict[str, str]) -> list[str]:
    """Lines of HTML that say who translated a page, by what means, and from what."""
    told, original = meta.get("l10n") or {}, meta.get("original") or {}
    if not told.get("translators") and not told.get("machine"):
        return []
    lines = [_original(original, language, words)] if original.get("title") else []
    if told.get("translators"):
        lines.append(_by("translated_by", told["translators"], language, words))
    if told.get("reviewers"):
        lines.append(_by("reviewed_by", told["reviewers"], language, words))
    else:
        lines.append(escape(words["not_reviewed"]))
    lines.append(escape(words[f"machine_{told.get('machine', 'none')}"]))
    return lines


def _original(original, language, words):
    title = escape(original["title"])
    if address := original.get("url"):
        title = f'<a href="{escape(address)}">{title}</a>'
    line = f"{escape(words['original'])} <cite>{title}</cite>"
    if original.get("authors"):
        line += " · " + _by("original_by", original["authors"], language, words)
    return line


def _by(key, people, language, words):
    names = [_name(person) for person in people]
    joined = format_list(names, style="unit-short", locale=language.babel)
    return escape(words[key]).format(names=joined)


def _name(person):
    name = escape(person["name"])
    if address := person.get("url"):
        return f'<a href="{escape(address)}">{name}</a>'
    return name
