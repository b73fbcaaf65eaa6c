"""Drawings: which are out of date, and how one figure is drawn for one language and layout.

A drawing hangs on the ink (`draw`, `WORDS` and what they reach), the committed measurement, the
figure's words in that language, the fonts and this engine's own pens. It lands in
build/figures/<language>/ as <figure>.<layout>.svg; the wide one brings the words as .words.json,
and a .png to take away, which a preview does without. A file <figure>.<layout>.drawn, written
last, says from what. Layouts are drawn apart, so that two processors draw one figure.
"""

import functools
import io
import json
import warnings
from pathlib import Path

from scripts.engine import files, fonts, ink, pictures, source, waist, wording
from scripts.engine.errors import EngineError, UsageError, did_you_mean
from scripts.engine.memo import Memo

FOLDER = "build/figures"
LAYOUTS = {"wide": 720, "narrow": 340}  # pixels of the page
TAKEN = "wide"  # the layout that is also written as a picture
PENS = (
    "drawings.py", "ink.py", "dots.py", "strokes.py", "pictures.py", "lights.py", "wording.py",
    "numbers.py", "fonts.py",
)  # fmt: skip
PRELOAD = (
    "matplotlib.figure", "matplotlib.style",
    "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg",
    *(f"PIL.{kind}ImagePlugin" for kind in ("Bmp", "Gif", "Jpeg", "Png", "Ppm", "WebP")),
    "babel.dates", "babel.numbers", "polib", "yaml",
)  # fmt: skip


class Drawings:
    """What is drawn, and from what, for the languages asked for (all where none is).

    taken: whether the pictures to take away are wanted too
    """

    house_style = "figures_src/drawing.py"

    def __init__(self, memo, languages=(), taken=True):
        self.memo, self.root, self.taken = memo, memo.root, taken
        known = memo.get(self.root / "docs/languages.yml", "rows", lambda: registry(self.root))
        for code in languages:
            if code not in known:
                raise UsageError(f"no language is called '{code}'{did_you_mean(code, known)}")
        self.rows = {code: known[code] for code in languages or known}
        self.common = files.digest("".join(self.common_parts()))

    def common_parts(self):
        """Digests of what every drawing hangs on: pens, house style and pinned packages."""
        yield source.closure(self.root / self.house_style, None, self.memo).fingerprint
        pens = [Path(__file__).with_name(name) for name in PENS]
        for path in [*pens, self.root / "requirements.lock"]:
            yield files.digest(path.read_bytes()) if path.exists() else ""

    def fingerprint(self, figure, language):
        """What a drawing of this figure for this language would be made from."""
        path = source.figure_path(figure, self.root)
        measured = waist.place(figure, self.root)
        parts = [
            self.common,
            source.closure(path, source.DRAW, self.memo).fingerprint,
            files.digest(measured.read_bytes()),
            self.words(language).get(figure, ""),
            json.dumps(self.rows[language]),
            *(files.digest(font.read_bytes()) for font in fonts.of(self.rows[language], self.root)),
        ]
        return files.digest("\n".join(parts))[:20]

    def words(self, language):
        """{figure: digest of its entries in the catalogue of a language}."""
        path = self.root / f"figures_src/words/{language}.po"
        if not path.exists():
            return {}
        if path not in self.memo.run:  # a file saved just now would be read for each figure
            self.memo.run[path] = self.memo.get(
                path, "words", lambda: wording.digests(language, self.root)
            )
        return self.memo.run[path]

    def stale(self, figure):
        """[(language, layout, fingerprint)] of the drawings that are missing or out of date."""
        wanted = {code: self.fingerprint(figure, code) for code in self.rows}
        return [
            (code, layout, made)
            for code, made in wanted.items()
            for layout in LAYOUTS
            if not self.drawn(figure, code, layout, made)
        ]

    def drawn(self, figure, language, layout, fingerprint):
        folder = self.root / FOLDER / language
        try:
            made, *sizes = (folder / f"{figure}.{layout}.drawn").read_text().split()
            wanted = [folder / name for name in products(figure, layout, self.taken)]
            there = [str(path.stat().st_size) for path in wanted]
        except (OSError, ValueError):
            return False
        return made == fingerprint and sizes[: len(there)] == there


