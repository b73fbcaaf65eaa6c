"""The pages there are: docs/<code>/**.md, in the source language and in the others."""

from dataclasses import dataclass, replace
from pathlib import Path

from scripts.l10n import registry
from scripts.l10n.blocks import Block, split
from scripts.l10n.problem import L10nError


@dataclass(frozen=True)
class Page:
    """One page in two languages. name: as "index.md"; a file that is absent has no blocks."""

    code: str
    name: str
    source_file: str
    file: str
    source: tuple[Block, ...]
    target: tuple[Block, ...]
    has_source: bool
    exists: bool

    @property
    def ledger_file(self) -> str:
        return f"docs/{self.code}/ledger/{self.name.removesuffix('.md')}.po"


def read(root: Path, code: str, name: str) -> Page:
    """A page and its source. Raises L10nError where a block in either is never closed."""
    source_file = f"docs/{registry.source(root).code}/{name}"
    file = f"docs/{code}/{name}"
    source, target = _blocks(root, source_file), _blocks(root, file)
    return Page(
        code,
        name,
        source_file,
        file,
        source or (),
        target or (),
        has_source=source is not None,
        exists=target is not None,
    )


def with_target(page: Page, text: str) -> Page:
    """The same page, as if its translation read `text`."""
    return replace(page, target=tuple(split(text, page.file)), exists=True)


def named(root: Path, name: str) -> Page:
    """The page that a person names as zh/index.md. L10nError says what such names look like."""
    code, _, page = name.removeprefix("docs/").partition("/")
    if not page.endswith(".md") or ".." in Path(page).parts:
        raise L10nError(name, 0, "this is no page of a translation", "say it as zh/index.md")
    if registry.find(code, root).source:
        raise L10nError(name, 0, f"`{code}` is the source language", "say it as zh/index.md")
    found = read(root, code, page)
    if not found.has_source:
        known = ", ".join(names(root, registry.source(root).code))
        raise L10nError(found.source_file, 0, "there is no such page", f"known: {known}")
    return found


def names(root: Path, code: str) -> list[str]:
    """Every page of a language, as ["adversarial-examples.md", "index.md"]."""
    folder = root / "docs" / code
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def every_name(root: Path, code: str) -> list[str]:
    """Pages of the source, and those of this language that may have lost their source."""
    return sorted({*names(root, registry.source(root).code), *names(root, code)})


def _blocks(root, file):
    path = root / file
    return tuple(split(path.read_text(encoding="utf-8"), file)) if path.exists() else None
