"""Pages as PO files, for Weblate, Poedit and OmegaT, and back again without loss.

A PO file is a copy for the journey, never the original: one entry per block of the source, with
the translation as it stands; a block whose source has changed is fuzzy and keeps the source that
was translated. The way back is open only while the page is as it was exported.
"""

from pathlib import Path

import polib
import yaml

from scripts.engine import files
from scripts.l10n import blocks, desk, ledger, pages, parity, registry
from scripts.l10n.problem import ERROR, L10nError

FOLDER = "build/l10n"
FRONT = ("front title", "front description", "front short")  # read by readers; the rest is ours
SILENT = ("code", "math", "comment", "html")  # the same in every language


def export(root: Path, code: str) -> str:
    """Write build/l10n/<code>/<page>.po for every page, and say where they lie."""
    if registry.find(code, root).source:
        raise L10nError(registry.FILE, 0, f"`{code}` is the source, it has no translation")
    names = pages.names(root, registry.source(root).code)
    for name in names:
        page = pages.read(root, code, name)
        path = root / FOLDER / code / f"{name.removesuffix('.md')}.po"
        files.write(path, f"{book(root, page)}\n".encode())
    return f"{FOLDER}/{code}: {len(names)} pages as PO files"


def book(root: Path, page: pages.Page) -> polib.POFile:
    """One page as a PO file; its header knows from which state of the page it comes."""
    found = polib.POFile(wrapwidth=0)
    found.metadata = {
        "Language": page.code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Page": f"{page.code}/{page.name}",
        "X-Page-Digest": digest(root, page),
    }
    seen = _seen(root, page)
    translated = {block.context: block for block in page.target}
    for block in page.source:
        if block.kind not in SILENT and (block.kind != "front" or block.context in FRONT):
            found.append(_entry(page, block, translated.get(block.context), seen))
    return found


def digest(root: Path, page: pages.Page) -> str:
    """Of the translated page as it stands; "" where there is none."""
    return files.digest((root / page.file).read_bytes()) if page.exists else ""


def _seen(root, page):
    """{context in the source now: text the translator saw} of blocks that changed since."""
    if not (root / page.ledger_file).exists():
        return {}
    return {
        after.context: before.text
        for change in ledger.changes(ledger.read(root, page), page.source)
        for before, after in zip(change.before, change.after, strict=False)
    }


def _entry(page, block, translated, seen):
    text = words(translated) if translated else ""
    entry = polib.POEntry(
        msgctxt=block.context,
        msgid=words(block),
        msgstr="" if text == words(block) else text,
        occurrences=[(page.source_file, str(block.line))],
    )
    if block.context in seen and entry.msgstr:
        entry.flags, entry.previous_msgid = ["fuzzy"], seen[block.context]
    return entry


def words(block: blocks.Block) -> str:
    """What a translator reads of a block: of a line of front matter only the value."""
    if block.kind != "front":
        return block.text
    return str(next(iter(yaml.safe_load(block.text).values())))


def bring_back(root: Path, name: str) -> str:
    """Put the translations of a PO file into their page. Nothing is written where one is wrong.

    Raises L10nError where the file is none of ours, where the page has changed since the export,
    and where a block would no longer match its source.
    """
    found = _read(root, name)
    page = pages.named(root, found.metadata["X-Page"])
    if digest(root, page) != found.metadata.get("X-Page-Digest", ""):
        mend = f"make l10n EXPORT={page.code}, and merge with msgmerge or in your editor"
        raise L10nError(page.file, 0, f"this page has changed since {name} was exported", mend)
    begun = not page.exists
    text = _filled(page, found, desk.begun(root, page) if begun else _text(root, page.file))
    _refuse_broken(page, text)
    files.write(root / page.file, text.encode())
    if begun:
        ledger.write(root, pages.read(root, page.code, page.name), translated=False)
    done = len([entry for entry in found if entry.msgstr and not entry.fuzzy])
    return f"{page.file}: {done} of {len(found)} blocks are translated"


def _read(root, name):
    try:
        found = polib.pofile(root / name, encoding="utf-8", wrapwidth=0)
    except (OSError, UnicodeDecodeError) as error:
        raise L10nError(name, 0, f"this is no PO file ({error})", "make l10n EXPORT=zh") from None
    if "X-Page" not in found.metadata:
        raise L10nError(name, 0, "its header does not say `X-Page`", "make l10n EXPORT=zh")
    return found


def _text(root, file):
    return (root / file).read_text(encoding="utf-8")


def _filled(page, found, text):
    """The page with every translated block in its place; nothing else is touched."""
    lines = text.splitlines(keepends=True)
    here = {block.context: block for block in blocks.split(text, page.file)}
    wanted = {e.msgctxt: e.msgstr for e in found if e.msgstr and not e.fuzzy and not e.obsolete}
    if unknown := [context for context in wanted if context not in here]:
        raise L10nError(page.file, 0, f"it has no block `{unknown[0]}`", "make l10n DIFF shows it")
    for block in sorted(here.values(), key=lambda block: -block.line):
        if block.context in wanted and wanted[block.context] != words(block):
            first, count = block.line - 1, block.text.count("\n") + 1
            lines[first : first + count] = [f"{_written(block, wanted[block.context])}\n"]
    return "".join(lines)


def _written(block, text):
    if block.kind != "front":
        return text
    key = block.text.partition(":")[0]
    return yaml.safe_dump({key: text}, allow_unicode=True, width=10**6).rstrip("\n")


def _refuse_broken(page, text):
    """An error that lists what would now differ from the source and did not before."""
    known = {problem.what for problem in _wrong(page)}
    new = [
        problem for problem in _wrong(pages.with_target(page, text)) if problem.what not in known
    ]
    if new:
        listed = "".join(f"\n  {problem}" for problem in new)
        raise L10nError(page.file, 0, f"nothing was written, it would not match{listed}")


def _wrong(page):
    if not page.exists:
        return []
    return [problem for problem in parity.problems(page) if problem.level == ERROR]
