"""The letters of drawings: small committed fonts, the same on every machine.

A reader's browser draws the words with the page's own fonts; these give the widths by which a
drawing is laid out, and tell at once when a letter is missing.
"""

import contextlib
import logging
import re
from functools import lru_cache
from pathlib import Path

from scripts.engine.errors import EngineError

FOLDER = "docs/assets/fonts"
SHARED = ("source-sans-3.ttf", "source-sans-3-semibold.ttf")
SIGNS = "DejaVu Sans"  # comes with matplotlib, and has the signs the others lack
MEND = "make fonts"
MISSING = re.compile(r"does not have a glyph for .*?\[U\+([0-9a-fA-F]+)")


def of(row, root):
    """The font files that a language draws with; row: {"font": fontsource package or ""}."""
    names = [*SHARED, *([f"{row['font']}.ttf"] if row["font"] else [])]
    return [path for name in names if (path := Path(root) / FOLDER / name).exists()]


def register(row, root):
    """Make the fonts of a language known to matplotlib; returns their family names in order."""
    found = [family(path) for path in of(row, root)]
    if row["font"] and not (Path(root) / FOLDER / f"{row['font']}.ttf").exists():
        raise EngineError(f"{FOLDER}/{row['font']}.ttf: not there; {MEND} makes it")
    return tuple(dict.fromkeys([*found, SIGNS]))


@lru_cache
def family(path):
    from matplotlib import font_manager

    font_manager.fontManager.addfont(str(path))
    return font_manager.get_font(str(path)).family_name


def check(figure, families, what):
    """EngineError naming text, letters, fonts, figure and the mend where a letter is missing."""
    for text in texts(figure):
        words = text.get_text()
        find = absent_in_formula if formula(words) else absent
        if lacking := find(text, families):
            shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in lacking)
            raise EngineError(
                f"{what}: the text “{words}” needs {shown}, which "
                f"{' and '.join(families)} lack; {MEND} cuts the fonts anew"
            )


def texts(artist):
    """Every text that is drawn with an artist of matplotlib's."""
    from matplotlib.axis import Axis
    from matplotlib.text import Text

    if not artist.get_visible():
        return
    if isinstance(artist, Text):
        yield artist
    bare = not getattr(artist, "axison", True)  # merely asking for its ticks would make them all
    for child in artist.get_children():
        if not (bare and isinstance(child, Axis)):
            yield from texts(child)


def formula(words):
    """Whether matplotlib reads a text as one with formulas in it."""
    return words.replace(r"\$", "").count("$") in range(2, 100, 2)


def absent(text, families):
    """Letters of a plain text that no font of the drawing has."""
    return sorted({letter for letter in text.get_text() if ord(letter) > 31} - letters(families))


def absent_in_formula(text, families):
    """Letters for which matplotlib would draw a box in a formula; it only logs them."""
    from matplotlib.mathtext import MathTextParser

    with told("matplotlib.mathtext") as said:
        MathTextParser("path").parse(text.get_text(), 72, text.get_fontproperties())
    return sorted({chr(int(code, 16)) for line in said for code in MISSING.findall(line)})


@contextlib.contextmanager
def told(name):
    """What a logger says meanwhile, kept from everybody else."""
    logger, said = logging.getLogger(name), []
    keep = logging.Handler()
    keep.emit = lambda record: said.append(record.getMessage())
    logger.addHandler(keep)
    propagated, logger.propagate = logger.propagate, False
    try:
        yield said
    finally:
        logger.removeHandler(keep)
        logger.propagate = propagated


@lru_cache
def letters(families):
    """The characters that at least one of these fonts can draw."""
    from matplotlib import font_manager

    found = set()
    for name in families:
        path = font_manager.findfont(name, fallback_to_default=False)
        found |= set(map(chr, font_manager.get_font(path).get_charmap()))
    return frozenset(found)
