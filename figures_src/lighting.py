"""Sheets of paper in soft light: points in space become a picture that a page can carry.

Several sheets share one depth buffer, so they hide each other wherever they cross in front. The
light is a whole sky, brighter from the upper left: a place is as bright as the part of the sky
that it sees past all other paper, which is what makes folds look deep. Paper is printed with
squares, so that a reader sees what happened to its coordinates; what is not paper is transparent.

Sky light by many shadow maps is an old trick; here after Landis (2002), "Production-ready global
illumination", SIGGRAPH course notes 16.
"""

import numpy as np

from figures_src.kept import kept

KEY = np.array([-0.5, 0.72, 0.48])  # toward the brightest part of the sky: right, up, to the reader
SKY = 24  # directions from which the sky is asked
FINER = 3  # small squares between two given vertices
SUPER = 2  # samples along each side of a pixel


def lit(sheets, colours, pixels, azimuth=-35.0, elevation=28.0, squares=8):
    """A picture (pixels, pixels, 4) of 0 … 255 with transparency, of sheets that fill its frame.

    sheets: (n, vertices, vertices, 3), height last; colours: n of "#rrggbb"; azimuth, elevation:
    degrees from which they are seen; squares: printed along each side of a sheet
    """
    sheets = np.asarray(sheets, dtype=float)
    return rendered(sheets, tuple(colours), pixels, azimuth, elevation, squares)["picture"]


@kept
def rendered(sheets, colours, pixels, azimuth, elevation, squares):
    """ "picture": what `lit` gives, which takes longer than the rest of a drawing."""
    fine = np.stack([finer(finer(sheet, 0), 1) for sheet in sheets])
    seen = fine @ view(azimuth, elevation).T  # right, up, toward the reader
    corners = seen.min((0, 1, 2)), seen.max((0, 1, 2))
    seen = (seen - (corners[0] + corners[1]) / 2) / (np.ptp(corners, axis=0)[:2].max() * 0.51)
    light = softened(illuminated(seen))
    side = pixels * SUPER
    screen = (np.stack([1 + seen[..., 0], 1 - seen[..., 1]], -1) * side / 2).reshape(-1, 2)
    corner, weight, place = front(screen, seen[..., 2].reshape(-1), triangles(seen.shape), side)
    paint = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in colours]) / 255
    bright = (light.reshape(-1)[corner] * weight).sum(1) * printed(corner, weight, seen, squares)
    sheet = corner[:, 0] // (seen.shape[1] * seen.shape[2])
    return {"picture": averaged(paint[sheet], bright, place, pixels)}


def view(azimuth, elevation):
    """Rows that turn space to right, up and toward the reader; angles in degrees."""
    a, e = np.radians([azimuth, elevation])
    turn = np.array([[np.cos(a), np.sin(a), 0], [-np.sin(a), np.cos(a), 0], [0, 0, 1]])
    return np.array([[1, 0, 0], [0, np.sin(e), np.cos(e)], [0, -np.cos(e), np.sin(e)]]) @ turn


def finer(sheet, axis):
    """The sheet with a Catmull–Rom curve through its vertices along an axis."""
    sheet = np.moveaxis(sheet, axis, 0)
    ends = [2 * sheet[:1] - sheet[1:2], sheet, 2 * sheet[-1:] - sheet[-2:-1]]
    padded, last = np.concatenate(ends), len(sheet) - 1
    at = np.linspace(0, last, last * FINER + 1)
    left = np.minimum(at.astype(int), last - 1)
    t = (at - left)[:, None, None]
    pull = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
    return np.moveaxis(sum(w / 2 * padded[left + i] for i, w in enumerate(pull)), 0, axis)


def illuminated(seen):
    """How bright each vertex (sheets, rows, columns) is: the sky it sees, and a little more."""
    points = seen.reshape(-1, 3)
    normals = np.cross(np.gradient(seen, axis=1), np.gradient(seen, axis=2)).reshape(-1, 3)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-12
    normals *= np.where(normals[:, 2:] < 0, -1, 1)  # the side that the reader sees
    key = KEY / np.linalg.norm(KEY)
    sky = total = 0.0
    for direction in dome(SKY):
        strength = 0.35 + max(direction @ key, 0) ** 2
        facing = 0.3 + 0.7 * np.abs(normals @ direction)
        sky, total = sky + strength * facing * unshaded(points, direction), total + strength
    direct = unshaded(points, key) * np.where(normals @ key > 0, 1.0, 0.55) * np.abs(normals @ key)
    near = np.clip((points[:, 2] + 1) / 2, 0, 1)
    return ((0.2 + 0.83 * sky / total + 0.42 * direct) * (0.86 + 0.14 * near)).reshape(
        seen.shape[:3]
    )


def dome(count):
    """Directions (count, 3) spread evenly over the upper half of the sky, a little to the front."""
    k = np.arange(count) + 0.5
    up, turn = 1 - 0.95 * k / count, k * np.pi * (3 - 5**0.5)
    across = np.sqrt(1 - up**2)
    directions = np.stack([across * np.cos(turn), up, across * np.sin(turn) + 0.35], axis=1)
    return directions / np.linalg.norm(directions, axis=1, keepdims=True)


