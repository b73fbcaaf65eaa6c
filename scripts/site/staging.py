"""One tree of pages per language: the source's pages, overlaid with the translated ones.

A page without a translation keeps the source's text and says so in its front matter; the
templates show the notice, set its language, and point search engines to the original.
"""

import os
import urllib.parse
from pathlib import Path

import yaml

from scripts.engine import files
from scripts.l10n import glossary, interface, ledger, registry
from scripts.l10n import pages as translations
from scripts.site import frontmatter, staleness, typefaces

# Chinese is cut into words by jieba when the site is built. The default pipeline would stem words,
# which the search's wild cards then never find, and lose the English words of Chinese pages.
DICTIONARY = "words.txt"  # jieba's: terms of the glossary that it would tear apart
CHINESE = {
    "lang": ["zh"],
    "separator": r"[\s\u200b\-'’，。、；：？！“”（）《》]+",
    "pipeline": ["stopWordFilter"],
}


def stage(root: Path, code: str, alone: bool = False) -> Path:
    """Writes build/stage/<code> with docs/ and mkdocs.yml; returns the path of the latter.

    Only what differs is written, so that a watching server sees only what changed.
    alone: the language is served by itself and brings the assets that otherwise lie at the root
    """
    language = registry.find(code, root)
    folder = root / "build/stage" / code
    wanted = {folder / "docs" / name: text for name, text in _contents(root, code)}
    for path in set(files_below(folder / "docs")) - set(wanted):
        path.unlink()
    for path, content in wanted.items():
        files.write(path, content)
    if language.theme.startswith("zh"):
        words = glossary.whole_words(code, glossary.read(root))
        files.write(folder / DICTIONARY, "".join(f"{word} 1000\n" for word in words).encode())
    config = folder / "mkdocs.yml"
    told = yaml.safe_dump(settings(root, folder, language, alone), allow_unicode=True)
    files.write(config, told.encode())
    return config


def _contents(root: Path, code: str):
    """(path below docs/, bytes) of every file of a language's tree."""
    for name, path in pages(root, code).items():
        if path.suffix == ".md":
            yield name, page(root, code, name, path).encode()
        else:
            yield name, path.read_bytes()


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def pages(root: Path, code: str) -> dict[str, Path]:
    """Every file of a language's tree, by its path below docs/<code>: its own or the source's."""
    found = {}
    for folder in (registry.source(root).code, code):
        base = root / "docs" / folder
        for path in sorted(base.rglob("*")):
            if path.is_file() and path.suffix in (".md", ".svg", ".png", ".webp"):
                found[path.relative_to(base).as_posix()] = path
    return found


def page(root: Path, code: str, name: str, path: Path) -> str:
    """Text of a staged page, whose front matter says what a reader should know of its translation.

    One that waits for it says in which language it is; one whose source has changed since, in how
    many blocks (`l10n.outdated`), and each of these carries a mark.
    """
    source = registry.source(root).code
    text = path.read_text(encoding="utf-8")
    if not path.is_relative_to(root / "docs" / code):
        meta, body = frontmatter.read(text, path.relative_to(root).as_posix())
        return frontmatter.write(meta | {"l10n": {"state": "missing", "lang": source}}, body)
    seen = translations.read(root, code, name) if code != source else None
    if not (seen and (blocks := len(ledger.stale_blocks(root, seen)))):
        return text
    told = interface.words(code, root)["outdated_mark"]
    marked = staleness.marked(text, ledger.outdated(root, seen), told)
    meta, body = frontmatter.read(marked, path.relative_to(root).as_posix())
    meta["l10n"] = {**(meta.get("l10n") or {}), "outdated": blocks}
    return frontmatter.write(meta, body)


def settings(root: Path, folder: Path, language, alone: bool = False) -> dict:
    """What mkdocs.yml says differently for one language."""
    back = Path(os.path.relpath(root, folder))
    up = "" if language.source or alone else "../"
    chosen = {
        "INHERIT": str(back / "mkdocs.yml"),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": str(back / "docs/theme"), "language": language.theme},
        "hooks": [str(back / "scripts/site/hooks.py")],
        "extra": {"code": language.code, "root": up},
        "plugins": {
            "search": _search(folder, language),
            "mkdocs-jupyter": {"cache_dir": str(root / "build/notebook-pages" / language.code)},
        },
        "markdown_extensions": {
            "scripts.site.essay": {"language": language.code, "assets": up},
            "pymdownx.snippets": {"base_path": [str(root)]},
        },
    }
    if site := address():
        chosen["site_url"] = site + folder_of(language)
    return chosen


def address() -> str:
    """The full address of the site, from SITE_URL in the environment, or ""."""
    given = os.environ.get("SITE_URL", "").rstrip("/")
    return f"{given}/" if given else ""


def path() -> str:
    """Where the site lies on its host: "/", or "/map/" for https://example.org/map/."""
    return urllib.parse.urlsplit(address()).path or "/"


def nav(root: Path) -> list[str]:
    """The pages of the essay in their order, as "cliffs.md"."""
    from mkdocs.utils.yaml import yaml_load  # it knows !ENV; MkDocs takes a third of a second

    return yaml_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]


def _search(folder, language):
    if not language.theme.startswith("zh"):
        return {"lang": language.theme, "separator": r"[\s\-'’]+"}  # Newton's, on any keyboard
    return CHINESE | {"jieba_dict_user": str(folder / DICTIONARY)}


def folder_of(language) -> str:
    """Where a language lies in the site: the source at its root, the others below it."""
    return "" if language.source else f"{language.code}/"


def assets(root: Path):
    """(name below assets/, file) of everything that all languages share."""
    base = root / "docs/assets"
    for path in sorted(base.rglob("*")):
        if path.is_file() and path.suffix in (".css", ".js", ".svg"):
            yield path.relative_to(base).as_posix(), path
    for name, path in typefaces.cut(root).items():
        yield f"fonts/{name}", path
