"""The pictures of the drawings leave the pages: words come first, pictures after them.

A page is read while its pictures are still on their way, and what both layouts, three languages
and the page on a figure's making show alike comes once. The small ones of a figure travel together
(sheets.py); where they are next to nothing they stay inside.
"""

import base64
import functools
import re
from pathlib import Path

from scripts.engine import files
from scripts.site import sheets

FOLDER = "assets/pictures"
ALONE = 4000  # bytes of a picture from which it travels by itself
SMALL = 2000  # bytes that stay in a page: to ask for them would take longer than they do
DRAWING = re.compile(r'<svg\b[^>]*? aria-labelledby="(\w+)-[a-z]+-title.*?</svg>', re.DOTALL)
PICTURE = re.compile(r'<image\b([^>]*?) href="data:image/webp;base64,([^"]+)"([^>]*?)(?= ?/?>)')


def unpack(site: Path, root: Path) -> None:
    """Writes the pictures of every page of a built site into files named by what is in them."""
    apart = functools.cache(functools.partial(outside, site, root))  # once for all pages
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        up = "../" * (len(page.relative_to(site).parts) - 1)
        lighter = lighten(text, up, apart)
        if lighter != text:
            page.write_text(lighter, encoding="utf-8")


def lighten(text: str, up: str, apart) -> str:
    """A page without the pictures that lie apart from it.

    up: the way to the site's root
    apart: from the packed pictures of a figure to {packed: (file, its part or None)}
    """
    shown = {}
    for drawing in DRAWING.finditer(text):
        found = (image[2] for image in PICTURE.finditer(drawing[0]))
        shown.setdefault(drawing[1], {}).update(dict.fromkeys(found))
    moved = {figure: apart(tuple(packed)) for figure, packed in shown.items()}

    def redrawn(drawing):
        return PICTURE.sub(lambda image: address(image, up, moved[drawing[1]]), drawing[0])

    return DRAWING.sub(redrawn, text)


def address(image: re.Match, up: str, moved: dict) -> str:
    """An image that asks for its file, or for its part of one; as it was where it stays."""
    if image[2] not in moved:
        return image[0]
    (name, part), placed = moved[image[2]], image[1] + image[3]
    return f'<image{part.shown(placed) if part else placed} href="{up}{name}"'


def outside(site: Path, root: Path, packed: tuple[str, ...]) -> dict:
    """{packed picture of a figure: (its file below the site, its part of it or None)}."""
    pictures = {base64.b64decode(one): one for one in packed}
    moved = {one: (write(site, one), None) for one in pictures if len(one) > ALONE}
    for flat in (True, False):
        small = [one for one in pictures if one not in moved and sheets.lossless(one) == flat]
        if sum(map(len, small)) > SMALL:
            strip, parts = sheets.strip(small, root)
            name = write(site, strip)
            moved |= {one: (name, part) for one, part in zip(small, parts, strict=True)}
    return {pictures[one]: found for one, found in moved.items()}


def write(site: Path, data: bytes) -> str:
    """Name of the file with these bytes, below the site."""
    name = f"{FOLDER}/{files.digest(data)[:16]}.webp"
    files.write(site / name, data)
    return name
