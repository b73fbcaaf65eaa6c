"""docs/references.bib: the works the essay cites, and how a work is written down."""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pybtex.database import Entry, parse_string
from pybtex.scanner import PybtexSyntaxError

from scripts.engine import memo
from scripts.site.errors import PageError

BRACES = re.compile(r"[{}]")


@dataclass(frozen=True)
class Work:
    """One cited work, every field already plain text."""

    key: str
    people: tuple[str, ...]
    year: str
    title: str
    venue: str
    address: str

    @property
    def short(self) -> str:
        """As it is cited: "Goodfellow et al. 2015"."""
        if len(self.people) > 2:
            return f"{self.people[0]} et al. {self.year}"
        return f"{' & '.join(self.people)} {self.year}"

    def html(self) -> str:
        """As it stands in the list at the end of a page."""
        venue = f" <cite>{escape(self.venue)}</cite>." if self.venue else ""
        link = f' <a href="{escape(self.address)}">{escape(_bare(self.address))}</a>'
        people = escape(", ".join(self.people))
        title = f"{people} ({self.year}). {escape(self.title)}.{venue}"
        return title + (link if self.address else "")


@memo.while_unchanged(lambda path: path, 2)
def read(path: Path) -> dict[str, Work]:
    """Every work of a BibTeX file by its key; PageError where it is damaged."""
    name = f"docs/{path.name}"
    try:
        entries = parse_string(path.read_text(encoding="utf-8"), "bibtex").entries
    except PybtexSyntaxError as error:
        raise PageError(name, error.lineno, "this is not BibTeX", str(error)) from None
    for key, entry in entries.items():
        if absent := [field for field in ("title", "year") if field not in entry.fields]:
            raise PageError(name, 0, f"{key} has no {absent[0]}", f"give {key} a {absent[0]}")
    return {key: _work(key, entry) for key, entry in entries.items()}


def _work(key: str, entry: Entry) -> Work:
    fields = {name.lower(): BRACES.sub("", text) for name, text in entry.fields.items()}
    people = [
        BRACES.sub("", " ".join(p.prelast_names + p.last_names)) for p in entry.persons["author"]
    ]
    venues = ("journal", "booktitle", "howpublished", "publisher")
    venue = next((fields[name] for name in venues if name in fields), "")
    address = fields.get("url") or _address(fields)
    return Work(key, tuple(people), fields["year"], fields["title"], venue, address)


def _address(fields: dict) -> str:
    if doi := fields.get("doi"):
        return f"https://doi.org/{doi}"
    if number := fields.get("eprint"):
        return f"https://arxiv.org/abs/{number}"
    return ""


def _bare(address: str) -> str:
    return address.removeprefix("https://").removeprefix("doi.org/").rstrip("/")
