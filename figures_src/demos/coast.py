"""A map from heights on a square grid: land where the height is above nought, and its coast.

Whole cells of land are joined along their row. A cell that the coast crosses is cut into two
triangles, in each of which the height is a plane, so the coast is a straight line there.
"""

from figures_src.demos import scene

PALETTE = ("sea", "land", "model")  # the coast has the colour of what a network says


def chart(heights, box):
    """The map as one layer. heights: rows from the upper edge down; box: left, top, width, height
    in units of the scene."""
    left, top, width, height = box
    rows, columns = len(heights) - 1, len(heights[0]) - 1
    quads = [(0, ((0, 0), (columns, 0), (columns, rows), (0, rows)))]
    for row in range(rows):
        quads += _row(heights, row, columns)
    quads.sort(key=lambda quad: quad[0])  # water, then land, then coast
    numbers = [
        round(number, 1)
        for _, corners in quads
        for x, y in corners
        for number in (left + width * x / columns, top + height * y / rows)
    ]
    return scene.polygons(4, numbers, list(PALETTE), [ink for ink, _ in quads])


def _row(heights, row, columns):
    """(index of PALETTE, four corners) of everything between two rows of the grid."""
    found, run = [], None
    for column in range(columns + 1):
        high = [heights[row + j][column + i] > 0 for i, j in CELL] if column < columns else [False]
        if all(high):
            run = column if run is None else run
            continue
        if run is not None:
            found.append((1, ((run, row), (column, row), (column, row + 1), (run, row + 1))))
            run = None
        if any(high):
            found += _crossed(heights, row, column)
    return found


CELL = ((0, 0), (1, 0), (1, 1), (0, 1))


def _crossed(heights, row, column):
    """Land and coast of a cell that lies only partly above nought."""
    corners = [(column + i, row + j) for i, j in CELL]
    at = {(x, y): heights[y][x] for x, y in corners}
    for triangle in ((0, 1, 2), (0, 2, 3)):
        land, shore = _cut([corners[k] for k in triangle], at)
        if land:
            yield 1, (*land, *[land[-1]] * (4 - len(land)))
        if len(shore) == 2:
            yield 2, (shore[0], shore[1], shore[1], shore[0])


def _cut(triangle, at):
    """Corners of the part above nought, and the two ends of the shore."""
    land, shore = [], []
    for p, q in zip(triangle, triangle[1:] + triangle[:1], strict=True):
        if at[p] > 0:
            land.append(p)
        if (at[p] > 0) != (at[q] > 0):
            share = at[p] / (at[p] - at[q])
            shore.append((p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])))
            land.append(shore[-1])
    return land, shore
