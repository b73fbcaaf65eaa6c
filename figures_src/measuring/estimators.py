"""How many dimensions does a cloud have? The answers of principal components, near and wide.

`local_pca` looks at the neighbourhood of a point, `wide_pca` at the whole cloud; both count the
directions that hold a share of the variance. Fukunaga and Olsen (1971), IEEE Trans. Comp. C-20.
With `dimension` they make the five that disagree.
"""

import numpy as np

from figures_src.measuring import dimension

FIVE = ("twonn", "levina_bickel", "gride", "local_pca", "wide_pca")
SHARE = 0.95  # of the variance


def five(points):
    """The estimate of each of FIVE for a cloud (points, d)."""
    distances = dimension.neighbours(points, 20)
    logs = np.log(distances[:, -1:] / distances[:, :-1])
    return {
        "twonn": dimension.between(distances, 1),
        "levina_bickel": 18 / logs.sum(1).mean(),
        "gride": dimension.between(distances, 8),
        "local_pca": local_pca(points),
        "wide_pca": wide_pca(points),
    }


def directions(points, share=SHARE):
    """Fewest principal components of (points, d) that hold this share of their variance."""
    centred = points - points.mean(0)
    small = centred @ centred.T if len(points) <= points.shape[1] else centred.T @ centred
    held = np.cumsum(np.linalg.eigvalsh(small)[::-1])
    return int(np.searchsorted(held, share * held[-1]) + 1)


def wide_pca(points, share=SHARE):
    """Principal components of the whole cloud."""
    return float(directions(points, share))


def local_pca(points, near=20, anchors=100, share=SHARE):
    """Mean number of components among the `near` neighbours of the first `anchors` points."""
    anchors = points[:anchors]
    squares = (points**2).sum(1) - 2 * anchors @ points.T
    chosen = np.argpartition(squares, near, axis=1)[:, : near + 1]
    return float(np.mean([directions(points[i], share) for i in chosen]))


def calibrated(estimate, true, answers):
    """The true dimension at which an estimator gives this answer, beside what it gave to known.

    true (n,): known dimensions, ascending; answers (n,): what the estimator said of each. What
    lies beyond them is held at the first or the last.
    """
    return float(np.interp(estimate, np.maximum.accumulate(answers), true))
