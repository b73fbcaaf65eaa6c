"""The card of a page: the picture that a message or a post shows beside its link.

On the left the page's title, on the right its first figure as it was drawn from the committed
measurements. Nothing is fetched. A card is drawn once and kept in build/cards.
"""

import functools
import io
from pathlib import Path

from scripts.engine import drawings, files
from scripts.engine.files import ROOT
from scripts.l10n import registry
from scripts.site.describing import CARD, card
from scripts.site.shelf import FIGURE
from scripts.site.takeaways import PAPER

INK, MUTED, MODEL = "#1d2b33", "#5c6b73", "#1f5f8b"
EDGE, COLUMN, LINE = 56, 400, 35  # pixels: margin of the card, width of its words, small lines
LATIN = "docs/assets/fonts/source-sans-3-semibold.ttf"
KEPT = "build/cards"
NOT_BEFORE = "\u3002\uff0c\u3001\uff1b\uff1a\uff01\uff1f\u201d\uff09"  # stops that begin no line


def write(root: Path, code: str, pages: list, site: Path) -> None:
    """The cards of a language's written pages (listing.Entry), below the site."""
    language = registry.find(code, root)
    home = next((page.title for page in pages if not page.address), "")
    face = Face(root, language, home + "".join(page.title + page.description for page in pages))
    for page in pages:
        figure = figure_of(root, code, page.name) or figure_of(root, code, "index.md")
        picture = root / drawings.FOLDER / code / f"{figure}.png"
        if not figure or not picture.exists():
            continue
        told = page.title, page.description, home
        hangs_on = picture.read_bytes() + f"{told}{SOURCE}".encode()
        path = root / KEPT / f"{code}-{files.digest(hangs_on)[:16]}.png"
        made = files.kept(path, lambda told=told, picture=picture: drawn(picture, told, face))
        files.write(site / card(page.name, language), made)


def figure_of(root: Path, code: str, name: str) -> str:
    """The first figure of a page, or ""."""
    path = root / "docs" / code / name
    found = FIGURE.search(path.read_text(encoding="utf-8")) if path.exists() else None
    return found[1] if found else ""


class Face:
    """The letters of the titles, in any size: Source Sans, or the language's own font."""

    def __init__(self, root: Path, language, letters: str):
        self.root, self.package, self.letters = root, language.font, letters
        self.wide = bool(language.font)

    @functools.cached_property
    def content(self) -> bytes:
        if self.package:  # opened only where a card is missing: it takes seconds
            return cut(self.root, self.package, self.letters)
        return (self.root / LATIN).read_bytes()

    def sized(self, pixels: int):
        from PIL import ImageFont

        return ImageFont.truetype(io.BytesIO(self.content), pixels)


def cut(root: Path, package: str, letters: str) -> bytes:
    """A language's font with these letters only, out of its package."""
    from scripts import make_fonts

    font = make_fonts.whole(root, package, package, set(map(ord, letters)) | set(range(0x20, 0x7F)))
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def drawn(picture: Path, told: tuple[str, str, str], face: Face) -> bytes:
    """One card as PNG. told: title of the page, its description, title of the essay"""
    from PIL import Image, ImageDraw

    title, description, home = told

    sheet = Image.new("RGB", CARD, PAPER)
    width, height = CARD
    room = width - COLUMN - 3 * EDGE, height - 2 * EDGE
    figure = Image.open(picture).convert("RGBA")
    figure.thumbnail(room, Image.Resampling.LANCZOS)
    place = width - EDGE - figure.width, (height - figure.height) // 2
    sheet.paste(figure, place, figure)
    pen = ImageDraw.Draw(sheet)
    mark(pen, EDGE + 20, EDGE + 20, 20)
    font = face.sized(52)
    lines, small = broken(title, font, face.wide), face.sized(25)
    pen.multiline_text((EDGE, 130), lines, INK, font, spacing=14)
    below = pen.multiline_textbbox((EDGE, 130), lines, font, spacing=14)[3] + 30
    said = broken(description, small, face.wide).split("\n")
    shown = "\n".join(said[: int((height - 2 * EDGE - below) // LINE)])
    pen.multiline_text((EDGE, below), shown, MUTED, small, spacing=LINE - 25)
    if home != title:
        pen.text((EDGE, height - EDGE), home, MODEL, small, anchor="ls")
    made = io.BytesIO()
    sheet.quantize(128, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def mark(pen, x: int, y: int, size: int) -> None:
    """The compass of the essay."""
    thin = size / 6
    pen.ellipse((x - size, y - size, x + size, y + size), outline=MODEL, width=3)
    for long, wide in ((0.8 * size, thin), (thin, 0.8 * size)):
        pen.polygon([(x, y - long), (x + wide, y), (x, y + long), (x - wide, y)], MODEL)


def broken(title: str, font, wide: bool) -> str:
    """The title in lines that fit the column; a script without spaces breaks between letters."""
    parts, glue = (list(title), "") if wide else (title.split(), " ")
    lines = [""]
    for part in parts:
        longer = glue.join(filter(None, (lines[-1], part)))
        if lines[-1] and font.getlength(longer) > COLUMN and part not in NOT_BEFORE:
            lines.append(part)
        else:
            lines[-1] = longer
    return "\n".join(line.strip() for line in lines)


SOURCE = files.digest((ROOT / "scripts/site/social.py").read_bytes())[:8]
