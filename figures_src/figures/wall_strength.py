"""A wall is believed once it is stronger than the cell; where it never errs, little is mended.

`hospital_slides` has one strength of the wall; here it goes from a wall that tells nothing to one
that is never wrong, and the cell always agrees with the illness in 85 %. The best reader follows
the stronger sign, so it changes over at 85 % at one stroke, exactly. Where do networks? Each is
taught slides of one strength; then walls and cells that disagree say which of them it follows, the
exchange of walls turns answers round, and in the new hospital walls tell nothing. Two and three
hospitals are to the best reader one hospital with the mean of their walls: do networks of two and
three lie where that one would? Last layers are taught anew with 300 slides of the new hospital, at
every strength; at 95 % with 10 to 1,000, beside a fresh network which is taught nothing but the
same slides.

Controls: random weights under the same new last layers; a fresh network with four times the steps.
No claim is decided here: A17, A18 and B31 are, at one strength, in `hospital_slides`. Refuted is
that networks change over where the best reader does, if half of the answers follow the wall at a
strength more than 0.05 away from that of the cell (`turning`); that several hospitals are but a
weaker wall, if those of two or of three follow the wall in a share more than 0.1 away from the
line between the strengths beside them (`off_two`, `off_three`); that a network from elsewhere
saves slides, if with 100 of them its new last layer is not better by 0.05 than a fresh network
(`ahead_100`); that a wall which is never wrong leaves nothing to mend, if a new last layer there
is better by 0.05 than on random weights (`spare`). Set after a trial on seed 100, and before the
five seeds ran. They refuted the third.

Zech et al. 2018, doi:10.1371/journal.pmed.1002683; Kirichenko, Izmailov and Wilson 2023,
arXiv:2204.02937.
"""

from dataclasses import dataclass

import numpy as np

from figures_src import drawing
from figures_src.measuring import bottleneck, refit
from figures_src.measuring.shortcut import share
from figures_src.models import slide_readers
from figures_src.models.slide_readers import lot
from figures_src.models.summary import Summary
from figures_src.worlds import slides


@dataclass(frozen=True)
class Setup:
    size: int = 24  # pixels a side
    walls: tuple[float, ...] = (0.5, 0.65, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 1.0)  # that agree
    cell: float = 0.85  # share of patients whose cell agrees with their illness
    chance: float = 0.5  # the same, of walls that tell nothing
    hospitals: tuple[float, ...] = (0.95, 0.8, 0.5)  # wall of the first, the second, the third
    count: int = 2000  # slides that are taught
    test: int = 1000  # slides of each hospital that were not
    steps: int = 300  # of training
    longer: int = 4  # times as many for the control
    batch: int = 48  # slides
    rate: float = 0.01  # of learning
    usual: float = 0.95  # wall of the network that is mended with more and more slides
    cases: tuple[int, ...] = (10, 30, 100, 300, 1000)  # of the new hospital
    some: int = 300  # so many of them mend the networks of every wall


QUICK = Setup(size=16, walls=(0.5, 0.95, 1.0), count=150, test=80, steps=20, longer=2,
              cases=(10, 100), some=100)  # fmt: skip
GRID = np.linspace(0.5, 1, 101)  # strengths of the wall at which the best reader is asked
JOINED = ("two", "three")  # hospitals


def measure(setup, seed):
    """Teach networks for every wall, ask and mend them; teach fresh ones the same few slides."""
    new = met(setup, seed, setup.chance, setup.test, 3)
    pool = met(setup, seed, setup.chance, setup.cases[-1], 4)
    other = slide_readers.seen(setup, new[0].swapped())[0]
    numbers, names = {}, named(setup)
    for name, wall in names.items():
        network, *_ = slide_readers.taught(setup, seed, wall, setup.cell)
        home = met(setup, seed, wall, setup.test, 2)
        found = asked(network, home, new, other)
        found["mended"] = float(mended(network, pool, new, (setup.some,))[0])
        numbers |= {f"{what}_{name}": value for what, value in found.items()}
        if wall == setup.usual:
            usual = network
    rows = over_walls(numbers, names)
    few = scarce(setup, seed, usual, pool, new)
    numbers |= {f"{what}_{cases}": float(value) for what, row in few.items()
                for cases, value in zip(setup.cases, row, strict=True)}  # fmt: skip
    numbers["fresh_longer"] = fresh(setup, seed, pool, new, setup.some, setup.longer)
    numbers |= told(setup, rows, few)
    return {"numbers": numbers, "series": rows | few | best(setup)}


