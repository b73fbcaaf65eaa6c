"""What a picture and its controls are made of: plain data, which any host can draw.

A scene is {"size": [width, height], "layers": […], "live": sentence}, and may bring
{"state": {…}}, values that change what the controls show, and {"room": sentence}, see `scene`.
Layers are drawn in order; lengths are units of `size`. A colour is "#rrggbb", or the name of an
ink, which follows the page's theme.

A control has an id, which is also the key of its label in WORDS and, where it has a value, of that
value in the state. A state is flat: numbers and words.
"""

import base64
import re

GAP = re.compile("(?<=[。！？]) ")  # between two sentences, where no space belongs


def range(name, low, high, step, stride, shown="number", round=False):
    """A slider. stride: what an arrow key moves; shown: number, percent or degree; round: the ends
    are one place, as of an angle."""
    return {
        "id": name, "kind": "range", "min": low, "max": high, "step": step, "stride": stride,
        "shown": shown, "round": round,
    }  # fmt: skip


def choice(name, options):
    """One of several; each option is a value and the key of its words."""
    return {"id": name, "kind": "choice", "options": list(options)}


def button(name, sets=None):
    """Its value counts how often it was pressed; a press also sets the values in `sets`."""
    return {"id": name, "kind": "button", "sets": sets or {}}


def drag(name, across, down):
    """A drag on the picture, or its arrow keys, moves two ranges: (id, how far per pixel) each."""
    return {"id": name, "kind": "drag", "across": list(across), "down": list(down)}


def tap(name, across, down, into):
    """A touch of the picture notes its place: "x,y;" is appended to the memory `into`.

    across, down: (id of a range, place of its least value, place of its greatest), in units of
    the scene. Arrow keys move the two ranges (with Shift, where the picture can be dragged too),
    Enter or Space notes where they stand. A memory holds 2,000 letters at most; what would exceed
    them is not noted, and the reader is told.
    """
    return {
        "id": name, "kind": "tap", "across": list(across), "down": list(down), "into": into,
    }  # fmt: skip


def memory(name):
    """A value without an input, as what a hand has touched: it is in the state and the address."""
    return {"id": name, "kind": "memory"}


def guess(name, options):
    """What the reader expects, asked before the scene shows it: one of several, "" until then.
    It is stored nowhere, not even in the address."""
    return {"id": name, "kind": "guess", "options": list(options)}


def play(name, moves, by, every):
    """A button that runs and halts: while it runs, the range `moves` grows by `by` each `every`
    milliseconds, up to its end. Started by the reader only."""
    return {"id": name, "kind": "play", "moves": moves, "by": by, "every": every}


def scene(width, height, layers, live, state=None, room=""):
    """A whole scene; `live` is read aloud by screen readers and stands below the picture.

    room: the longest sentence that may follow, as after a guess; its room is kept from the start.
    Both may be several sentences with spaces between them, which Chinese ones lose
    """
    found = {"size": [width, height], "layers": layers, "live": GAP.sub("", live)}
    found |= {"state": state} if state else {}
    return found | ({"room": GAP.sub("", room)} if room else {})


def polygons(corners, numbers, palette, fills):
    """Filled shapes. numbers: x, y, x, y, … of all corners; fills: index of palette, per shape."""
    return {
        "kind": "polygons",
        "corners": corners,
        "xy": numbers,
        "palette": palette,
        "fill": fills,
    }


def path(points, ink, width=1.5, dash=()):
    """An open line through points (x, y); width in pixels of the screen."""
    flat = [round(number, 1) for point in points for number in point]
    return {"kind": "path", "xy": flat, "ink": ink, "width": width, "dash": list(dash)}


def dots(points, ink, radius=3.0):
    """Round marks; radius in pixels of the screen."""
    flat = [round(number, 1) for point in points for number in point]
    return {"kind": "dots", "xy": flat, "ink": ink, "radius": radius}


def image(box, columns, rows, rgb, cover=None):
    """Square pixels with hard edges. box: (left, top, width, height); rgb: bytes, row by row.

    cover: a byte for each pixel, how much it covers the page, 255 wholly
    """
    layer = {
        "kind": "image",
        "box": list(box),
        "size": [columns, rows],
        "rgb": base64.b64encode(bytes(rgb)).decode(),
    }
    return layer | ({"cover": base64.b64encode(bytes(cover)).decode()} if cover else {})


def text(x, y, words, ink="muted", align="left"):
    """Words whose baseline starts, centres or ends at (x, y); the size is the page's."""
    return {"kind": "text", "at": [x, y], "text": words, "ink": ink, "align": align}
