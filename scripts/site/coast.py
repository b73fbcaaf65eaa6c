"""The drawn coast of the opening page: contour lines that grow rarer, then none.

python -m scripts.site.coast writes docs/theme/partials/coast.html. It shows no measurement; it is
the sign of the house. The land is on the left, and what lies beyond the last line is not drawn.
"""

import math
from itertools import pairwise

from scripts.site.shelf import ROOT

FILE = "docs/theme/partials/coast.html"
WIDTH, HEIGHT, STEP = 1440, 480, 12  # units of the drawing; distance between samples
MARGIN = 5 * STEP  # drawn beyond the frame, where lines begin and end
HILLS = (  # amplitude, waves across the width, waves down, phase
    (0.30, 1.3, 0.9, 0.6), (0.20, 2.6, -1.4, 2.1), (0.12, 4.1, 2.3, 4.0),
    (0.07, 6.7, -3.1, 1.2), (0.045, 9.2, 4.4, 5.1),
)  # fmt: skip
LAND = (0.09, 0.2, 0.31, 0.42, 0.53, 0.64, 0.75, 0.86, 0.97, 1.08)
SEA = (-0.1, -0.24, -0.42, -0.66, -0.96)  # farther and farther apart
TOLERANCE = 2.0  # units a line may be off when it is simplified


def height(x: float, y: float) -> float:
    """Height of the ground above the sea, falling from left to right over rolling hills."""
    across, down = x / WIDTH, y / HEIGHT
    waves = sum(a * math.sin(2 * math.pi * (u * across + v * down) + p) for a, u, v, p in HILLS)
    return 0.78 - 1.75 * across + waves * (1.05 - 0.5 * across)


def draw() -> str:
    """The drawing as SVG, coloured by the inks of the page."""
    from contourpy import contour_generator

    xs = range(-MARGIN, WIDTH + MARGIN + STEP, STEP)
    ys = range(-MARGIN, HEIGHT + MARGIN + STEP, STEP)
    ground = contour_generator(list(xs), list(ys), [[height(x, y) for x in xs] for y in ys])
    land = contour_generator(list(xs), list(ys), _walled(xs, ys))
    shapes = [
        _path("coast-land", land.lines(0)),
        *(_path("coast-line", ground.lines(level)) for level in LAND),
        *(_path("coast-deep", ground.lines(level)) for level in SEA),
        _path("coast-shore", ground.lines(0)),
    ]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMid slice">'
        f"{''.join(shapes)}</svg>\n"
    )


def _walled(xs, ys):
    """Heights with deep sea around the frame, so that the land is one closed shape."""
    edge = (xs[0], xs[-1])
    rim = (ys[0], ys[-1])
    return [[-9.0 if x in edge or y in rim else height(x, y) for x in xs] for y in ys]


def _path(name: str, lines) -> str:
    drawn = "".join(_line([tuple(point) for point in line]) for line in lines if len(line) > 4)
    return f'<path class="{name}" d="{drawn}"/>'


def _line(points) -> str:
    """A line as SVG path data in whole units, rounded off: it bends at every point kept."""
    kept = simplified(points)
    middles = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in pairwise(kept)]
    bends = "".join(
        f"Q{x:.0f} {y:.0f} {mx:.0f} {my:.0f}"
        for (x, y), (mx, my) in zip(kept[1:-1], middles[1:], strict=True)
    )
    (x, y), (ex, ey) = kept[0], kept[-1]
    return f"M{x:.0f} {y:.0f}L{middles[0][0]:.0f} {middles[0][1]:.0f}{bends}L{ex:.0f} {ey:.0f}"


def simplified(points):
    """Ramer–Douglas–Peucker: the points without which the line would be off by too much."""
    (ax, ay), (bx, by) = points[0], points[-1]
    length = math.hypot(bx - ax, by - ay) or 1.0
    off = [abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length for x, y in points]
    if (ax, ay) == (bx, by):
        off = [math.hypot(x - ax, y - ay) for x, y in points]
    worst = max(range(len(points)), key=off.__getitem__)
    if off[worst] <= TOLERANCE or len(points) < 3:
        return [points[0], points[-1]]
    return simplified(points[: worst + 1])[:-1] + simplified(points[worst:])


if __name__ == "__main__":
    (ROOT / FILE).write_text(draw(), encoding="utf-8")
