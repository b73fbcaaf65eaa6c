"""Edits of the source that no translation has to follow: a comma, a spelling, a smoother word.

An author accepts them for every language at once. What is accepted must look trivial: the same
blocks in the same places, a few words different, and no digit, formula, code, link or measured
number among them. The rest of an edit stays outdated.
"""

import difflib
import re
from pathlib import Path

from scripts.l10n import ledger, pages, parity, registry
from scripts.l10n.blocks import Block, normalised
from scripts.l10n.problem import L10nError

FEW = 3  # words of a block that may differ
NEGATIONS = re.compile(r"\b(?:no|not|never|none|nor|neither|without)\b|n't\b", re.IGNORECASE)


def accept(root: Path, name: str, reason: str) -> str:
    """Move the ledgers of a page over its trivial edits, and say what was and was not accepted.

    name: of the source page, as "index.md" or "en/index.md". Raises L10nError without a reason,
    and for a page that is not there.
    """
    source = registry.source(root).code
    name = name.removeprefix("docs/").removeprefix(f"{source}/")
    if not reason:
        raise L10nError(name, 0, "why is this edit trivial?", f'ACCEPT={name} REASON="a comma"')
    if name not in pages.names(root, source):
        known = ", ".join(pages.names(root, source))
        raise L10nError(f"docs/{source}/{name}", 0, "there is no such page", f"known: {known}")
    told = [
        _one(root, page, reason)
        for language in registry.translations(root)
        if (page := pages.read(root, language.code, name)).exists
    ]
    return "\n".join(told) or f"no language has a translation of {name}"


def _one(root, page, reason):
    changes = ledger.status(root, page).changes
    pairs = [pair for change in changes for pair in _pairs(change)]
    small = {before: after for before, after in pairs if trivial(before, after)}
    if small:
        ledger.accept(root, page, small, reason)
    left = sum(change.blocks for change in changes) - len(small)
    return f"{page.file}: {len(small)} blocks accepted, {left} still outdated"


def _pairs(change):
    """Blocks as they were and as they are, where none was added or removed."""
    if len(change.before) == len(change.after):
        yield from zip(change.before, change.after, strict=True)


def trivial(before: Block, after: Block) -> bool:
    """Whether one block differs from another so little that a translation may stay as it is."""
    if before.kind != after.kind or before.kind in ("code", "math", "html"):
        return False
    if any(_keys(found, before) != _keys(found, after) for _, found, _ in parity.CHECKS):
        return False
    texts = [normalised(block) for block in (before, after)]
    if len(set(map(_negations, texts))) > 1:
        return False
    words = [text.split() for text in texts]
    matcher = difflib.SequenceMatcher(None, *words, autojunk=False)
    differing = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    return sum(max(b - a, d - c) for _, a, b, c, d in differing) <= FEW


def _keys(found, block):
    return sorted(key for key, _ in found(block))


def _negations(text):
    return len(NEGATIONS.findall(text))
