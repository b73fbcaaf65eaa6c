"""The source as the translator saw it, block by block, and what has changed since.

docs/<code>/ledger/<page>.po is written by the machine: msgctxt is a block's section and place,
msgid the source block, msgstr its translation. A page is stale where the source differs from its
ledger in content; dates, commits and line breaks play no part, and editing the translation does
not make it fresh: only `sync` moves the ledger, after the difference was shown.
"""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

import polib
import yaml

from scripts.engine import files
from scripts.l10n import marks
from scripts.l10n.blocks import Block, kind_of, normalised
from scripts.l10n.pages import Page
from scripts.l10n.problem import L10nError

STATES = ("draft", "translated", "reviewed")
CHANGES = {"replace": "changed", "insert": "added", "delete": "removed"}


@dataclass(frozen=True)
class Change:
    """Source blocks that differ from the ledger. before: as the translator saw them."""

    what: str
    before: tuple[Block, ...]
    after: tuple[Block, ...]

    @property
    def blocks(self) -> int:
        return max(len(self.before), len(self.after))

    @property
    def words(self) -> int:
        """How many words a translator has to look at."""
        return sum(map(words, self.after or self.before))


@dataclass(frozen=True)
class Status:
    """state: missing, orphan, unrecorded, outdated, or what the page says of itself."""

    page: Page
    state: str
    changes: tuple[Change, ...] = ()

    @property
    def blocks(self) -> int:
        return sum(change.blocks for change in self.changes)

    @property
    def words(self) -> int:
        if self.state == "missing":
            return sum(map(words, self.page.source))
        if self.state == "draft":
            return sum(words(block) for block in self.page.source if block.text in self._kept)
        return sum(change.words for change in self.changes)

    @property
    def _kept(self):
        """Blocks of the translation, among them those that are still the source's."""
        return {block.text for block in self.page.target}

    def __str__(self):
        left = {
            "missing": f"missing ({self.words} words)",
            "draft": f"draft ({self.words} words left)",
            "outdated": f"outdated ({self.blocks} blocks, {self.words} words)",
            "translated": "complete",
        }
        return left.get(self.state, self.state)


def words(block: Block) -> int:
    """Words of a block that a translator reads; code and formulas have none."""
    if block.kind in ("code", "math", "comment"):
        return 0
    return len(re.findall(r"[^\W\d_]+(?:['’-]\w+)*", marks.prose(block.text)))


def status(root: Path, page: Page) -> Status:
    """Where a translated page stands. Raises L10nError for a damaged ledger or header."""
    if not page.has_source:
        return Status(page, "orphan")
    if not page.exists:
        return Status(page, "missing")
    if not (root / page.ledger_file).exists():
        return Status(page, "unrecorded")
    found = tuple(changes(read(root, page), page.source))
    own = header(root, page).get("state", "translated")
    return Status(page, "outdated" if found and own != "draft" else own, found)


def changes(before: list[Block], after: tuple[Block, ...]):
    """Each run of blocks that was changed, added or removed, in the order of the page."""
    hashes = [[block.hash for block in side] for side in (before, after)]
    matcher = difflib.SequenceMatcher(None, *hashes, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield Change(CHANGES[tag], tuple(before[a:b]), tuple(after[c:d]))


def stale_blocks(root: Path, page: Page) -> list[str]:
    """Contexts of the source blocks that the translator has not seen as they are now."""
    return [block.context for change in status(root, page).changes for block in change.after]


def outdated(root: Path, page: Page) -> list[Block]:
    """Blocks of the translation whose source is not what the translator saw."""
    changes = status(root, page).changes
    contexts = {block.context for change in changes for block in change.before}
    return [block for block in page.target if block.context in contexts]


def read(root: Path, page: Page) -> list[Block]:
    """The source blocks as the translator saw them."""
    try:
        entries = polib.pofile(root / page.ledger_file, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        mend = f"make l10n SYNC={page.code}/{page.name}"
        raise L10nError(page.ledger_file, 0, f"this ledger is damaged ({error})", mend) from None
    return [_block(entry) for entry in entries]


def write(root: Path, page: Page, translated: bool = True) -> None:
    """Record the source as it is now, and beside each block its translation."""
    targets = {block.context: block.text for block in page.target} if translated else {}
    book = polib.POFile(wrapwidth=0)
    book.header = f"Written by `make l10n SYNC={page.code}/{page.name}`; do not edit."
    book.metadata = {
        "Language": page.code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for block in page.source:
        text = targets.get(block.context, "")
        entry = polib.POEntry(msgctxt=block.context, msgid=block.text, msgstr=text)
        book.append(entry)
    files.write(root / page.ledger_file, f"{book}\n".encode())


def accept(root: Path, page: Page, blocks: dict[Block, Block], reason: str) -> None:
    """Record {block as the translator saw it: as it stands now} without a translator's look.

    The reason is kept beside each block, until the next sync.
    """
    path = root / page.ledger_file
    book = polib.pofile(path, encoding="utf-8", wrapwidth=0)
    now = {before.context: after.text for before, after in blocks.items()}
    for entry in book:
        if entry.msgctxt in now:
            entry.msgid, entry.tcomment = now[entry.msgctxt], f"accepted: {reason}"
    files.write(path, f"{book}\n".encode())


def difference(change: Change) -> str:
    """A change word by word, as [-left out-] and {+put in+}, the way git shows it."""
    before, after = (
        re.findall(r"\s+|[^\s]+", "\n\n".join(map(normalised, side)))
        for side in (change.before, change.after)
    )
    pieces = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        old, new = "".join(before[a:b]), "".join(after[c:d])
        pieces += (
            [old] if tag == "equal" else [f"[-{old}-]" * bool(old), f"{{+{new}+}}" * bool(new)]
        )
    return "".join(pieces)


def header(root: Path, page: Page) -> dict:
    """The `l10n:` part of a translated page's front matter."""
    block = next((block for block in page.target if block.context == "front l10n"), None)
    try:
        found = (yaml.safe_load(block.text) or {}).get("l10n") or {} if block else {}
    except yaml.YAMLError as error:
        raise L10nError(page.file, block.line, f"the header is not YAML: {error}") from None
    if found.get("state", "translated") not in STATES:
        what = f"`state: {found['state']}` is none of {', '.join(STATES)}"
        raise L10nError(page.file, block.line, what)
    return found


def _block(entry):
    kind = "front" if entry.msgctxt.startswith("front ") else kind_of(entry.msgid)
    return Block(kind, entry.msgid, 0, entry.msgctxt.rpartition(" ")[0], entry.msgctxt)