def registry(root):
    """{code: {"babel", "font"}} of docs/languages.yml, the source language first."""
    from scripts.l10n import registry as languages
    from scripts.l10n.problem import L10nError

    try:
        rows = languages.read(root)
    except L10nError as error:
        raise EngineError(str(error)) from None
    return {code: {"babel": row.babel, "font": row.font} for code, row in rows.items()}


def products(figure, layout, taken=True):
    """Names of the files that a figure is drawn into, what is taken away last."""
    if layout != TAKEN:
        return [f"{figure}.{layout}.svg"]
    return [f"{figure}.{layout}.svg", f"{figure}.words.json", *([f"{figure}.png"] if taken else [])]


def draw_layout(root, figure, language, layout, fingerprint, taken=True):
    """Draw one figure for one language in one layout; returns warnings in words.

    Runs in a worker, from the committed measurement alone: no torch, no training.
    """
    from scripts.engine import lights, measuring  # not above: a no-op pays for no import

    def unchanged():
        return Drawings(Memo(root), (language,)).fingerprint(figure, language) == fingerprint

    row = registry(root)[language]
    measured = waist.read(figure, root)
    module = source.load(source.figure_path(figure, root), source.DRAW, root)
    words, notes = wording.words(figure, module.WORDS, language, measured, row["babel"], root)
    taken = taken and layout == TAKEN
    folder, mark = root / FOLDER / language, f"{figure}.{layout}.drawn"
    (folder / mark).unlink(missing_ok=True)
    with measuring.kept_in(lights.Lights(root, unchanged)):
        svg, png = draw(module, measured, words, layout, row, root, language, taken)
    shown = {key: words.get(key, "") for key in ("title", "alt", "description")}
    told = json.dumps(shown, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    made = [svg.encode(), *([told.encode()] if layout == TAKEN else []), *([png] if png else [])]
    for name, data in zip(products(figure, layout, taken), made, strict=True):
        files.write(folder / name, data)
    sizes = [str(len(data)) for data in made]
    files.write(folder / mark, " ".join([fingerprint, *sizes]).encode())
    return notes if layout == TAKEN else []  # a note on words holds for both layouts


def draw(module, measured, words, layout, row, root, language, taken):
    """One drawing as SVG text, and as PNG where it is to be taken away, else b""."""
    import matplotlib

    page, inks = page_of(layout, row, root, language)
    name = f"{measured.figure}-{layout}"
    with matplotlib.rc_context(), warnings.catch_warnings():
        matplotlib.rcdefaults()
        # A letter that a font lacks is reported below, with the text it stands in.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        figure = module.draw(measured, words, page)
        if figure is None:
            raise EngineError("draw returned nothing; it must return the figure of page.figure()")
        seeds, pack = len(measured.seeds), functools.partial(pictures.kept, root=root)
        svg = ink.svg(figure, name, words["title"], words["alt"], inks, seeds, pack)
        png = picture(figure, inks["paper"]) if taken else b""
    fonts.check(figure, page.fonts, f"{measured.figure} ({language}, {layout})")
    return svg, png


def picture(figure, paper):
    """The drawing as PNG in the light colours, with the committed fonts, two pixels for one."""
    memory = io.BytesIO()
    figure.savefig(
        memory, format="png", dpi=72 * ink.DENSITY, facecolor=paper, metadata={"Software": None}
    )
    return memory.getvalue()


def page_of(layout, row, root, language):
    """The page of the house style for a layout and a language, and the inks of the house."""
    import logging

    from figures_src import drawing as style
    from scripts.engine import numbers

    # A weight that only some of the fonts have is nothing to report.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    page = style.Page(
        width=LAYOUTS[layout],
        language=language,
        number=lambda value, spec: numbers.write(value, spec, row["babel"]),
        fonts=fonts.register(row, root),
    )
    return page, style.INKS