def named(setup):
    """What each network is taught: name -> its wall, or those of several hospitals."""
    walls = {f"{round(100 * wall)}": wall for wall in setup.walls}
    return walls | {"two": setup.hospitals[:2], "three": setup.hospitals}


def met(setup, seed, wall, count, lot_):
    """(patients, slides, answers) that nobody was taught, for each lot their own.

    The same seed and lot give the same cells, whatever the wall
    """
    patients = slides.admitted(count, wall, setup.cell, np.random.default_rng([seed, lot_]))
    return patients, *slide_readers.seen(setup, patients)


def asked(network, home, new, other):
    """Right answers at home and in the new hospital, and what these follow, as (hits, of all).

    home, new: (patients, slides, answers); other: slides of the new hospital with the other walls
    """
    patients, says = new[0], answers(network, new[1])
    return {
        "home": share(answers(network, home[1]) == home[0].ill),
        "new": share(says == patients.ill),
        "followed": share((says == patients.wall)[patients.at_odds]),
        "flips": share(answers(network, other) != says),
    }


def answers(network, pictures):
    """0 or 1 for each slide, (n,)."""
    return network(pictures)[0].argmax(1).numpy()


def mended(network, pool, new, cases):
    """Right answers in the new hospital with a last layer taught anew, (cases,)."""
    held, there = (network.law(each[1])[0].numpy() for each in (pool, new))
    return refit.repaired(held, pool[0].ill, there, new[0].ill, cases, draws=1)[0]


def scarce(setup, seed, network, pool, new):
    """Right answers there after 10, 30, … of its slides, (cases,): with a new last layer on the
    network (line) and on random weights (blank), and of a network taught nothing else (fresh)."""
    return {
        "line": mended(network, pool, new, setup.cases),
        "blank": mended(slide_readers.blank(seed, 0), pool, new, setup.cases),
        "fresh": np.array([fresh(setup, seed, pool, new, few) for few in setup.cases]),
    }


def fresh(setup, seed, pool, new, few, times=1):
    """Right answers in the new hospital of a network that was taught a few of its slides only."""
    generator = lot(seed, "fresh")
    _, pictures, wanted = pool
    network = slide_readers.fitted(setup, Summary(2, 0, generator), pictures[:few], wanted[:few],
                                   generator, times)  # fmt: skip
    return float(np.mean(answers(network, new[1]) == new[0].ill))


def over_walls(numbers, names):
    """Shares over the strength of one hospital's wall (walls,), and what several follow (2,)."""
    rates = {name: value[0] / value[1] if isinstance(value, tuple) else value
             for name, value in numbers.items()}  # fmt: skip
    rows = {what: np.array([rates[f"{what}_{name}"] for name in names if name not in JOINED])
            for what in ("home", "new", "followed", "mended")}  # fmt: skip
    return rows | {"joined": np.array([rates[f"followed_{name}"] for name in JOINED])}


def told(setup, rows, few):
    """What decides whether the four sentences stand."""
    walls, cases = np.array(setup.walls), setup.cases
    means = [np.mean(setup.hospitals[:count]) for count in (2, 3)]
    off = rows["joined"] - np.interp(means, walls, rows["followed"])
    return {
        "turning": float(np.interp(0.5, np.maximum.accumulate(rows["followed"]), walls)),
        **{f"off_{name}": float(away) for name, away in zip(JOINED, off, strict=True)},
        **{f"ahead_{count}": float(line - fresh_) for count, line, fresh_ in
           zip(cases, few["line"], few["fresh"], strict=True)},
        "spare": float(rows["mended"][-1] - few["blank"][cases.index(setup.some)]),
    }  # fmt: skip


