"""`[=paper_ball.flat_end|.0%]`: a measured number in prose, a caption, a table cell or an alt text.

It becomes a button that opens the card with its evidence (cards.py). A button may stand neither
in a heading nor in a link; there the number is plain `<data>`.
"""

import functools
import re
import xml.etree.ElementTree as etree

from markdown.inlinepatterns import InlineProcessor

from scripts.engine.numbers import FormatError, write
from scripts.site.errors import did_you_mean
from scripts.site.units import SIGN, TOGETHER

DEFAULT = ".3g"
WRITTEN = re.compile(r"(`+)[^`].*?\1|\[=([^\]|]*)(?:\|([^\]]*))?\]")
# A pipe would end a table cell, so while a page is read a number carries a mark in its place,
# and the line it stands on.
MARK = "\ue000"
BEFORE = re.compile(r"[(\[“（《「]+$")
STOPS = r".,;:!?)\]”。，、；：！？）》」"
AFTER = re.compile(rf"{TOGETHER}?{SIGN}[{STOPS}]*|[{STOPS}]+")
MARKED = rf"\[=([^\]{MARK}]*){MARK}([^\]{MARK}]*){MARK}(\d+)\]"


def mark(line: str, number: int) -> str:
    """A line of source whose numbers carry their line; code spans stay as they are."""

    def replace(match):
        if match[1]:
            return match[0]
        return f"[={match[2].strip()}{MARK}{(match[3] or '').strip()}{MARK}{number}]"

    return WRITTEN.sub(replace, line)


def find(page, written: str, line: int) -> tuple[str, str]:
    """(figure, key) that `figure.key` names; an error on its line where nothing does."""
    figure, dot, key = written.partition(".")
    if not dot or not key:
        mend = "write [=figure.number|format], as [=paper_ball.flat_end|.0%]"
        raise page.error(line, f"`[={written}]` names no number", mend)
    measured = page.quote(line, page.shelf.measured, figure)
    if key not in measured.numbers:
        mend = did_you_mean(key, measured.numbers)
        raise page.error(line, f"figure {figure} has no number {key}", mend)
    return figure, key


def spell(page, value: float, form: str, line: int = 0) -> str:
    """A value in the reader's language; an error on its line for a format that is none."""
    try:
        return written(value, form or DEFAULT, page.locale)
    except FormatError as error:
        raise page.error(line, str(error), "write a format such as .0%, .2f or d") from None


# A page repeats its numbers in tables and cards, and is rendered again after each save.
written = functools.lru_cache(maxsize=1 << 15, typed=True)(write)


def button(page, figure: str, key: str, form: str = "", line: int = 0) -> etree.Element:
    """The button that shows a number and opens its card."""
    element = etree.Element("button", type="button", popovertarget=f"card-{figure}-{key}")
    element.set("class", "measured")
    element.set("data-number", f"{figure}.{key}")
    element.set("data-format", form)
    number = page.shelf.measured(figure).numbers[key]
    element.text = spell(page, number.middle, form, line)
    element.set("data-runs", runs(page, number, form))
    return element


def runs(page, number, form: str) -> str:
    """The value of every seed as its language spells it, parted by "|"."""
    return "|".join(spell(page, value, form) for value in number.seeds)


class MeasuredNumber(InlineProcessor):
    """Turns a marked number into its button."""

    def __init__(self, essay, md):
        super().__init__(MARKED, md)
        self.essay = essay

    def handleMatch(self, match, data):  # noqa: N802 - Python-Markdown's name
        page, (written, form, line) = self.essay.page, match.groups()
        figure, key = find(page, written, int(line))
        return button(page, figure, key, form, int(line)), match.start(0), match.end(0)


def hold(parent) -> None:
    """Keeps brackets, stops and units on the line of their number; a button would let them go."""
    before = None
    for place, child in enumerate(list(parent)):
        if child.get("class") == "measured":
            where = (parent, "text") if before is None else (before, "tail")
            child = parent[place] = held(child, *where)
        before = child


def held(button, neighbour, field) -> etree.Element:
    """The button, in one unbreakable piece with its unit, and brackets and stops that touch it.

    neighbour, field: the element, and its "text" or "tail", that ends where the button begins
    """
    after = AFTER.match(button.tail or "")
    before = BEFORE.search(getattr(neighbour, field) or "")
    if not before and not after:
        return button
    piece = etree.Element("span", {"class": "held"})
    if before:
        setattr(neighbour, field, before.string[: before.start()])
        piece.text = before[0]
    rest, button.tail = (after.string[after.end() :], after[0]) if after else (button.tail, None)
    piece.append(button)
    piece.tail = rest
    return piece


def plain(button) -> None:
    """Turns a button into `<data>`, for headings and links."""
    button.tag = "data"
    button.set("value", button.get("data-number"))
    for name in ("type", "popovertarget", "data-number", "data-format", "data-runs"):
        button.attrib.pop(name)
