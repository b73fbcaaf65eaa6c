"""A handwritten 2 drawn by known numbers: one pen stroke, 28 pixels wide, of up to 23 freedoms.

The stroke is a chain of cubic Bézier curves through control points. The first freedoms are the
whole hand: slant, thickness, width, height; the next move the control points one coordinate at a
time; the last are the ink's darkness and the pen's softness. Three coordinates are not moved, for
slant, width and height move them: so no freedom does what others do together. Freedoms that are
not switched on stay at 0.
"""

import numpy as np

SIZE = 28  # pixels a side
STROKE = np.array([  # control points of three cubic curves end to end; the page is 0…1, y down
    (0.28, 0.34), (0.30, 0.12), (0.72, 0.12), (0.70, 0.36),
    (0.68, 0.52), (0.44, 0.62), (0.27, 0.80),
    (0.38, 0.72), (0.60, 0.88), (0.76, 0.78),
])  # fmt: skip
WHOLE = 4  # slant, thickness, width, height
ORDER = (0, 6, 9, 3, 2, 5, 8, 1, 4, 7)  # ends of the curves first, then what bends them
COORDINATES = [(point, axis) for point in ORDER for axis in (0, 1)
               if (point, axis) not in {(4, 0), (7, 0), (7, 1)}]  # fmt: skip
FREEDOMS = WHOLE + len(COORDINATES) + 2
MOVE = 0.035  # standard deviation of a control point's move, shares of the page
PLACES = 8  # along each curve


def sample(count, freedoms, rng):
    """Numbers (count, FREEDOMS) of twos, in standard deviations; all but the first are 0."""
    if not 0 < freedoms <= FREEDOMS:
        raise ValueError(f"a two has 1 to {FREEDOMS} freedoms, not {freedoms}")
    numbers = np.zeros((count, FREEDOMS))
    numbers[:, :freedoms] = rng.normal(size=(count, freedoms)).clip(-2.5, 2.5)
    return numbers


def drawn(numbers):
    """Pictures (count, SIZE, SIZE) in 0…1 of twos with these numbers, ink bright."""
    slant, thick, wide, tall = numbers[:, :WHOLE].T
    dark, soft = numbers[:, -2:].T
    moves = np.zeros((len(numbers), len(STROKE), 2))
    moves[:, *np.transpose(COORDINATES)] = MOVE * numbers[:, WHOLE:-2]
    points = STROKE - 0.5 + moves
    x = points[..., 0] * (1 + 0.10 * wide)[:, None] - 0.18 * slant[:, None] * points[..., 1]
    y = points[..., 1] * (1 + 0.08 * tall)[:, None]
    curve = along(np.stack([x, y], -1) + 0.5) * SIZE
    away = distance(curve)
    width, edge = 1.5 * np.exp(0.22 * thick), 0.7 * np.exp(0.15 * soft)
    ink = 1 / (1 + np.exp((away - width[:, None]) / edge[:, None] * 2))
    return (ink * np.exp(0.1 * (dark - 2))[:, None]).reshape(-1, SIZE, SIZE)


def along(points):
    """Places (count, 3 * PLACES + 1, 2) along the curves through control points (count, 10, 2)."""
    t = np.linspace(0, 1, PLACES + 1)[:, None]
    pull = np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    curves = [pull @ points[:, i : i + 4] for i in (0, 3, 6)]
    return np.concatenate([curves[0], curves[1][:, 1:], curves[2][:, 1:]], axis=1)


def distance(curve):
    """Pixels from each pixel's centre to the nearest segment of a curve: (count, SIZE²)."""
    middle = np.arange(SIZE) + 0.5
    pixels = np.stack(np.meshgrid(middle, middle), -1).reshape(-1, 2)
    nearest = np.full((len(curve), len(pixels)), np.inf)
    for start, end in zip(curve[:, :-1].swapaxes(0, 1), curve[:, 1:].swapaxes(0, 1), strict=True):
        step = (end - start)[:, None]
        off = pixels - start[:, None]
        share = (off * step).sum(-1) / (step**2).sum(-1)
        off -= share.clip(0, 1)[..., None] * step
        np.minimum(nearest, (off**2).sum(-1), out=nearest)
    return np.sqrt(nearest)


def coarse(pictures, size=8):
    """Pictures averaged down to `size` pixels a side, as scanners once did: (count, size²)."""
    edges = np.linspace(0, pictures.shape[1], size + 1)
    whole = np.arange(pictures.shape[1])
    share = np.clip(np.minimum(whole + 1, edges[1:, None]) - np.maximum(whole, edges[:-1, None]),
                    0, None) / (edges[1] - edges[0])  # fmt: skip
    return (share @ pictures @ share.T).reshape(len(pictures), -1)
