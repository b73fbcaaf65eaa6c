"""The larger pictures of the drawings leave the pages: words come first, pictures after them.

A page is read while its pictures are still on their way, and what both layouts, three languages
and the page on a figure's making show alike comes once. A small picture stays inside: asking for
it would take longer than it does.
"""

import base64
import functools
import re
from pathlib import Path

from scripts.engine import files

FOLDER = "assets/pictures"
SMALL = 2000  # bytes of a picture that stays in its page
PICTURE = re.compile(r'(<image\b[^>]*? href=")data:image/webp;base64,([^"]+)"')


def unpack(site: Path) -> None:
    """Writes the pictures of every page of a built site into files named by what is in them."""
    apart = functools.cache(functools.partial(picture, site))
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        up = "../" * (len(page.relative_to(site).parts) - 1)
        lighter = PICTURE.sub(lambda found, up=up: address(found, up, apart), text)
        if lighter != text:
            page.write_text(lighter, encoding="utf-8")


def address(found: re.Match, up: str, apart) -> str:
    """Where a picture lies as seen from its page; a small one as it was."""
    name = apart(found[2])
    return f'{found[1]}{up}{name}"' if name else found[0]


def picture(site: Path, packed: str) -> str | None:
    """Name of the file with a picture, below the site; None for a small one."""
    data = base64.b64decode(packed)
    if len(data) <= SMALL:
        return None
    name = f"{FOLDER}/{files.digest(data)[:16]}.webp"
    files.write(site / name, data)
    return name