def best(setup):
    """The reader who knows the table, for every wall of `GRID`: right at home and in the new
    hospital, and how often it follows the wall where wall and cell disagree, (101,) each."""
    home = np.stack([slides.table(wall, setup.cell) for wall in GRID])
    odd = np.diff(slides.STATES, axis=1)[:, 0] != 0
    wall = 0.5 * np.eye(2)[slides.STATES[:, 0]] * odd[:, None]  # the answer that the wall gives
    there = {"home": home, "new": slides.table(setup.chance, setup.cell), "followed": wall}
    return {f"best_{what}": bottleneck.right(home, table) for what, table in there.items()}


CLAIMS = {}  # those of E10 are decided in `hospital_slides` and `hospital_wall`

WORDS = {
    "title": "How strong a wall must be before it is believed",
    "alt": "Three charts. Where wall and cell disagree, {followed_80:.0%} of the answers follow a "
    "wall that agrees with the illness in 80 %, and {followed_90:.0%} one of 90 %; the best reader "
    "changes over at 85 %. As the wall gets stronger, right answers in a new hospital fall from "
    "{new_50:.0%} to {new_100:.0%}. With 100 slides of it a new last layer brings {line_100:.0%}, "
    "a fresh network {fresh_100:.0%}.",
    "description": "On the left, the share of answers that follow the wall where wall and cell "
    "disagree, against the share of patients whose wall agrees with their illness, every seed a "
    "dot. The best reader jumps from none to all at 85 %, where the cell stands. Networks climb: "
    "{followed_50:.1%} at 50 %, {followed_75:.0%} at 75 %, {followed_80:.0%} at 80 %, "
    "{followed_85:.0%} at 85 %, {followed_90:.0%} at 90 %, {followed_95:.0%} at 95 % and "
    "{followed_100:.0%} at 100 %. Those of two hospitals ({followed_two:.0%}) and of three "
    "({followed_three:.0%}) are drawn at the mean of their walls, 87.5 % and 75 %. In the middle, "
    "right answers against the same strength: at home from {home_50:.0%} to {home_100:.0%}; in a "
    "new hospital from {new_50:.0%} over {new_85:.0%} at 85 % to {new_100:.0%}; there with a new "
    "last layer, taught with 300 slides, {mended_50:.0%} at 50 %, {mended_95:.0%} at 95 %, "
    "{mended_98:.0%} at 98 % and {mended_100:.0%} at 100 %. On the right, right answers in the new "
    "hospital after 10, 30, 100, 300 and 1,000 of its slides: with a new last layer on a network "
    "from a hospital whose wall agrees in 95 %, {line_10:.0%}, {line_30:.0%}, {line_100:.0%}, "
    "{line_300:.0%} and {line_1000:.0%}; a fresh network {fresh_10:.0%}, {fresh_30:.0%}, "
    "{fresh_100:.0%}, {fresh_300:.0%} and {fresh_1000:.0%}; a new last layer on random weights "
    "{blank_10:.0%} to {blank_1000:.0%}.",
    "followed": "Answers that follow the wall",
    "wall": "wall agrees with the illness",
    "best": "best reader",
    "networks": "networks",
    "several": "of 2 and 3 hospitals",
    "right": "Right answers",
    "home": "at home",
    "new": "new hospital",
    "mended": "new last layer",
    "few": "Right in the new hospital",
    "cases": "slides from there",
    "line": "new last layer",
    "fresh": "fresh network",
    "blank": "random weights",
    "cell": "all that cells tell",
}


