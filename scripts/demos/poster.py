"""A demo's first scene as a still picture: before the first touch, in print, without scripts.

The scene is the same plain data that the browser draws (figures_src/demos/scene.py). The inks are
those of the site's style sheet, so the picture follows the reader's light or dark system.
"""

import base64
import io
import re
from html import escape

from PIL import Image

INK = re.compile(r"--ink-[a-z]+:[^;]+;")
FORCED = "@media (forced-colors: active)"  # what follows it are the colours a reader forces
FONT = "22px 'Source Sans 3',sans-serif"
# A picture grows with the page, but its letters stay about as large as those of the running demo.
LETTERS = ((400, 18), (520, 15), (640, 12))  # pixels it is wide at least -> units of the scene
WIDER = "".join(
    f"@media (min-width:{wide}px){{svg{{font-size:{units}px}}}}" for wide, units in LETTERS
)
ANCHOR = {"left": "start", "center": "middle", "right": "end"}


def file(demo, language):
    """Where it lies below assets/demo."""
    return f"{demo}.{language}.svg"


def svg(scene, root):
    """SVG text of a scene."""
    width, height = scene["size"]
    usual, _, forced = (root / "docs/assets/inks.css").read_text("utf-8").partition(FORCED)
    inks, forced = ("".join(INK.findall(part)) for part in (usual, forced))
    layers = "".join(LAYERS[layer["kind"]](layer) for layer in scene["layers"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f"<style>svg{{color-scheme:light dark;{inks}font:{FONT}}}{WIDER}"
        f"{FORCED}{{svg{{{forced}}}}}</style>{layers}</svg>\n"
    )


def colour(name):
    return name if name.startswith("#") else f"var(--ink-{name})"


def pairs(numbers):
    """x, y, x, y … as the points of a shape."""
    return " ".join(f"{x:g},{y:g}" for x, y in zip(numbers[::2], numbers[1::2], strict=True))


def polygons(layer):
    """Neighbours of one colour share an element; a hairline closes the gap between shapes."""
    size, numbers = 2 * layer["corners"], layer["xy"]
    shapes, before = [], None
    for index, fill in enumerate(layer["fill"]):
        corners = f"M{pairs(numbers[size * index : size * (index + 1)])}Z"
        if fill == before:
            shapes[-1][1] += corners
        else:
            shapes.append([colour(layer["palette"][fill]), corners])
        before = fill
    inner = "".join(f'<path fill="{ink}" stroke="{ink}" d="{d}"/>' for ink, d in shapes)
    return f'<g stroke-width=".8" stroke-linejoin="round">{inner}</g>'


def path(layer):
    dash = f' stroke-dasharray="{" ".join(map(str, layer["dash"]))}"' if layer["dash"] else ""
    return (
        f'<polyline fill="none" stroke="{colour(layer["ink"])}" stroke-width="{layer["width"]}"'
        f'{dash} points="{pairs(layer["xy"])}"/>'
    )


def dots(layer):
    places = zip(layer["xy"][::2], layer["xy"][1::2], strict=True)
    round_ = "".join(f'<circle cx="{x}" cy="{y}" r="{layer["radius"]}"/>' for x, y in places)
    return f'<g fill="{colour(layer["ink"])}">{round_}</g>'


def image(layer):
    """Pixels as a PNG inside the picture."""
    left, top, width, height = layer["box"]
    pixels = Image.frombytes("RGB", tuple(layer["size"]), base64.b64decode(layer["rgb"]))
    if "cover" in layer:
        cover = base64.b64decode(layer["cover"])
        pixels.putalpha(Image.frombytes("L", pixels.size, cover))
    pixels.save(memory := io.BytesIO(), "PNG")
    return (
        f'<image x="{left}" y="{top}" width="{width}" height="{height}" '
        f'preserveAspectRatio="none" style="image-rendering:pixelated" '
        f'href="data:image/png;base64,{base64.b64encode(memory.getvalue()).decode()}"/>'
    )


def text(layer):
    (x, y), anchor = layer["at"], ANCHOR[layer["align"]]
    ink = colour(layer["ink"])
    return (
        f'<text x="{x}" y="{y}" fill="{ink}" text-anchor="{anchor}">{escape(layer["text"])}</text>'
    )


LAYERS = {"polygons": polygons, "path": path, "dots": dots, "image": image, "text": text}
