"""Cut the fonts of drawings to the letters that the words need: python -m scripts.make_fonts

Reads the packages in node_modules and figures_src/words; writes small TrueType files, the same
bytes each time, with their licences beside them, to docs/assets/fonts. Commit them.
"""

import io
import logging
import shutil
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from scripts.engine import files, options
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.engine.fonts import FOLDER
from scripts.l10n import catalogue, registry

MODULES = "node_modules"
LATIN = "@fontsource-variable/source-sans-3"
SCRIPTS = ("latin", "latin-ext", "greek")
LARGEST = 4  # files of a package that may hold all letters of its script
# What joins the letters of a script that is written from right to left.
JOINED = ("init", "medi", "fina", "isol", "rlig", "liga", "calt", "ccmp", "mark", "mkmk")
WEIGHTS = {"source-sans-3": (400, "Regular"), "source-sans-3-semibold": (600, "SemiBold")}
# Letters of European languages and of formulas, and the signs of prose, whatever the words are.
# Rarer signs (→ ≤ ∞) come from DejaVu Sans, which matplotlib brings along.
ALWAYS = {*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x391, 0x3CA)}
ALWAYS |= set(map(ord, "−–—‘’“”…′″ℓ"))


def main(given, root=ROOT):
    """Write every font that a language of the registry draws with."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    for name, (weight, style) in WEIGHTS.items():
        save(latin(root, weight, style), root / FOLDER / f"{name}.ttf")
    licence(root, f"{MODULES}/{LATIN}", "source-sans-3")
    for language in registry.read(root).values():
        if language.font:
            save(of_language(root, language), root / FOLDER / f"{language.font}.ttf")
            licence(root, f"{MODULES}/@fontsource/{language.font}", language.font)
    return 0


def of_language(root, language):
    """A language's own font, cut to the letters of its catalogue."""
    written = language.name + "".join(entry.msgstr for entry in catalogue.read(language.code, root))
    wanted = set(map(ord, written)) - set(range(0x20))
    family = language.font.replace("-", " ").title().replace(" Sc", " SC")
    return whole(root, language.font, family, wanted, JOINED if language.dir == "rtl" else ())


def latin(root, weight, style):
    """Source Sans at one weight: several variable subsets made fixed, and joined."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for script in SCRIPTS:
            font = opened(
                root / MODULES / LATIN / f"files/source-sans-3-{script}-wght-normal.woff2"
            )
            fixed = instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
            cut(fixed, ALWAYS)
            fixed.flavor = None
            paths.append(Path(folder, f"{script}.ttf"))
            fixed.save(paths[-1])
        return named(Merger().merge([str(path) for path in paths]), "Source Sans 3", style)


def whole(root, package, family, wanted, features=()):
    """The letters `wanted` of a fontsource package, out of the file that has most of them."""
    folder = root / MODULES / "@fontsource" / package / "files"
    found = sorted(
        folder.glob(f"{package}-*-400-normal.woff2"), key=lambda path: -path.stat().st_size
    )
    if not found:
        raise EngineError(f"{folder.relative_to(root)}: not there; npm ci installs it")
    fonts = map(opened, found[:LARGEST])
    best = max(fonts, key=lambda font: len(wanted & font.getBestCmap().keys()))
    return named(cut(best, wanted, features), family, "Regular")


def opened(path):
    if not path.exists():
        raise EngineError(f"{path}: not there; npm ci installs it")
    return TTFont(path, recalcTimestamp=False)


def cut(font, wanted, features=()):
    """Keep the glyphs of these code points, and only what sets them in a line."""
    settings = Options(
        layout_features=["kern", *features],
        name_IDs=[0, 1, 2, 13, 14],
        notdef_outline=True,
        hinting=False,
    )
    cutter = Subsetter(settings)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    return font


def named(font, family, style):
    """A font that matplotlib finds under this family name."""
    for record, text in ((1, family), (2, style), (4, f"{family} {style}"), (16, family)):
        font["name"].setName(text, record, 3, 1, 0x409)
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp, font.flavor = False, None
    return font


def save(font, path):
    memory = io.BytesIO()
    font.save(memory, reorderTables=True)
    files.write(path, memory.getvalue())
    print(f"{path.name}: {len(font.getBestCmap())} letters, {len(memory.getvalue()) // 1000} kB")


def licence(root, package, name):
    shutil.copyfile(root / package / "LICENSE", root / FOLDER / f"{name}-LICENSE.txt")


if __name__ == "__main__":
    options.run(main, __doc__, {})
