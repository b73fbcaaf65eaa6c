"""A discreet mark on every paragraph of a translation whose original has changed.

The mark stands inside the first line of its block, so that no line of a page moves and errors
still name the right one.
"""

import re
from html import escape

MARK = re.compile(r'<span class="outdated"[^>]*></span>')
NO_PROSE = "/$`|:<#"
ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+|> ?")


def marked(text: str, blocks, told: str) -> str:
    """A page with a mark in each of these blocks that holds prose.

    blocks: of scripts.l10n.blocks, cut from this text; told: what the mark says to a reader
    """
    lines = text.splitlines(keepends=True)
    said = escape(told)
    mark = f'<span class="outdated" role="img" aria-label="{said}" title="{said}"></span>'
    for block in blocks:
        if (at := _first_line(block)) is not None:
            line = lines[block.line - 1 + at]
            indent = ITEM.match(line).end() if ITEM.match(line) else 0
            lines[block.line - 1 + at] = f"{line[:indent]}{mark}{line[indent:]}"
    return "".join(lines)


def _first_line(block) -> int | None:
    """Which line of a block begins its prose; None where it has none to mark."""
    if block.kind in ("paragraph", "list", "quote"):
        return 0
    inner = block.text.splitlines()[1:-1] if block.kind == "slot" else ()
    return next(
        (at for at, line in enumerate(inner, 1) if line.strip() and line[0] not in NO_PROSE), None
    )


def unmarked(text: str) -> str:
    """The text as its author wrote it."""
    return MARK.sub("", text)
