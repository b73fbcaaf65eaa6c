"""How many dimensions has a handwritten 2?

A25: all handwritten twos, 784 pixels each, are said to form a surface of about ten dimensions. We
ask five estimators about real ones, and first about twos of our own, one pen stroke drawn from 2
to 23 known numbers, as many of them and as coarse as the real ones: scikit-learn ships 177 real
twos of 8 x 8 pixels (Alpaydin and Kaynak 1998, UCI repository). What an estimator says of known
twos is then read backwards: which true number would have made it say what it says of the real
ones? Beside them the other nine digits, and our twos with all 784 pixels and more of them.

Control: the known twos. Refuted if all five calibrated answers lie outside 5 … 20; otherwise the
claim stands in part, for five answers are not one. Set after trials on seed 100, in which no
estimator told 14 numbers from 20 with certainty.
"""

from dataclasses import dataclass

import numpy as np
from sklearn.datasets import load_digits

from figures_src import drawing
from figures_src.claim import IN_PART, Claim
from figures_src.measuring import estimators
from figures_src.worlds import strokes


@dataclass(frozen=True)
class Setup:
    known: tuple[int, ...] = (2, 4, 7, 10, 14, 18, 23)  # numbers that draw our twos
    share: float = 0.9  # of the real digits of each class, drawn anew for each seed
    points: int = 160  # twos of our own, as many as real ones
    many: int = 500  # of our own, with all their pixels
    low: float = 5.0  # dimensions; "about ten" reaches from here …
    high: float = 20.0  # … to here
    shown: int = 6  # drawn, the first by index


QUICK = Setup(known=(2, 7, 23), points=40, many=45, share=0.5)


def measure(setup, seed):
    """Ask about known twos, then about real digits."""
    rng = np.random.default_rng(seed)
    digits = load_digits()
    ours = [strokes.drawn(strokes.sample(setup.many, known, rng)) for known in setup.known]
    coarse = [estimators.five(strokes.coarse(some[: setup.points])) for some in ours]
    fine = [estimators.five(some.reshape(len(some), -1)) for some in ours]
    real = [estimators.five(chosen(digits, digit, setup, rng)) for digit in range(10)]
    series = {
        f"{kind}_{who}": np.array([one[who] for one in rows])
        for kind, rows in (("coarse", coarse), ("fine", fine), ("real", real))
        for who in estimators.FIVE
    }  # fmt: skip
    numbers = read_back(setup, series) | {
        f"{kind}_{who}_{known}": float(series[f"{kind}_{who}"][place])
        for kind in ("coarse", "fine") for who in estimators.FIVE
        for place, known in enumerate(setup.known)
    } | {f"{who}_{digit}": float(series[f"real_{who}"][digit])
         for who in estimators.FIVE for digit in (0, 1, 2)}  # fmt: skip
    twos = digits.images[digits.target == 2]
    exhibit = {"real": twos[: setup.shown].astype(np.uint8)} | {
        f"drawn_{known}": (some[: setup.shown] * 255).round().astype(np.uint8)
        for known, some in zip(setup.known, ours, strict=True)
    }
    return {"numbers": numbers | {"twos": len(twos)}, "series": series, "exhibit": exhibit}


def chosen(digits, digit, setup, rng):
    """A share of the real pictures of one digit, at random: (pictures, 64) in 0…1."""
    pictures = digits.data[digits.target == digit] / 16
    return pictures[rng.permutation(len(pictures))[: round(setup.share * len(pictures))]]


def read_back(setup, series):
    """The known number of freedoms that would have given each estimator's answer for the real 2."""
    true = {
        who: estimators.calibrated(series[f"real_{who}"][2], setup.known, series[f"coarse_{who}"])
        for who in estimators.FIVE
    }
    within = [setup.low <= value <= setup.high for value in true.values()]
    raw = [series[f"real_{who}"][2] for who in estimators.FIVE]
    return {f"true_{who}": value for who, value in true.items()} | {
        "within": (int(sum(within)), len(within)), "middle": float(np.median(list(true.values()))),
        "lowest": float(min(raw)), "highest": float(max(raw)),
        "most_known": max(setup.known), "pixels": strokes.SIZE**2,
    }  # fmt: skip


CLAIMS = {
    "A25": Claim(
        "within", "above", 0.0, "all five calibrated answers lie outside 5 to 20",
        holds=IN_PART,
    ),
}  # fmt: skip

