"""A crumpled sheet of paper is two-dimensional, at the scales between its thickness and its ball.

A sheet crumpled in three dimensions is said to be a two-dimensional thing still (A21). We take the
five balls of `paper_ball`, lay a sheet halfway between their two, scatter points on it, and
count: in d dimensions, twice as far means 2^d times as many neighbours. The count is taken at every
scale, from the nearest neighbour to half of all points, so that nobody can choose one that suits.

Thickness is noise across the paper, thin or thick as a board. The same ball is also crumpled with
sharp creases in place of smooth bends. Control: a solid cube, which the same count must not take
for paper. Thresholds were set after trials and before the five seeds ran. A21 is refuted if no
range of scales, from one to its double, gives 2 within 0.2.

The count between the k-th and the 2k-th neighbour: Denti et al. (2022), arXiv:2104.13832.
"""

from dataclasses import dataclass, replace

import numpy as np

from figures_src import drawing
from figures_src.claim import Claim
from figures_src.measuring import dimension
from figures_src.worlds import paper


@dataclass(frozen=True)
class Setup:
    gap: float = 0.2  # between the two flat sheets that are pressed, half sheet widths
    presses: int = 14  # of the hand; each is one shear
    strength: float = 1.2  # amplitude × frequency of a press; above 1 the paper folds over
    frequency: tuple[float, float] = (2.5, 6.0)  # first and last press, rad per half sheet width
    tries: int = 3  # random presses of which the hand takes the most inward
    thin: float = 0.001  # noise sd across the paper, half sheet widths
    thick: float = 0.01  # the same
    board: float = 0.03  # the same
    cube: float = 0.6  # half the side of the solid cube, half sheet widths
    points: int = 2000  # in each cloud
    octaves: int = 10  # of neighbours: 1, 2, 4 …
    near: float = 0.2  # an estimate this close to 2 counts as 2
    vertices: int = 49  # along each side of a drawn sheet


QUICK = Setup(presses=4, points=150, octaves=6, vertices=9)


def measure(setup, seed):
    """The dimension of five clouds at every scale, and how far the scale goes where it is 2."""
    rng = np.random.default_rng(seed)
    two = np.stack([paper.lift(paper.grid(33), side * setup.gap / 2) for side in (-1, 1)])
    hand = setup.presses, setup.strength, *setup.frequency, setup.tries
    smooth = paper.pressed(rng, two, *hand)
    balls = {"smooth": smooth, "creased": replace(smooth, creased=True)}
    numbers, series = {}, {}
    for name, cloud in clouds(setup, balls, rng).items():
        scale, estimate = dimension.by_scale(cloud, setup.octaves)
        series |= {f"scale_{name}": scale, f"estimate_{name}": estimate}
        numbers[f"window_{name}"] = dimension.window(scale, estimate, 2, setup.near)
        numbers[f"finest_{name}"], numbers[f"coarsest_{name}"] = map(float, estimate[[0, -1]])
    net = paper.lift(paper.grid(setup.vertices), 0.0)
    exhibit = {name: ball.crush(net).astype(np.float16) for name, ball in balls.items()}
    return {"numbers": numbers, "series": series, "exhibit": exhibit}


def clouds(setup, balls, rng):
    """Points (points, 3) of the paper, thin, thick, as a board and creased, and of a cube."""
    flat = paper.lift(paper.sheet(setup.points, rng), 0.0)
    smooth, creased = (balls[name].crush(flat) for name in ("smooth", "creased"))
    noise = rng.normal(size=flat.shape)
    return {
        "thin": smooth + setup.thin * noise,
        "thick": smooth + setup.thick * noise,
        "board": smooth + setup.board * noise,
        "creased": creased + setup.thin * noise,
        "cube": rng.uniform(-setup.cube, setup.cube, flat.shape),
    }


CLAIMS = {
    "A21": Claim(
        number="window_thin", stands="above", threshold=2.0,
        flips="no range of scales, one to its double, with an estimate within 0.2 of 2",
    ),
}  # fmt: skip


