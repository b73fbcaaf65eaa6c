"""Lit paper: several sheets in one surface, drawn from back to front.

The surface is smoothed once per shape (a curve through the given net of points, so a coarse net
bends instead of breaking); turning it then only asks each small square how it faces the light.
"""

import math
from dataclasses import dataclass

from figures_src.demos import scene

LIGHT = (-0.45, -0.55, 0.70)  # towards the lamp: from the left, from above, from the reader
SHADES = 40  # steps from shadow to light, of every paper
FADE = 0.16  # how much darker the farthest point is than the nearest
DEEP = 0.3  # how much darker the middle of the ball is than its outside


@dataclass(frozen=True, eq=False)
class Surface:
    """Small squares in space. vertices: (x, y, z); squares: 4 indices, normal, paper each."""

    vertices: list
    squares: list
    normals: list
    papers: list
    open: list  # 0 … 1: how much of the sky each square may see; paper deep inside sees less
    radius: float  # that 19 of 20 vertices stay within


def surface(nets, paper_of):
    """One surface from several square nets of points, each a list of rows.

    paper_of: (sheet, row, column) -> index of the paper, of a small square on the finer net.
    """
    vertices, squares, normals, papers = [], [], [], []
    for sheet, net in enumerate(nets):
        fine, first = smooth(net), len(vertices)
        vertices += [point for row in fine for point in row]
        side = len(fine)
        for i in range(side - 1):
            for j in range(side - 1):
                at = first + i * side + j
                square = (at, at + 1, at + side + 1, at + side)
                squares.append(square)
                normals.append(
                    _normal(fine[i][j], fine[i][j + 1], fine[i + 1][j + 1], fine[i + 1][j])
                )
                papers.append(paper_of(sheet, i, j))
    centred = _centre(vertices)
    reach = [math.hypot(*point) for point in centred]
    radius = sorted(reach)[len(reach) * 19 // 20] or 1.0
    open_to_sky = [min(1.0, sum(reach[k] for k in square) / 4 / radius) for square in squares]
    return Surface(centred, squares, normals, papers, open_to_sky, radius)


def smooth(net):
    """A net with one more row between any two and one more column between any two."""
    wide = [_between_all(row) for row in net]
    columns = [_between_all(column) for column in zip(*wide, strict=True)]
    return [list(row) for row in zip(*columns, strict=True)]


def _between_all(points):
    """Points with the middle of a Catmull-Rom curve between neighbours; ends go on straight."""
    padded = [_mirror(points[0], points[1]), *points, _mirror(points[-1], points[-2])]
    found = []
    for p, q, r, s in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        x, y, z = (9 * (q[k] + r[k]) - p[k] - s[k] for k in (0, 1, 2))
        found += [q, (x / 16, y / 16, z / 16)]
    return [*found, points[-1]]


def _mirror(end, inner):
    return tuple(2 * p - q for p, q in zip(end, inner, strict=True))


def _centre(vertices):
    middles = [sum(column) / len(column) for column in zip(*vertices, strict=True)]
    x, y, z = middles
    return [(p - x, q - y, r - z) for p, q, r in vertices]


def _normal(a, b, c, d):
    """Length-one normal of a square from its diagonals."""
    p, q, r = c[0] - a[0], c[1] - a[1], c[2] - a[2]
    s, t, u = d[0] - b[0], d[1] - b[1], d[2] - b[2]
    x, y, z = q * u - r * t, r * s - p * u, p * t - q * s
    size = math.sqrt(x * x + y * y + z * z) or 1.0
    return x / size, y / size, z / size


def axes(turn, tilt):
    """Where right, down and towards the reader point, for a camera turned and tilted (degrees)."""
    a, b = math.radians(turn), math.radians(tilt)
    right = (math.cos(a), math.sin(a), 0.0)
    away = (-math.sin(a) * math.cos(b), math.cos(a) * math.cos(b), -math.sin(b))
    down = (-math.sin(a) * math.sin(b), math.cos(a) * math.sin(b), math.cos(b))
    return right, tuple(-n for n in down), tuple(-n for n in away)


def lit(shape, turn, tilt, box, papers):
    """The scene layer of a surface seen from a direction.

    box: (left, top, width, height) it must fit in; papers: "#rrggbb" of each paper.
    """
    right, down, near = axes(turn, tilt)
    left, top, width, height = box
    scale = 0.46 * min(width, height) / shape.radius
    seen = [_project(p, right, down, near, shape.radius) for p in shape.vertices]
    lamp = tuple(
        sum(w * a[k] for w, a in zip(LIGHT, (right, down, near), strict=True)) for k in range(3)
    )
    order = _back_to_front(shape, seen, lamp, near)
    middle_x, middle_y = left + width / 2, top + height / 2
    flat = [(round(middle_x + scale * x, 1), round(middle_y + scale * y, 1)) for x, y, _ in seen]
    numbers = [
        number for _, k, _ in order for corner in shape.squares[k] for number in flat[corner]
    ]
    return scene.polygons(4, numbers, palette(papers), [fill for *_, fill in order])


def _project(point, right, down, near, radius):
    """Right, down (both a little larger when near) and nearness of a point."""
    x, y, z = point
    depth = x * near[0] + y * near[1] + z * near[2]
    larger = 1 / (1 - 0.12 * depth / radius)
    return (
        (x * right[0] + y * right[1] + z * right[2]) * larger,
        (x * down[0] + y * down[1] + z * down[2]) * larger,
        depth,
    )


def _back_to_front(shape, seen, lamp, near):
    """(depth, square, fill) of every square, the farthest first."""
    depths = [point[2] for point in seen]
    (lx, ly, lz), (nx, ny, nz), far = lamp, near, 2 * shape.radius
    found = []
    squares = zip(shape.squares, shape.normals, shape.papers, shape.open, strict=True)
    for k, ((a, b, c, d), (x, y, z), paper, sky) in enumerate(squares):
        depth = (depths[a] + depths[b] + depths[c] + depths[d]) / 4
        light = x * lx + y * ly + z * lz
        if x * nx + y * ny + z * nz < 0:  # paper has two sides: light the one we see
            light = -light
        bright = (0.5 + 0.5 * light) * (1 - FADE * (0.5 - depth / far)) * (1 - DEEP * (1 - sky))
        fill = paper * SHADES + min(SHADES - 1, max(0, int(bright * SHADES)))
        found.append((depth, k, fill))
    found.sort()
    return found


def palette(papers):
    """Every shade of every paper, dark to light, as "#rrggbb"."""
    return [_shade(paper, step / (SHADES - 1)) for paper in papers for step in range(SHADES)]


def _shade(paper, light):
    """A paper in half shadow (0) to full light (1), which is a little whiter than its colour."""
    strength = 0.35 + 0.65 * min(1.0, light * 1.2)
    white = 0.3 * max(0.0, light - 0.7) / 0.3
    channels = (int(paper[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round((c + (255 - c) * white) * strength):02x}" for c in channels)