WORDS = {
    "title": "Ten is what estimators say of much",
    "alt": "Five estimators, asked about handwritten twos drawn from 2 to 23 known numbers. The "
    "one by two nearest neighbours says {coarse_twonn_2:.0f} of 2 numbers and "
    "{coarse_twonn_23:.0f} of 23. Of real twos the five say {lowest:.0f} to {highest:.0f}; read "
    "back through the known ones, {true_gride:.0f} to {true_wide_pca:.0f} or more.",
    "description": "On the left, six twos each from 2, 10 and 23 known numbers, drawn by one pen "
    "stroke of 28 by 28 pixels, and six real ones of 8 by 8. On the right, the answers of five "
    "estimators for twos of 2, 4, 7, 10, 14, 18 and 23 numbers, averaged to 8 by 8 pixels, every "
    "seed a dot, with the line of the truth that they all leave: at 23, the two nearest "
    "neighbours say {coarse_twonn_23:.1f}, the twenty nearest {coarse_levina_bickel_23:.1f}, the "
    "8th and 16th {coarse_gride_23:.1f}, principal components near a point "
    "{coarse_local_pca_23:.1f}, of the whole cloud {coarse_wide_pca_23:.0f}. Set apart at the "
    "right end, their answers for real twos: {twonn_2:.1f}, {levina_bickel_2:.1f}, "
    "{gride_2:.1f}, {local_pca_2:.1f} and {wide_pca_2:.0f}.",
    "drawn": "numbers that drew these",
    "real": "real",
    "answers": "Dimension, by five estimators",
    "known": "numbers that drew the twos",
    "truth": "truth",
    "twonn": "two nearest",
    "levina_bickel": "20 nearest",
    "gride": "8th, 16th",
    "local_pca": "PCA nearby",
    "wide_pca": "PCA of all",
}
STYLES = (  # estimator, ink, marker, how far its name is moved up
    ("twonn", drawing.MODEL, "o", -2), ("levina_bickel", drawing.MODEL, "s", 8),
    ("gride", drawing.MODEL, "^", -8), ("local_pca", drawing.CHANCE, "D", 4),
    ("wide_pca", drawing.CHANCE, "x", 0),
)  # fmt: skip


def draw(measured, words, page):
    """Twos, known and real, beside what is said of them."""
    figure = page.figure(672 if page.narrow else 344)
    figure.set_layout_engine("none")
    known = measured.setup["known"]
    shown = (known[0], known[len(known) // 2], known[-1])
    rows = [(f"drawn_{n}", f"{words['drawn']}: {page.number(n, 'd')}") for n in shown]
    rows.append(("real", words["real"]))
    for row, (name, told) in enumerate(rows):
        top = 10 + row * 82
        ink = drawing.TRUTH if name == "real" else drawing.MUTED
        drawing.write(figure, 0, top, told, fontsize=drawing.SMALL, color=ink)
        for index, pixels in enumerate(measured.exhibit[name]):
            stamp(figure, index * 46, top + 12, 44, pixels)
    place = (26, 376, 214, 240) if page.narrow else (328, 34, 280, 254)
    answers(drawing.room(figure, *place), measured, words, page)
    return figure


def stamp(figure, left, top, side, pixels):
    """One digit, ink on land."""
    share = (pixels / pixels.max())[..., None]
    ground, ink = (np.array([int(c[i : i + 2], 16) for i in (1, 3, 5)])
                   for c in (drawing.LAND, drawing.INK))  # fmt: skip
    drawing.picture(figure, left, top, side, (ground + share * (ink - ground)).astype(np.uint8))


def answers(axes, measured, words, page):
    """What is said of known twos, the line of the truth, and what is said of real ones."""
    known, real = measured.setup["known"], len(measured.setup["known"]) + 0.2
    axes.plot(range(len(known)), known, color=drawing.TRUTH, linewidth=1.2)
    drawing.label(axes, len(known) - 1, known[-1], words["truth"], drawing.TRUTH, -8, 4, ha="right")
    for name, ink, marker, up in STYLES:
        rows = measured.series[f"coarse_{name}"]
        drawing.seeds(axes, range(len(known)), rows, ink, "", marker)
        twos = measured.series[f"real_{name}"][:, 2]
        drawing.seeds(axes, [real], twos[:, None], ink, "", marker)
        drawing.label(axes, real, sorted(twos)[len(twos) // 2], words[name], ink, 9, up,
                      fontsize=drawing.SMALL)  # fmt: skip
    axes.axvline(real - 0.6, color=drawing.HAIRLINE, linewidth=1)
    names = [*(page.number(n, "d") for n in known), words["real"]]
    axes.set_xticks([*range(len(known)), real], names)
    axes.set(xlim=(-0.3, real + 0.3), ylim=(0, 29.5), xlabel=words["known"])
    axes.set_yticks((0, 10, 20), [page.number(tick, "d") for tick in (0, 10, 20)])
    axes.set_title(words["answers"], pad=8)
