"""What a translation broke and a machine can mend: everything that is the same in every language.

Only what is beyond doubt is touched: a heading's level and id, a block of code, the name of a
figure, and, where exactly one measured number, citation, note or link of a block was exchanged
for another, that one. Words are never rewritten, and what remains is told by `make l10n`.
"""

import re
from collections import Counter
from pathlib import Path

from scripts.engine import files
from scripts.l10n import marks, pages, parity
from scripts.l10n.blocks import Block, heading
from scripts.l10n.problem import L10nError, place

TOKENS = {  # each whole token, as it stands between the words
    "measured number": re.compile(r"\[=[^\]]+\]"),
    "citation": re.compile(r"\[[^\]\[]*?@[^\]]*\]"),
    "footnote": re.compile(r"\[\^[^\]]+\]:?"),
    "link": re.compile(r"(?<=\]\()[^)\s]+"),
    "formula": re.compile(r"(?<![\\$])\$(?!\$)[^$]+?\$"),
}


def mend(root: Path, name: str) -> str:
    """Mend a page and say, line by line, what was mended."""
    page = pages.named(root, name)
    if not page.exists:
        begin = f"make l10n START={page.code}/{page.name}"
        raise L10nError(page.file, 0, "there is no such page yet", begin)
    path = root / page.file
    lines, told = path.read_text(encoding="utf-8").splitlines(keepends=True), []
    for source, target in reversed(list(pairs(page))):
        text, what = mended(source, target)
        if what:
            first, count = target.line - 1, target.text.count("\n") + 1
            lines[first : first + count] = [f"{text}\n"]
            told[:0] = [f"{place(page.file, target.line)}: {each}" for each in what]
    files.write(path, "".join(lines).encode())
    return "\n".join(told) or f"{page.file}: nothing that a machine could mend"


def pairs(page: pages.Page):
    """(source, target) blocks that answer each other: in sections of the same kinds of blocks."""
    sides = [_read(page.source), _read(page.target)]
    if kinds(sides[0]) == kinds(sides[1]):  # even where ids differ
        yield from zip(*sides, strict=True)
        return
    source, target = map(parity.sections, sides)
    for name, blocks in source.items():
        if kinds(blocks) == kinds(target.get(name, ())):
            yield from zip(blocks, target[name], strict=True)


def _read(side):
    return [block for block in side if block.kind not in ("front", "comment")]


def kinds(blocks) -> list[str]:
    return [block.kind for block in blocks]


def mended(source: Block, target: Block) -> tuple[str, list[str]]:
    """(text, what was mended) of one block of a translation."""
    if source.kind == "heading":
        return _heading(source, target)
    if source.kind in ("code", "math"):
        same = list(_keys(source)) == list(_keys(target))
        return (target.text, []) if same else (source.text, [f"the {source.kind} of the source"])
    text, what = target.text, []
    if source.kind == "slot":
        text, what = _slot(source, target)
    for kind, token in TOKENS.items():
        if (swap := _exchanged(token, source.text, text)) is not None:
            text = text.replace(*swap, 1)
            what.append(f"{kind} `{swap[0]}` is `{swap[1]}`")
    return text, what


def _heading(source, target):
    level, _, name = heading(source)
    found, words, own = heading(target)
    if (level, name) == (found, own) or not name:
        return target.text, []
    return f"{'#' * level} {words} {{#{name}}}", [f"heading of level {level} with the id `{name}`"]


def _slot(source, target):
    """The opening line of the source, which names the figure, demo or claim."""
    wanted, (found, _, rest) = source.text.partition("\n")[0], target.text.partition("\n")
    if wanted.split() == found.split():
        return target.text, []
    return f"{wanted}\n{rest}", [f"`{found}` is `{wanted}`"]


def _keys(block):
    found = marks.fences if block.kind == "code" else marks.formulas
    return (key for key, _ in found(block))


def _exchanged(token, source, target):
    """(wrong, right) where the target has one token too many and lacks one, else None."""
    wanted, found = (Counter(token.findall(text)) for text in (source, target))
    missing, extra = list((wanted - found).elements()), list((found - wanted).elements())
    return (extra[0], missing[0]) if len(missing) == len(extra) == 1 else None