def draw(measured, words, page):
    """What answers follow and what that costs, over the wall; then what few slides mend."""
    figure = page.figure(804 if page.narrow else 290)
    figure.set_layout_engine("none")
    places = ([(46, 30 + 264 * k, 272, 184) for k in range(3)] if page.narrow
              else [(44 + 244 * k, 30, 182, 206) for k in range(3)])  # fmt: skip
    one, two, three = (drawing.room(figure, *place) for place in places)
    followed(one, measured, words, page)
    right(two, measured, words, page)
    mending(three, measured, words, page)
    return figure


def followed(axes, measured, words, page):
    """Which sign answers follow where the two disagree."""
    setup, series = measured.setup, measured.series
    best_reader(axes, series, "followed")
    drawing.seeds(axes, setup["walls"], series["followed"], drawing.MODEL, "")
    means = [np.mean(setup["hospitals"][:count]) for count in (2, 3)]
    for row in series["joined"]:
        axes.plot(means, row, "s", color=drawing.MODEL, markerfacecolor="none", markersize=6)
    drawing.label(axes, 0.5, 0.93, words["best"], drawing.TRUTH, 0)
    drawing.label(axes, 0.5, 0.2, words["networks"], drawing.MODEL, 0)
    drawing.label(axes, 0.5, 0.64, words["several"], drawing.MODEL, 0, fontsize=drawing.SMALL)
    axes.set(ylim=(-0.04, 1.04))
    drawing.shares(axes, page)
    strengths(axes, setup, words, page)
    axes.set_title(words["followed"], pad=8)


def right(axes, measured, words, page):
    """Right answers at home, elsewhere, and elsewhere with a new last layer."""
    setup, series = measured.setup, measured.series
    for name, ink, marker in (("home", drawing.INK, "^"), ("mended", drawing.MODEL, "o"),
                              ("new", drawing.ADVERSARY, "s")):  # fmt: skip
        drawing.seeds(axes, setup["walls"], series[name], ink, "", marker)
    for name in ("home", "new"):
        best_reader(axes, series, name)
    drawing.label(axes, 0.5, 0.93, words["home"], drawing.INK, 0)
    drawing.label(axes, 0.5, 0.765, words["mended"], drawing.MODEL, 0)
    drawing.label(axes, 0.5, 0.6, words["new"], drawing.ADVERSARY, 0)
    strengths(axes, setup, words, page)
    drawing.halves(axes, words["right"], page)


def mending(axes, measured, words, page):
    """More and more slides of the new hospital, for old networks, fresh ones and random weights."""
    cases = measured.setup["cases"]
    for name, ink, marker in (("line", drawing.MODEL, "o"), ("fresh", drawing.INK, "s"),
                              ("blank", drawing.CHANCE, "^")):  # fmt: skip
        drawing.seeds(axes, cases, measured.series[name], ink, "", marker)
    drawing.level(axes, measured.setup["cell"], "", drawing.TRUTH)
    for name, up, ink in (("cell", 9, drawing.TRUTH), ("line", -11, drawing.MODEL),
                          ("fresh", -25, drawing.INK)):  # fmt: skip
        drawing.label(axes, cases[0], measured.setup["cell"], words[name], ink, 0, up,
                      fontsize=drawing.SMALL)  # fmt: skip
    drawing.label(axes, cases[-1], 0.61, words["blank"], drawing.CHANCE, 0, ha="right",
                  fontsize=drawing.SMALL)  # fmt: skip
    axes.set(xscale="log", xlabel=words["cases"])
    axes.set_xticks(cases, [page.number(case, "d") for case in cases])
    axes.minorticks_off()
    drawing.halves(axes, words["few"], page)


def best_reader(axes, series, what):
    """The exact line, the same in every run."""
    axes.plot(GRID, series[f"best_{what}"][0], color=drawing.TRUTH, linewidth=1, zorder=1)


def strengths(axes, setup, words, page):
    """From a wall that tells nothing to one that is never wrong; the cell's strength between."""
    axes.set(xlim=(0.48, 1.02), xlabel=words["wall"])
    ticks = (0.5, setup["cell"], 1)
    axes.set_xticks(ticks, [page.number(tick, ".0%") for tick in ticks])
