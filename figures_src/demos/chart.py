"""A small chart of shares, 0 to 100 %, layer by layer.

box: (left, top, width, height) of the chart in units of the scene; a title stands above it and a
legend below.
"""

from figures_src.demos import scene

DASHES = (4, 3)


def at(box, layer, share, last):
    """Where a share (0 … 1) at a layer (0 … last) stands."""
    left, top, width, height = box
    return left + width * layer / last, top + height * (1 - share)


def frame(box, layer, last, title):
    """The empty chart, with a line where the reader is."""
    left, top, _, height = box
    return [
        scene.text(left, top - 16, title),
        scene.text(left - 8, top + 4, "100%", align="right"),
        scene.text(left - 8, top + height + 4, "0%", align="right"),
        *(scene.path([at(box, 0, y, 1), at(box, 1, y, 1)], "hairline", 1) for y in (0, 1)),
        scene.path([at(box, layer, 0, last), at(box, layer, 1, last)], "muted", 1),
    ]


def before(box, shares, name):
    """A dashed curve to compare with, and below the chart what its dashes mean."""
    left, below = box[0], box[1] + box[3] + 30
    sample = [(left, below - 4), (left + 44, below - 4)]
    return [
        scene.path(_line(box, shares), "muted", 1.5, DASHES),
        scene.path(sample, "muted", 1.5, DASHES),
        scene.text(left + 54, below, name),
    ]


def curve(box, shares, layer, here, ink):
    """A curve with a dot at every layer, and a larger one where the reader is."""
    line, now = _line(box, shares), [at(box, layer, here, len(shares) - 1)]
    return [scene.path(line, ink, 2), scene.dots(line, ink, 2.5), scene.dots(now, ink, 6)]


def _line(box, shares):
    return [at(box, layer, share, len(shares) - 1) for layer, share in enumerate(shares)]
