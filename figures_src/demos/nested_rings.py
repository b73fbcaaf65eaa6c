"""Draw the island by hand: a small network is trained before your eyes, step by step.

One ring of points lies inside another, and the network has to draw a coastline between them. With
two hidden units it cannot, whatever it is taught (Johnson 2019, arXiv:1810.00393): each of its
coastlines runs off the map somewhere. A third unit is enough. The points are those of the figure;
the training happens here and now, from a start drawn by lot, and every start may be tried.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from figures_src.demos import chart, coast
from figures_src.demos import scene as picture
from figures_src.demos.teaching import Lesson, heights, hidden

WEIGHTS = ("points", "island")
STEPS, RATE = 200, 0.1  # full steps of training, and the highest learning rate
CELLS = 36  # along each side of the map
SIZE = (600, 560)
ANSWERS = {"yes": "unexpected", "no": "expected"}  # guess -> what is said of it
MAP, CHART = (95, 0, 410, 410), (84, 452, 496, 60)  # left, top, width, height

CONTROLS = (
    picture.guess("expect", ("yes", "no")),
    picture.choice("width", ("2", "3", "8")),
    picture.play("train", moves="step", by=4, every=80),
    picture.range("step", 0, STEPS, 1, stride=10),
    picture.button("start", sets={"step": 0}),
)

WORDS = {
    "expect": "Guess first: can a network of two units draw a coastline around the inner ring?",
    "yes": "yes, with enough training",
    "no": "no, never",
    "width": "Hidden units",
    "2": "two",
    "3": "three",
    "8": "eight",
    "train": "Train",
    "step": "Steps of training",
    "start": "Start anew",
    "chart": "Points on their right side, step by step",
    "at": "After {step} of {steps} steps, a network of {width} hidden units has {right:.1%} of the "
    "{points} points it is taught on the right side of its coastline.",
    "expected": "You expected that two units cannot draw the island. It is proved: every coastline "
    "of a network two units wide runs off the map somewhere.",
    "unexpected": "You expected that two units can draw the island. It is proved that they cannot: "
    "every coastline of a network two units wide runs off the map somewhere.",
}


@dataclass(frozen=True, eq=False)
class Rings:
    """points: (x, y) of each; island: 1 on the inner ring; reach: half the side of the map."""

    points: tuple
    island: tuple
    reach: float


def prepare(arrays, setup):
    """The first points of the figure that were never taught there."""
    return Rings(arrays["points"], arrays["island"], setup["reach"])


def initial(rings):
    """Two units, half taught: there is land already, and it has a leak."""
    return {"expect": "", "width": "2", "step": STEPS // 2, "start": 0}


def scene(state, rings, words):
    """The map at this step, the points, how many are right so far, and the sentence."""
    taught, step = lesson(rings, int(state["width"]), state["start"]), int(state["step"])
    here = taught.right(step)
    rights = [chart.at(CHART, k, taught.right(k), STEPS) for k in range(step + 1)]
    layers = [
        coast.chart(_heights(rings, taught.at(step)), MAP),
        *_points(rings),
        *chart.frame(CHART, step, STEPS, words["chart"]),
        picture.path(rights, "model", 2),
        picture.dots([rights[-1]], "model", 6),
    ]
    longest = max(("yes", "no"), key=lambda answer: len(words[ANSWERS[answer]]))
    said, room = (
        _sentence(given, here, rings, words) for given in (state, state | {"expect": longest})
    )
    return picture.scene(*SIZE, layers, said, room=room)


@lru_cache(maxsize=32)
def lesson(rings, width, start):
    """The training of one start, which remembers its steps."""
    return Lesson(rings.points, rings.island, width, start, STEPS, RATE)


@cache
def grid(reach):
    """x and y of every corner of the map's cells, row by row from the upper edge."""
    places = [reach * (2 * k / CELLS - 1) for k in range(CELLS + 1)]
    return [x for _ in places for x in places], [-y for y in places for _ in places]


def _heights(rings, weights):
    found, row = heights(weights, hidden(weights, *grid(rings.reach))), CELLS + 1
    return [found[first : first + row] for first in range(0, len(found), row)]


def _points(rings):
    """The inner ring filled, the outer ring hollow: not by colour alone."""
    left, top, width, height = MAP
    rows = ([], [])
    for (x, y), inner in zip(rings.points, rings.island, strict=True):
        across, down = 0.5 + x / rings.reach / 2, 0.5 - y / rings.reach / 2
        rows[inner].append((left + width * across, top + height * down))
    outer, island = rows
    return [
        picture.dots(island, "ink", 3.2),
        picture.dots(outer, "ink", 3.2),
        picture.dots(outer, "paper", 1.8),
    ]


def _sentence(state, right, rings, words):
    said = words["at"].format(
        step=int(state["step"]), steps=STEPS, width=int(state["width"]),
        right=right, points=len(rings.points),
    )  # fmt: skip
    answer = ANSWERS.get(state["expect"])
    return f"{said} {words[answer]}" if answer else said
