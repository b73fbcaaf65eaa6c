"""The faces of the text, cut to what the essay needs: two weights wide, European letters only.

The packages bring every weight from 200 to 900. Cut, the three faces weigh half as much, which a
reader on a slow line notices. They are cut once and kept in build/fonts.
"""

import io
from pathlib import Path

from scripts.engine import files

FACES = {  # file of the package -> weights that are kept
    "source-serif-4-latin-wght-normal": (400, 700),
    "source-serif-4-latin-wght-italic": 400,
    "source-sans-3-latin-wght-normal": (400, 700),
}
LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2027), 0x2032, 0x2070,
    *range(0x2074, 0x207C), *range(0x2080, 0x208A), 0x2190, 0x2192, 0x2212, 0x2248, 0x2264, 0x2265,
]  # fmt: skip
FEATURES = ["kern", "liga", "tnum", "lnum", "ccmp", "locl", "mark", "mkmk", "frac"]


def cut(root: Path) -> dict[str, Path]:
    """File name -> the cut face, and the licence that each family travels with."""
    found = {}
    for name, weights in FACES.items():
        family = name.partition("-latin")[0]
        package = root / "node_modules/@fontsource-variable" / family
        source = package / "files" / f"{name}.woff2"
        kept = root / "build/fonts" / f"{name}.{files.digest(source.read_bytes())[:8]}.woff2"
        if not kept.exists():
            files.write(kept, face(source, weights))
        found[f"{name}.woff2"] = kept
        found[f"{family}-LICENSE.txt"] = package / "LICENSE"
    return found


def face(source: Path, weights) -> bytes:
    """One face with these weights and our letters, as WOFF2."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    whole = io.BytesIO()
    font = TTFont(source, recalcTimestamp=False)  # the same bytes in every clone
    font = instancer.instantiateVariableFont(font, {"wght": weights})
    font.flavor = None
    font.save(whole)
    whole.seek(0)
    options = subset.Options(layout_features=FEATURES, notdef_outline=True)
    options.flavor = "woff2"
    font = TTFont(whole, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    made = io.BytesIO()
    font.flavor = "woff2"
    font.save(made)
    return made.getvalue()
