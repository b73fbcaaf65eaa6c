"""What a translator does with a page: begin it, and record that it is up to date again."""

from pathlib import Path

import yaml

from scripts.l10n import ledger, pages, parity
from scripts.l10n.pages import Page
from scripts.l10n.problem import ERROR, L10nError

AUTHORS = [{"name": "The authors of Where the Map Ends"}]


def start(root: Path, name: str) -> str:
    """Copy the source page with a header to fill in, and record what was copied."""
    page = pages.named(root, name)
    if page.exists:
        raise L10nError(page.file, 0, "this page is already there", "edit it")
    text = (root / page.source_file).read_text(encoding="utf-8")
    path = root / page.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(with_header(page, text), encoding="utf-8")
    ledger.write(root, pages.read(root, page.code, page.name), translated=False)
    return (
        f"{page.file} is a copy of its source: translate it in place, from the header down.\n"
        f"When it is done say `state: translated` and run make l10n SYNC={page.code}/{page.name}"
    )


def with_header(page: Page, text: str) -> str:
    """The source page with the fields of a translation in its front matter."""
    meta, body = {}, text
    if text.startswith("---\n"):
        written, _, body = text[4:].partition("\n---\n")
        meta = yaml.safe_load(written) or {}
    meta["l10n"] = {"state": "draft", "machine": "none", "translators": [], "reviewers": []}
    meta["original"] = {"title": meta.get("title", page.name), "authors": AUTHORS}
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


def _shown(root, page):
    """What the translator is about to call translated."""
    if not (root / page.ledger_file).exists():
        return ""
    parts = []
    for change in ledger.changes(ledger.read(root, page), page.source):
        place = (change.after or change.before)[0]
        where = f"{page.source_file}:{place.line}" if place.line else page.source_file
        parts.append(f"{where} {change.what}\n{ledger.difference(change)}\n\n")
    return "".join(parts)
