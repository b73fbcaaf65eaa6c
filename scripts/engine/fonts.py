"""The letters of drawings: small committed fonts, the same on every machine.

A reader's browser draws the words with the page's own fonts; these give the widths by which a
drawing is laid out, and tell at once when a letter is missing.
"""

from functools import lru_cache
from pathlib import Path

from scripts.engine.errors import EngineError

FOLDER = "docs/assets/fonts"
SHARED = ("source-sans-3.ttf", "source-sans-3-semibold.ttf")
SIGNS = "DejaVu Sans"  # comes with matplotlib, and has the signs the others lack
MEND = "make fonts"


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
    from matplotlib.text import Text

    has = letters(families)
    for text in figure.findobj(Text):
        absent = sorted({letter for letter in text.get_text() if ord(letter) > 31} - has)
        if absent and text.get_visible() and "$" not in text.get_text():
            shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in absent)
            raise EngineError(
                f"{what}: the text “{text.get_text()}” needs {shown}, which "
                f"{' and '.join(families)} lack; {MEND} cuts the fonts anew"
            )


@lru_cache
def letters(families):
    """The characters that at least one of these fonts can draw."""
    from matplotlib import font_manager

    found = set()
    for name in families:
        path = font_manager.findfont(name, fallback_to_default=False)
        found |= set(map(chr, font_manager.get_font(path).get_charmap()))
    return frozenset(found)
