"""Many small pictures as one file: a strip, of which each place in a drawing shows its part.

To ask for each costs more than it weighs, and inside the page they would hold up its words.
Flat pictures lose nothing. The others were packed with loss before, so they are packed with less
of it now, and each carries its own edge on around it, lest its neighbours shine through.
"""

import io
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.engine import files, pictures

QUALITY = 80
GUTTER = 4  # pixels that an edge goes on
PLACE = re.compile(r' (x|y|width|height)="([^"]*)"')


@dataclass(frozen=True)
class Part:
    """A picture's part of a strip, all in its pixels: where it begins, its size, the strip's."""

    top: int
    width: int
    height: int
    strip: tuple[int, int]

    def shown(self, attributes: str) -> str:
        """Attributes of an `<image>` of the picture, changed to those of this part of the strip."""
        at = {"x": "0", "y": "0"} | dict(PLACE.findall(attributes))
        x, y, wide, tall = (float(at[key]) for key in ("x", "y", "width", "height"))
        scale = min(wide / self.width, tall / self.height)  # an image keeps its proportions
        left, top = x + (wide - self.width * scale) / 2, y + (tall - self.height * scale) / 2
        box = (
            left - GUTTER * scale,
            top - self.top * scale,
            *(scale * side for side in self.strip),
        )
        placed = "".join(
            f' {key}="{value:.6g}"'
            for key, value in zip(("x", "y", "width", "height"), box, strict=True)
        )
        return f"{PLACE.sub('', attributes)}{placed} {self.clip}"

    @property
    def clip(self) -> str:
        wide, tall = self.strip
        edges = (
            self.top / tall,
            1 - (GUTTER + self.width) / wide,
            1 - (self.top + self.height) / tall,
            GUTTER / wide,
        )
        return f'clip-path="inset({" ".join(f"{100 * edge:.6g}%" for edge in edges)})"'


def lossless(data: bytes) -> bool:
    """Whether a WebP holds every pixel as it was."""
    return data[12:16] == b"VP8L"


def strip(packed: list[bytes], root: Path) -> tuple[bytes, list[Part]]:
    """WebP pictures below each other as one, kept in the checkout `root`; and where each lies."""
    from PIL import Image

    opened = [Image.open(io.BytesIO(data)) for data in packed]
    width = max(one.width for one in opened) + 2 * GUTTER
    tops, height = [], 0
    for one in opened:
        tops.append(height + GUTTER)
        height += one.height + 2 * GUTTER
    parts = [
        Part(top, one.width, one.height, (width, height))
        for top, one in zip(tops, opened, strict=True)
    ]
    flat = all(map(lossless, packed))
    kept = root / pictures.FOLDER / f"{name(packed)}.webp"
    return files.kept(kept, lambda: joined(opened, parts, flat)), parts


def joined(opened, parts: list[Part], flat: bool) -> bytes:
    """One WebP of the pictures, each at its part and a little beyond."""
    import numpy
    from PIL import Image

    sheet = Image.new("RGBA", parts[0].strip)
    for one, part in zip(opened, parts, strict=True):
        around = ((GUTTER, GUTTER), (GUTTER, GUTTER), (0, 0))
        grown = numpy.pad(numpy.asarray(one.convert("RGBA")), around, "edge")
        sheet.paste(Image.fromarray(grown), (0, part.top - GUTTER))
    memory = io.BytesIO()
    settings = {"lossless": True} if flat else {"quality": QUALITY, "alpha_quality": 100}
    sheet.save(memory, "WEBP", method=6, **settings)
    return memory.getvalue()


def name(packed: list[bytes]) -> str:
    """What a strip hangs on: its pictures, how they are joined and packed, and by which version."""
    told = [f"{QUALITY} {GUTTER} ", *map(files.digest, packed)]
    return pictures.name("".join(told).encode())