def unshaded(points, direction, cells=80):
    """How much light from a direction reaches each point: 1 in the open, less behind paper."""
    across = np.cross(direction, [0.3, 1.0, 0.2])
    across /= np.linalg.norm(across)
    plane = np.stack([across, np.cross(direction, across)], axis=1)
    cell = ((points @ plane / 1.8 + 1) / 2 * cells).astype(int).clip(0, cells - 1)
    cell = cell[:, 0] * cells + cell[:, 1]
    depth = points @ direction
    first = np.full(cells * cells, -np.inf)
    np.maximum.at(first, cell, depth)
    behind = np.clip(first[cell] - depth - 7 / cells, 0, None)  # a slanted cell is no shadow
    return np.exp(-behind / 0.4)


def softened(light, rounds=3):
    """Light averaged with that of the neighbours on the same sheet."""
    for _ in range(rounds):
        for axis in (1, 2):
            wide = np.pad(light, [(0, 0), *((int(axis == a),) * 2 for a in (1, 2))], mode="edge")
            n = light.shape[axis]
            before, here, after = (np.take(wide, range(i, i + n), axis) for i in range(3))
            light = (before + 2 * here + after) / 4
    return light


def triangles(shape):
    """Vertex numbers (triangles, 3) of sheets of shape (sheets, rows, columns, …)."""
    number = np.arange(np.prod(shape[:3])).reshape(shape[:3])
    a, b, c, d = (
        number[:, i : i - 1 or None, j : j - 1 or None].ravel()
        for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))
    )
    return np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])


def front(screen, depth, faces, side):
    """Which triangle is in front at each sample of a picture of side × side samples.

    Returns, for the samples that paper covers, its three vertices (samples, 3), their weights
    (samples, 3) and the sample's place (samples,).
    """
    which, column, row = inside(screen[faces], side)
    right, left = shares(screen[faces], which, column, row)
    z, place = depth[faces].T, row * side + column
    height = z[0][which] + right * (z[1] - z[0])[which] + left * (z[2] - z[0])[which]
    top = np.full(side * side, -np.inf)
    np.maximum.at(top, place, height)
    seen = np.full(side * side, -1)
    ahead = np.flatnonzero(height == top[place])
    seen[place[ahead]] = ahead
    covered = np.flatnonzero(seen >= 0)
    first = seen[covered]
    weight = np.stack([1 - right[first] - left[first], right[first], left[first]], 1)
    return faces[which[first]], weight, covered


def shares(corners, which, column, row):
    """How much the second and the third corner of its triangle weigh at each sample, 0 … 1."""
    a = corners[:, 0]
    one, two = corners[:, 1] - a, corners[:, 2] - a
    area = crossed(one, two)
    area[np.abs(area) < 1e-9] = 1e-9
    x, y = column + 0.5 - a[:, 0][which], row + 0.5 - a[:, 1][which]
    (to_x, to_y), (from_x, from_y) = ((edge / area[:, None]).T for edge in (two, one))
    right = (x * to_y[which] - y * to_x[which]).clip(0, 1)
    left = (y * from_x[which] - x * from_y[which]).clip(0, 1)
    return right, np.minimum(left, 1 - right)


def inside(corners, side):
    """Every sample inside each triangle (triangles, 3, 2): number of the triangle, column, row."""
    y = corners[..., 1]
    which, row = runs(*(at.clip(0, side) for at in (y.min(1), y.max(1))))
    left, right = np.full(len(row), np.inf), np.full(len(row), -np.inf)
    for start, end in ((0, 1), (1, 2), (2, 0)):
        (x0, y0), (x1, y1) = corners[which, start].T, corners[which, end].T
        along = (row + 0.5 - y0) / np.where(y0 == y1, np.inf, y1 - y0)
        x = x0 + along * (x1 - x0)
        meets = (np.minimum(y0, y1) <= row + 0.5) & (row + 0.5 <= np.maximum(y0, y1))
        left = np.where(meets, np.minimum(left, x), left)
        right = np.where(meets, np.maximum(right, x), right)
    piece, column = runs(left.clip(0, side), right.clip(0, side))
    return which[piece], column, row[piece]


def runs(low, high):
    """The whole numbers n with low ≤ n + ½ < high, for many such spans: number of the span, n."""
    first = np.ceil(low - 0.5).astype(int)
    length = np.maximum(np.ceil(high - 0.5).astype(int) - first, 0)
    which = np.repeat(np.arange(len(first)), length)
    return which, first[which] + np.arange(len(which)) - (np.cumsum(length) - length)[which]


def crossed(one, other):
    """The flat cross product of vectors (n, 2)."""
    return one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]


def printed(corner, weight, seen, squares):
    """Brightness of the print: 1 on bare paper, less on the lines of the squares."""
    rows, columns = seen.shape[1:3]
    row, column = corner // columns % rows, corner % columns
    u = (row * weight).sum(1) / (rows - 1) * squares
    v = (column * weight).sum(1) / (columns - 1) * squares
    off = np.minimum(np.abs(u - np.round(u)), np.abs(v - np.round(v)))
    return 1 - 0.2 * np.clip(1.6 - off / 0.03, 0, 1)


def averaged(paint, bright, place, pixels):
    """Samples averaged to pixels; paper brighter than white paper turns a little whiter."""
    side = pixels * SUPER
    samples = np.zeros((side * side, 4))
    glare = np.clip(bright - 1, 0, 1)[:, None]
    colour = paint * np.minimum(bright, 1)[:, None]
    samples[place, :3] = colour + (1 - colour) * glare
    samples[place, 3] = 1
    parts = samples.reshape(pixels, SUPER, pixels, SUPER, 4).sum((1, 3))
    parts[..., :3] /= np.maximum(parts[..., 3:], 1)
    parts[..., 3] /= SUPER**2
    return np.round(parts * 255).clip(0, 255).astype(np.uint8)