WORDS = {
    "title": "At the right scale, a crumpled sheet has two dimensions",
    "alt": "Estimated dimension against scale. A thin crumpled sheet stays within 0.2 of two while "
    "the scale grows {window_thin:.0f}-fold, a sheet thick as a board only while it grows "
    "{window_board:.1f}-fold, and a solid cube never comes so near.",
    "description": "Two pictures and a chart. The pictures show one ball of squared paper twice, "
    "crumpled in smooth bends and in sharp creases. The chart shows the estimated dimension "
    "against scale, every seed a faint mark, with a band for all that counts as two. Thin paper "
    "lies in the band from the finest scale on ({finest_thin:.2f}), and so does creased paper "
    "({finest_creased:.2f}); their ranges of two reach over a factor of {window_thin:.0f} and "
    "{window_creased:.0f}. Thick paper begins at {finest_thick:.2f} and board at "
    "{finest_board:.2f}; both come down into the band as the scale grows. At the size of the "
    "ball all four fall a little further. A solid cube falls from {finest_cube:.2f} "
    "at its finest scale to {coarsest_cube:.2f} at its coarsest and stays above the band.",
    "smooth_ball": "smooth bends",
    "creased_ball": "sharp creases",
    "dimension": "Estimated dimension",
    "scale": "scale, half sheet widths",
    "band": "counts as two",
    "thin": "thin",
    "thick": "thick",
    "board": "board",
    "creased": "creased",
    "cube": "solid cube",
}


def draw(measured, words, page):
    """The two balls, and the dimension by scale beside them; below them on a phone."""
    figure = page.figure(480 if page.narrow else 384)
    figure.set_layout_engine("none")
    side = 160 if page.narrow else 168
    for i, name in enumerate(("smooth", "creased")):
        left, top = (i * 176, 20) if page.narrow else (0, 20 + i * 196)
        picture = drawing.paper(figure, left, top, side, measured.exhibit[name][None])
        picture.set_title(words[f"{name}_ball"], color=drawing.MUTED, loc="center", pad=4)
    box = (26, 206, 306, 230) if page.narrow else (226, 30, 484, 308)
    scales(drawing.room(figure, *box), measured, words, page)
    return figure


def scales(axes, measured, words, page):
    """Every cloud's estimated dimension against scale, and the band of what counts as two."""
    near = measured.setup["near"]
    axes.axhspan(2 - near, 2 + near, color=drawing.LAND, linewidth=0, zorder=0)
    drawing.label(axes, 0.0105, 2 - near, words["band"], drawing.MUTED, 0, -9)
    for name, color, marker, hollow, at, dx, dy, side in (
        ("cube", drawing.CHANCE, "x", False, 3, 8, 9, "left"),
        ("board", drawing.MUTED, "^", False, 0, -9, 0, "right"),
        ("thick", drawing.MUTED, "s", False, 0, -9, 0, "right"),
        ("creased", drawing.MUTED, "D", True, 0, -9, 0, "right"),
        ("thin", drawing.INK, "o", False, 1, 0, -15, "center"),
    ):
        scale = drawing.sorted_middle(measured.series[f"scale_{name}"])
        rows = measured.series[f"estimate_{name}"]
        drawing.seeds(axes, scale, rows, color, "", marker, hollow=hollow)
        middle = drawing.sorted_middle(rows)
        drawing.label(axes, scale[at], middle[at], words[name], color, dx, dy, ha=side)
    axes.set_xscale("log")
    axes.set(title=words["dimension"], xlabel=words["scale"], ylim=(1.6, 3.15), xlim=(0.01, 0.95))
    axes.set_yticks((2, 2.5, 3), [page.number(tick, ".1f") for tick in (2, 2.5, 3)])
    ticks = (0.03, 0.1, 0.3)
    axes.set_xticks(ticks, [page.number(tick, ".2f") for tick in ticks])
    axes.minorticks_off()
