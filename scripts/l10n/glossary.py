"""Terms that have one translation: docs/glossary.yml, checked where the source uses them.

A term is looked for in the source block; its approved form is expected in the block's
translation. A form to avoid is an error, a missing approved form a warning: a good sentence may
do without the word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.l10n import catalogue, marks, registry
from scripts.l10n.pages import Page
from scripts.l10n.problem import WARNING, L10nError, Problem, read_yaml
from scripts.l10n.registry import ROOT

FILE = "docs/glossary.yml"
LONGEST_WORD = 3
FIELDS = ("also", "avoid", "note")


@dataclass(frozen=True)
class Term:
    """A term of the source. found: matches it there; approved, avoided: forms by language code."""

    name: str
    found: re.Pattern
    approved: dict[str, tuple[str, ...]]
    avoided: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Pair:
    """A source text and its translation, with the place of the latter."""

    source: str
    target: str
    file: str
    line: int


def read(root: Path = ROOT) -> list[Term]:
    """Every term, the longest first. Raises L10nError with the line of an unknown key."""
    rows, lines = read_yaml(root, FILE)
    codes = [language.code for language in registry.translations(root)]
    terms = [_term(name, row or {}, lines, codes) for name, row in rows.items()]
    return sorted(terms, key=lambda term: -len(term.name))


def whole_words(code: str, terms: list[Term]) -> list[str]:
    """Forms that a search engine must not tear apart, for a language written without spaces.

    Longer forms are left out: they are made of words that readers look for by themselves.
    """
    forms = {form for term in terms for form in term.approved.get(code, ())}
    return sorted(form for form in forms if 2 <= len(form) <= LONGEST_WORD and not form.isascii())


def problems(pairs: Iterable[Pair], code: str, terms: list[Term]) -> list[Problem]:
    """Where a translation does not say a term as agreed."""
    return [problem for pair in pairs for problem in _pair_problems(pair, code, terms)]


def page_pairs(page: Page) -> list[Pair]:
    """Translated blocks of a page, beside those in the same place of the same section."""
    targets = {block.context: block for block in page.target}
    return [
        Pair(marks.prose(block.text), marks.prose(other.text), page.file, other.line)
        for block in page.source
        if block.kind not in ("code", "math", "comment")
        and (other := targets.get(block.context))
        and other.kind == block.kind
        and other.text != block.text
    ]


def catalogue_pairs(code: str, root: Path = ROOT) -> list[Pair]:
    """Translated words of figures and demos."""
    file = catalogue.file(code)
    return [
        Pair(entry.msgid, entry.msgstr, file, entry.linenum)
        for entry in catalogue.read(code, root)
        if entry.msgstr and not entry.obsolete
    ]


def _pair_problems(pair, code, terms):
    left = pair.source
    for term in terms:
        if code not in term.approved or not (said := term.found.search(left)):
            continue
        left = term.found.sub(" ", left)  # "decision boundary" is not "boundary" as well
        found = [word for word in term.avoided.get(code, ()) if word in pair.target]
        for word in found:
            what = f"“{said[0]}” is not “{word}” here"
            yield Problem(pair.file, pair.line, what, f"say “{term.approved[code][0]}”")
        if not found and not _says(pair.target, term.approved[code]):
            what = f"“{said[0]}” is not there as " + " or ".join(term.approved[code])
            yield Problem(pair.file, pair.line, what, f"see {FILE}", WARNING)


def _says(text, approved):
    return any(word.lower() in text.lower() for word in approved)


def _term(name, row, lines, codes):
    if not isinstance(row, dict):
        raise L10nError(FILE, lines[(name,)], f"`{name}` needs a row {{ zh: … }}")
    for key in row:
        if key not in (*FIELDS, *codes):
            known = ", ".join((*codes, *FIELDS))
            raise L10nError(FILE, lines[name, key], f"unknown key `{key}`", f"known: {known}")
    avoided = row.get("avoid") or {}
    for code in avoided:
        if code not in codes:
            raise L10nError(FILE, lines[name, "avoid", code], f"no language `{code}`")
    forms = "|".join(map(_anywhere, (name, *_listed(row.get("also")))))
    return Term(
        name,
        re.compile(rf"(?<![-\w])(?:{forms})(?:e?s)?\b", re.I),
        {code: _listed(row[code]) for code in codes if row.get(code)},
        {code: _listed(words) for code, words in avoided.items()},
    )


def _anywhere(form):
    """A pattern for a form, also where a line ends between its words."""
    return r"\s+".join(map(re.escape, form.split()))


def _listed(value):
    return tuple(value) if isinstance(value, list) else (value,) if value else ()
