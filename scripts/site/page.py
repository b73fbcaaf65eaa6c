"""One page while it is being read: where it comes from, its lines, its language, what it quotes."""

import functools
import re
from dataclasses import dataclass, field
from pathlib import Path

from scripts.engine.waist import WaistError
from scripts.l10n import interface, registry
from scripts.site import staleness
from scripts.site.errors import PageError, did_you_mean
from scripts.site.shelf import Missing, Shelf

FENCE = re.compile(r"^\s*(`{3,}|~{3,})")


@dataclass
class Page:
    """A page of the essay.

    lines: its Markdown without front matter; path, first: its file and that file's line before
    lines[0]; url: its address below its language, as "geometric-view/"
    numbered: id of each figure and demo -> its number
    cited: reference keys, first use first; said: claims already shown
    """

    lines: list[str]
    shelf: Shelf
    language: str = "en"
    path: str = "page"
    first: int = 0
    url: str = ""
    assets: str = ""
    numbered: dict[str, int] = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)
    said: set[str] = field(default_factory=set)

    @functools.cached_property
    def words(self) -> dict[str, str]:
        return interface.words(self.language, self.shelf.root)

    @functools.cached_property
    def locale(self) -> str:
        return registry.find(self.language, self.shelf.root).babel

    @property
    def source(self) -> registry.Language:
        """The language in which scripts, and what nobody has translated yet, are written."""
        return registry.source(self.shelf.root)

    @property
    def up(self) -> str:
        """The way from this page up to the root of its language."""
        return "../" * self.url.count("/")

    def visible(self):
        """(line of the file, text) of every line outside code fences."""
        fence = None
        for number, line in enumerate(self.lines, self.first + 1):
            mark = FENCE.match(line)
            if mark and fence is None:
                fence = mark[1]
            elif mark and mark[1].startswith(fence):
                fence = None
            elif fence is None:
                yield number, line

    def line_of(self, text: str) -> int:
        """The first line outside code that holds `text`; 0 where none does."""
        return next((number for number, line in self.visible() if text in line), 0)

    def error(self, at: int | str, wrong: str, mend: str) -> PageError:
        """An error on a line, or on the line that holds a text."""
        return PageError(self.path, at if isinstance(at, int) else self.line_of(at), wrong, mend)

    def quote(self, at: int | str, ask, *what):
        """Whatever a shelf gives for a name, or an error on the line that asked."""
        try:
            return ask(*what)
        except Missing as missing:
            mend = missing.mend or did_you_mean(str(what[0]), missing.known)
            raise self.error(at, str(missing), mend) from None
        except WaistError as damage:
            raise self.error(at, *_parted(damage)) from None


def _parted(damage: WaistError) -> tuple[str, str]:
    """What is wrong and what mends it, from the line that the engine wrote."""
    wrong, _, mend = str(damage).rpartition("; ")
    return (wrong, mend.partition(" makes it")[0]) if wrong else (mend, "make figures")


def origin(root: Path, language: str, source: str, body: str) -> tuple[str, int]:
    """The committed file behind a staged page, and how many of its lines stand before `body`.

    source: path of the page below its language, as "geometric-view.md". An untranslated page
    comes from the source language. Returns ("docs/en/geometric-view.md", 4).
    """
    for folder in (language, registry.source(root).code):
        file = root / "docs" / folder / source
        if file.exists():
            text = file.read_text(encoding="utf-8")
            start = max(text.find(staleness.unmarked(body).strip("\n")), 0)
            return f"docs/{folder}/{source}", text.count("\n", 0, start)
    return source, 0
