"""A page of our Markdown dialect, cut into blocks that know their lines.

A block is what a translator translates at a time: a heading, a paragraph, a list, a formula, a
figure with its caption. `normalised` folds white space where Markdown does not see it, so that a
page that was only wrapped anew has the same blocks; code and formulas are kept to the letter.
"""

import hashlib
import re
from dataclasses import dataclass
from itertools import count

from scripts.l10n.problem import L10nError

FENCE = re.compile(r"\s*(`{3,}|~{3,})")
SLOT = re.compile(r"(/{3,})\s+([\w-]+)\s*(?:\|\s*(.*?))?\s*$")
HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(?:\{[^}]*?#([\w-]+)[^}]*\})?\s*$")
ITEM = re.compile(r"(\s*)([-*+]|\d+[.)])\s+")
FRONT_KEY = re.compile(r"([\w-]+):")
KINDS = (
    ("code", FENCE),
    ("slot", SLOT),
    ("heading", HEADING),
    ("math", re.compile(r"\$\$")),
    ("comment", re.compile(r"<!--")),
    ("html", re.compile(r"</?[a-zA-Z]")),
    ("footnote", re.compile(r"\[\^[^\]]+\]:")),
    ("admonition", re.compile(r"(!!!|\?\?\?\+?) ")),
    ("list", ITEM),
    ("quote", re.compile(r"> ?")),
    ("table", re.compile(r"\|")),
)
# White space between words, and the pieces of a line in which white space is left alone.
KEPT = re.compile(r"(`+[^`]+?`+|(?<![\\$])\$(?!\$)[^$]+?\$)")


@dataclass(frozen=True)
class Block:
    """kind: as in KINDS, or paragraph, or front; line: counted from 1 in the page.

    section: id of the heading above; context: section and place in it, unique in the page.
    """

    kind: str
    text: str
    line: int
    section: str
    context: str

    @property
    def hash(self) -> str:
        return hashlib.sha256(f"{self.kind}\n{normalised(self)}".encode()).hexdigest()[:16]


def split(text: str, file: str = "") -> list[Block]:
    """The blocks of a page from top to bottom. L10nError where one is opened and never closed."""
    lines, pieces, start = text.splitlines(), [], 0
    if lines and lines[0] == "---":
        start = _close(lines, 1, re.compile(r"---\s*$"), "front matter", file, 1)
        pieces += _front(lines, start - 1)
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        end = _end(lines, start, file)
        pieces.append((kind_of(lines[start]), "\n".join(lines[start:end]).rstrip(), start + 1))
        start = end
    return _placed(pieces)


def kind_of(text: str) -> str:
    """What the first line of a text opens."""
    line = text.partition("\n")[0]
    return next((kind for kind, opening in KINDS if opening.match(line)), "paragraph")


def heading(block: Block) -> tuple[int, str, str]:
    """Level, words and explicit id ("" without one) of a heading."""
    marks, words, name = HEADING.match(block.text).groups()
    return len(marks), words, name or ""


def normalised(block: Block) -> str:
    """The text of a block with white space folded wherever Markdown does not see it."""
    if block.kind in ("code", "math", "html"):
        return "\n".join(line.rstrip() for line in block.text.splitlines())
    if block.kind in ("slot", "admonition"):
        return _nested(block)
    if block.kind == "table":
        return "\n".join(map(fold, block.text.splitlines()))
    if block.kind == "list":
        # A new item is more than white space, and so is the depth of an item.
        items = re.split(r"\n(?=\s*(?:[-*+]|\d+[.)])\s)", block.text.replace("\t", "    "))
        return "\n".join(ITEM.match(item)[1] + _paragraphs(item) for item in items)
    if block.kind == "quote":
        inner = "\n".join(re.sub(r"^> ?", "", line) for line in block.text.splitlines())
        return "> " + _paragraphs(inner)
    return _paragraphs(block.text)


def fold(text: str) -> str:
    """One space between words; inside inline code and formulas only line ends are folded."""
    pieces = KEPT.split(re.sub(r"(?: {2,}|\\)\n", "<br>", text))
    kept = (re.sub(r"\s*\n\s*", " ", piece) for piece in pieces[1::2])
    folded = (re.sub(r"\s+", " ", piece) for piece in pieces[0::2])
    return "".join(x + y for x, y in zip(folded, [*kept, ""], strict=True)).strip()


def _paragraphs(text):
    if any(FENCE.match(line) for line in text.splitlines()):
        return text  # code inside a list or a note
    return "\n\n".join(map(fold, re.split(r"\n\s*\n", text)))


def _nested(block):
    """The opening and closing lines as they are, and between them blocks again."""
    lines = block.text.splitlines()
    closed = block.kind == "slot"
    inner = lines[1:-1] if closed else [re.sub(r"^( {1,4}|\t)", "", line) for line in lines[1:]]
    parts = [fold(lines[0]), *map(normalised, split("\n".join(inner)))]
    return "\n\n".join([*parts, *([fold(lines[-1])] if closed else [])])


def _front(lines, end):
    """One block per top-level key of the front matter."""
    starts = [i for i in range(1, end) if FRONT_KEY.match(lines[i])]
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        yield "front", "\n".join(lines[start:stop]).rstrip(), start + 1


def _placed(pieces):
    """Blocks with their section and their place in it."""
    blocks, section, places = [], "top", {}
    for kind, text, line in pieces:
        if kind == "front":
            blocks.append(Block(kind, text, line, "front", f"front {FRONT_KEY.match(text)[1]}"))
            continue
        if kind == "heading":
            section = HEADING.match(text)[3] or f"line-{line}"
        place = next(places.setdefault(section, count()))
        blocks.append(Block(kind, text, line, section, f"{section} {place}"))
    return blocks


def _end(lines, start, file):
    """Index of the first line after the block that starts here."""
    kind, first = kind_of(lines[start]), lines[start]
    if kind == "heading":
        return start + 1
    if kind == "code":
        fence = FENCE.match(first)[1]
        closing = re.compile(rf"\s*{re.escape(fence[0])}{{{len(fence)},}}\s*$")
        return _close(lines, start + 1, closing, "code", file, start + 1)
    if kind == "slot":
        return _slot_end(lines, start, file)
    if kind == "math":
        closed = first.rstrip().endswith("$$") and len(first.strip()) > 4
        at = start if closed else start + 1
        return _close(lines, at, re.compile(r".*\$\$\s*$"), "formula", file, start + 1)
    if kind == "comment":
        return _close(lines, start, re.compile(r".*-->"), "comment", file, start + 1)
    return _soft_end(lines, start, kind in ("list", "footnote", "admonition"))


def _soft_end(lines, start, indented_goes_on):
    """A blank line ends a block; in a list or a note only when no indented line follows."""
    at = start + 1
    while at < len(lines):
        if not lines[at].strip():
            after = next((line for line in lines[at:] if line.strip()), "")
            if not (indented_goes_on and after.startswith(("  ", "\t"))):
                return at
        elif kind_of(lines[at]) in ("code", "slot", "heading", "math") and lines[at][0] != " ":
            return at
        at += 1
    return at


def _slot_end(lines, start, file):
    """The closing slashes of a figure, demo or claim; a fence inside may hold anything."""
    slashes, at = SLOT.match(lines[start])[1], start + 1
    while at < len(lines) and lines[at].rstrip() != slashes:
        fence = kind_of(lines[at]) == "code"
        at = _end(lines, at, file) if fence else at + 1
    if at == len(lines):
        what = f"`{lines[start].strip()}` is opened here and never closed"
        raise L10nError(file, start + 1, what, f"add a line with {slashes}")
    return at + 1


def _close(lines, at, closing, what, file, line):
    for index in range(at, len(lines)):
        if closing.match(lines[index]):
            return index + 1
    raise L10nError(file, line, f"the {what} opened here is never closed")
