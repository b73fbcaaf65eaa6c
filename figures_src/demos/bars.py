"""Two answers of one classifier face to face: a row for each class, bars to the left and right."""

from math import exp

from figures_src.demos import scene

MIDDLE, GAP, LONGEST = 300, 66, 150  # where the names stand, and how far and long bars reach
STEP, THICK = 32, 14  # from row to row, and the height of a bar


def shares(logits):
    """Softmax: what each class gets of the network's whole confidence, 0 … 1."""
    most = max(logits)
    weights = [exp(logit - most) for logit in logits]
    total = sum(weights)
    return [weight / total for weight in weights]


def facing(top, names, left, right, ink):
    """Layers from `top` down: shares `left` in the model's ink, `right` in another.

    right: None while it is not to be seen.
    """
    layers = [
        scene.text(MIDDLE, top + STEP * k + THICK, name, "ink", "center")
        for k, name in enumerate(names)
    ]
    layers += side(top, left, -1, "model")
    return layers + (side(top, right, 1, ink) if right else [])


def side(top, values, way, ink):
    """Bars that grow to one side (way: -1 or 1), on a line where they begin; numbers of the rest
    would be noise, so only shares of 5 % and more are written."""
    start = MIDDLE + way * GAP
    corners, written = [], []
    for k, share in enumerate(values):
        y, end = top + STEP * k, start + way * LONGEST * share
        corners += [start, y, end, y, end, y + THICK, start, y + THICK]
        if share >= 0.05:
            align = "left" if way > 0 else "right"
            written.append(scene.text(end + 6 * way, y + THICK, f"{share:.0%}", ink, align))
    foot = top + STEP * (len(values) - 1) + THICK + 4
    return [
        scene.path([(start, top - 4), (start, foot)], "hairline", 1),
        scene.polygons(4, corners, [ink], [0] * len(values)),
        *written,
    ]
