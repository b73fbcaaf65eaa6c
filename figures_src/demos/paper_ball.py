"""The paper ball by hand: turn it, send it through a trained network, crumple it again.

Two sheets of paper are crumpled into one ball by a known map. A residual network was trained to
put every point back where it lay on the flat sheets ("flatten"), another only to part the two
sheets by a plane ("classify"). Every layer of either lives in space, so what is drawn is the
network's state itself. Nothing here is recorded: the weights are those of the figure, and each
picture is computed when the reader asks for it.

The reader may crumple the paper differently. The network saw one ball only; whether it learnt to
open paper or to open that ball is then seen at once. Between two layers the picture shows every
point part of the way through its own step.

The straight-line reader is fitted anew on every layer of every ball, so it is never the reader
that has not seen this ball: what it cannot recover, the layer does not say plainly.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from figures_src.demos import chart, crumple, network, sheets, straight_line
from figures_src.demos import scene as picture

PARTS = ("weights_in", "bias_in", "weights_out", "bias_out")
OBJECTIVES = ("flatten", "classify")
INKS = {"flatten": "model", "classify": "ink"}  # of the curves, as in the figure
WEIGHTS = (
    *(f"{objective}.{part}" for objective in OBJECTIVES for part in PARTS),
    *(f"crumple.{part}" for part in crumple.Shear._fields),
)
VERTICES = 13  # points along each side of a sheet that go through the network
COARSE = 6  # enough of them to feel where a hand should press
PAPERS = ("#f2b661", "#e2a44e", "#79b9d8", "#66a8ca")  # squared paper below, ruled paper above
SIZE = (600, 550)
BALL, CHART = (0, 0, 600, 415), (70, 446, 510, 60)  # left, top, width, height

CONTROLS = (
    picture.range("layer", 0, 12, 0.05, stride=1),
    picture.choice("objective", OBJECTIVES),
    picture.range("fresh", 0, 1, 0.01, stride=0.1, shown="percent"),
    picture.button("crumple", sets={"fresh": 1}),
    picture.range("turn", -180, 180, 1, stride=10, shown="degree", round=True),
    picture.range("tilt", -90, 90, 1, stride=5, shown="degree"),
    picture.drag("hold", across=("turn", -0.5), down=("tilt", 0.5)),
)

WORDS = {
    "layer": "Layer",
    "objective": "Trained to",
    "flatten": "flatten the sheets",
    "classify": "tell the sheets apart",
    "fresh": "How differently crumpled",
    "crumple": "Crumple it again",
    "turn": "Turn",
    "tilt": "Tilt",
    "hold": "Two crumpled sheets of paper. Drag to turn them, or use the arrow keys.",
    "chart": "Recovered at each layer",
    "chart_known": "the ball it was trained on",
    "known_at": "Layer {layer} of {layers}, the ball it was trained on: a straight-line reader "
    "recovers {recovered:.0%} of where each point lies on its sheet, and names the sheet of "
    "{apart:.0%} of the points.",
    "known_between": "Between layers {layer} and {next} of {layers}, the ball it was trained "
    "on: a straight-line reader recovers {recovered:.0%} of where each point lies on its sheet, "
    "and names the sheet of {apart:.0%} of the points.",
    "fresh_at": "Layer {layer} of {layers}, a ball crumpled {fresh:.0%} differently: a "
    "straight-line reader recovers {recovered:.0%} of where each point lies on its sheet, and "
    "names the sheet of {apart:.0%} of the points.",
    "fresh_between": "Between layers {layer} and {next} of {layers}, a ball crumpled "
    "{fresh:.0%} differently: a straight-line reader recovers {recovered:.0%} of where each point "
    "lies on its sheet, and names the sheet of {apart:.0%} of the points.",
}


@dataclass(frozen=True, eq=False)
class Weights:
    """What was trained and on what.

    networks: layers by objective; chain: shears of the ball it saw; gap: between the flat sheets,
    in half sheet widths; tries: random shears of which a pressing hand takes one
    """

    networks: dict
    chain: tuple
    gap: float
    tries: int


def prepare(arrays, setup):
    """Weights from the arrays of the measurement, and `gap` and `tries` from its setup."""
    networks = {name: network.layers(arrays, name) for name in OBJECTIVES}
    return Weights(networks, crumple.shears(arrays), setup["gap"], setup["tries"])


def initial(weights):
    """The ball as it was crumpled, before the first layer, seen from a little above."""
    return {
        "layer": 0, "objective": "flatten", "fresh": 0, "crumple": 0,
        "turn": -35, "tilt": 28,
    }  # fmt: skip


def scene(state, weights, words):
    """The sheets at this layer, what each layer gives away, and the sentence that says it."""
    layer, objective = state["layer"], state["objective"]
    ball = (objective, state["fresh"], state["crumple"] if state["fresh"] else 0)
    shape = surface(weights, *ball, layer)
    here = recovered(weights, *ball, layer), told_apart(weights, *ball, layer)
    known, now = curve(weights, objective, 0, 0), curve(weights, *ball)
    layers = [
        sheets.lit(shape, state["turn"], state["tilt"], BALL, PAPERS),
        *chart.frame(CHART, layer, len(known) - 1, words["chart"]),
        *(chart.before(CHART, known, words["chart_known"]) if known != now else ()),
        *chart.curve(CHART, now, layer, here[0], INKS[objective]),
    ]
    return picture.scene(*SIZE, layers, _sentence(state, here, len(known) - 1, words))


@lru_cache(maxsize=64)
def states(weights, objective, fresh, seed):
    """The ball before the first layer and after each: the points, one sheet after the other."""
    chain = weights.chain
    if fresh:
        chain = crumple.between(chain, pressed(weights, seed), fresh)
    return network.states(weights.networks[objective], crumple.crush(flat(weights.gap), chain))


@lru_cache(maxsize=8)
def pressed(weights, seed):
    """The chain of shears of the fresh ball with this seed."""
    return crumple.fresh(weights.chain, flat(weights.gap, COARSE), weights.tries, seed)


@cache
def flat(gap, vertices=VERTICES):
    """Both flat sheets, row by row: u and v in -1 … 1, half a gap below and above nought."""
    steps = [2 * k / (vertices - 1) - 1 for k in range(vertices)]
    return [(u, v, side * gap / 2) for side in (-1, 1) for u in steps for v in steps]


def at_layer(weights, objective, fresh, seed, layer):
    """The points at a layer; between two layers, part of the way through the step."""
    found = states(weights, objective, fresh, seed)
    before = min(int(layer), len(found) - 1)
    if layer == before:
        return found[before]
    return network.between(found[before], found[before + 1], layer - before)


@lru_cache(maxsize=512)
def recovered(weights, objective, fresh, seed, layer):
    """What a straight line recovers of (u, v): its R², the middle of the two."""
    reader = _reader(weights, objective, fresh, seed, layer)
    u, v, _ = zip(*flat(weights.gap), strict=True)
    return (reader.recovered(u) + reader.recovered(v)) / 2


def told_apart(weights, objective, fresh, seed, layer):
    """The share of the paper whose sheet a straight line names."""
    reader = _reader(weights, objective, fresh, seed, layer)
    return reader.told_apart([height > 0 for _, _, height in flat(weights.gap)])


def _reader(weights, objective, fresh, seed, layer):
    points = at_layer(weights, objective, fresh, seed, layer)
    return straight_line.Reader(points, areas(weights.gap))


@cache
def areas(gap):
    """How much paper each point stands for: half as much at an edge, a quarter at a corner."""
    return [(1 - (abs(u) == 1) / 2) * (1 - (abs(v) == 1) / 2) for u, v, _ in flat(gap)]


def curve(weights, objective, fresh, seed):
    """What a straight line recovers before the first layer and after each."""
    layers = range(len(weights.networks[objective]) + 1)
    return [recovered(weights, objective, fresh, seed, layer) for layer in layers]


@lru_cache(maxsize=16)
def surface(weights, objective, fresh, seed, layer):
    """Both sheets at a layer as one surface, the lower squared, the upper ruled."""
    points, side = at_layer(weights, objective, fresh, seed, layer), VERTICES
    rows = [points[start : start + side] for start in range(0, len(points), side)]
    return sheets.surface([rows[:side], rows[side:]], _paper)


def _paper(sheet, row, column):
    return 2 + row // 2 % 2 if sheet else (row // 2 + column // 2) % 2


def _sentence(state, here, layers, words):
    """The live sentence, from the words that fit."""
    ball = "fresh" if state["fresh"] else "known"
    place = "at" if state["layer"] == int(state["layer"]) else "between"
    return words[f"{ball}_{place}"].format(
        layer=int(state["layer"]), next=int(state["layer"]) + 1, layers=layers,
        fresh=state["fresh"], recovered=here[0], apart=here[1],
    )  # fmt: skip
