"""What a translator does with a page: begin it, and record that it is up to date again."""

import re
import unicodedata
from itertools import zip_longest
from pathlib import Path

import yaml

from scripts.engine import files
from scripts.l10n import ledger, pages, parity
from scripts.l10n.pages import Page
from scripts.l10n.problem import ERROR, L10nError

WIDTH = 58  # columns of either side of a difference
AUTHORS = "The authors of Where the Map Ends"


def start(root: Path, name: str) -> str:
    """Copy the source page with a header to fill in, and record what was copied."""
    page = pages.named(root, name)
    if page.exists:
        raise L10nError(page.file, 0, "this page is already there", "edit it")
    files.write(root / page.file, begun(root, page).encode())
    ledger.write(root, pages.read(root, page.code, page.name), translated=False)
    return (
        f"{page.file} is a copy of its source: translate it in place, from the header down.\n"
        f"When it is done say `state: translated` and run make l10n SYNC={page.code}/{page.name}"
    )


def begun(root: Path, page: Page) -> str:
    """The source page with the fields of a translation in its front matter."""
    body = text = (root / page.source_file).read_text(encoding="utf-8")
    meta = {}
    if text.startswith("---\n"):
        written, _, body = text[4:].partition("\n---\n")
        meta = yaml.safe_load(written) or {}
    meta["l10n"] = {"state": "draft", "machine": "none", "translators": [], "reviewers": []}
    meta["original"] = {"title": meta.get("title", page.name), "authors": [{"name": AUTHORS}]}
    head = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n{body}"


def sync(root: Path, name: str) -> str:
    """The difference since the last sync; the ledger then holds the source as it is now.

    Refused while the page lacks what its source has, so that no page is fresh and wrong.
    """
    page = pages.named(root, name)
    if not page.exists:
        mend = f"make l10n START={page.code}/{page.name}"
        raise L10nError(page.file, 0, "there is no such page yet", mend)
    wrong = [problem for problem in parity.problems(page) if problem.level == ERROR]
    if wrong:
        listed = "".join(f"\n  {problem}" for problem in wrong)
        raise L10nError(page.file, 0, f"its structure differs from its source{listed}")
    shown = _shown(root, page)
    ledger.write(root, page)
    return f"{shown}{page.ledger_file}: {len(page.source)} blocks recorded"


def diff(root: Path, name: str) -> str:
    """Every change of the source since the last sync, word by word, beside the translation."""
    page = pages.named(root, name)
    if not (root / page.ledger_file).exists():
        mend = f"make l10n START={page.code}/{page.name}"
        raise L10nError(page.file, 0, "nothing is recorded of this page", mend)
    return _shown(root, page) or f"{page.file} is in step with {page.source_file}"


def _shown(root, page):
    """What the translator is about to call translated."""
    if not (root / page.ledger_file).exists():
        return ""
    translated = {block.context: block for block in page.target}
    return "".join(
        f"{_place(page, change)} {change.what}\n{beside(ledger.difference(change), now)}\n\n"
        for change in ledger.changes(ledger.read(root, page), page.source)
        for now in ["\n\n".join(_texts(change.before, translated))]
    )


def _place(page, change):
    line = (change.after or change.before)[0].line
    return f"{page.source_file}:{line}" if line else page.source_file


def _texts(blocks, translated):
    return [translated[block.context].text for block in blocks if block.context in translated]


def beside(left: str, right: str, width: int = WIDTH) -> str:
    """Two texts side by side, each wrapped to `width` columns; wide characters take two."""
    columns = [_wrapped(text, width) for text in (left, right)]
    rows = zip_longest(*columns, fillvalue="")
    return "\n".join(f"{a}{' ' * (width - columns_of(a))} │ {b}".rstrip() for a, b in rows)


def _wrapped(text, width):
    lines = []
    for line in text.splitlines():
        taken = ""
        for piece in re.findall(r"[^\W\d_⺀-鿿＀-￯]+\S*\s*|\S\s*|\s+", line):
            if columns_of(taken) + columns_of(piece.rstrip()) > width:
                lines, taken = [*lines, taken.rstrip()], ""
            taken += piece
        lines.append(taken.rstrip())
    return lines


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
