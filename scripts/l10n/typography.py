"""How a page is set: full-width punctuation, and a space where Chinese meets Latin, or none.

AutoCorrect reads the prose and its finds are warnings. A page is never rewritten by a machine:
what looks like punctuation may be Markdown.
"""

import json
import re

from scripts.l10n import marks
from scripts.l10n.blocks import Block
from scripts.l10n.pages import Page
from scripts.l10n.problem import WARNING, Problem
from scripts.l10n.registry import Language

SPACES = ("space-word", "space-punctuation", "space-bracket", "space-backticks", "space-dollar")
SILENT = ("code", "math", "comment", "front", "html")
WORD = (marks.CODE, marks.MATH, marks.NUMBER, marks.CITATION)  # read as one word
NOTHING = (marks.COMMENT, marks.FENCED, marks.SLASHES, marks.FOOTNOTE, marks.ATTRIBUTES, marks.TAG)
AROUND = 6  # signs shown on either side of a find


def problems(page: Page, language: Language) -> list[Problem]:
    """Warnings for a page in a language that says how it wants its spaces; () for the others."""
    if not language.spacing:
        return []
    return [
        Problem(page.file, block.line + at, what, "", WARNING)
        for block in page.target
        if block.kind not in SILENT
        for at, what in finds(block, language.spacing)
    ]


def finds(block: Block, spacing: str):
    """(line within the block, what is wrong there) for each line that would be set differently."""
    for at, line in enumerate(prose(block.text).splitlines()):
        if (wanted := _set(line.strip(), spacing)) != line.strip():
            before, after = _difference(line.strip(), wanted)
            yield at, f"typography: “{before}” is set “{after}”"


def prose(text: str) -> str:
    """What is read aloud: references as the word x, tags and notes left out; lines stay lines."""
    for patterns, stand_in in ((NOTHING, ""), (WORD, "x")):
        for pattern in patterns:
            text = pattern.sub(lambda m, x=stand_in: x + "\n" * m[0].count("\n"), text)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)


def _set(text, spacing):
    import autocorrect_py

    rules = dict.fromkeys(SPACES, 0 if spacing == "none" else 1)
    autocorrect_py.load_config(json.dumps({"rules": rules | {"spellcheck": 0}}))
    return autocorrect_py.format(text)


def _difference(before, after):
    """The first place where two lines differ, with a little around it."""
    at = next(
        (n for n, (x, y) in enumerate(zip(before, after, strict=False)) if x != y),
        min(len(before), len(after)),
    )
    return tuple(text[max(0, at - AROUND) : at + AROUND] for text in (before, after))
