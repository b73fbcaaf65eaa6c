"""The paper ball by hand: turn it, send it through a trained network, crumple it again.

Two sheets of paper are crumpled into one ball by a known map. A residual network was trained to
put every point back where it lay on the flat sheets ("flatten"), another only to part the two
sheets by a plane ("classify"). Every layer of either lives in space, so what is drawn is the
network's state itself. Nothing here is recorded: the weights are those of the figure, and each
picture is computed when the reader asks for it.

The reader may fold the ball press by press, and crumple the paper differently. The network saw
one ball only; whether it learnt to open paper or to open that ball is then seen at once. Between
two layers the picture shows every point part of the way through its own step.

The straight-line reader is fitted anew on every layer of every ball, so it is never the reader
that has not seen this ball: what it cannot recover, the layer does not say plainly.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

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
    picture.range("presses", 0, 14, 0.25, stride=1),
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
    "presses": "Presses of the hand",
    "fresh": "How differently crumpled",
    "crumple": "Crumple it again",
    "turn": "Turn",
    "tilt": "Tilt",
    "hold": "Two crumpled sheets of paper. Drag to turn them, or use the arrow keys.",
    "chart": "Recovered at each layer",
    "chart_known": "the ball it was trained on",
    "at": "Layer {layer} of {layers}, {ball}: a straight-line reader recovers {recovered:.0%} of "
    "where each point lies on its sheet, and names the sheet of {apart:.0%} of the points.",
    "between": "Between layers {layer} and {next} of {layers}, {ball}: a straight-line reader "
    "recovers {recovered:.0%} of where each point lies on its sheet, and names the sheet of "
    "{apart:.0%} of the points.",
    "known_ball": "the ball it was trained on",
    "fresh_ball": "a ball crumpled {fresh:.0%} differently",
    "unfinished": "{ball}, after {presses:g} of {all} presses",
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
        "layer": 0, "objective": "flatten", "presses": len(weights.chain), "fresh": 0, "crumple": 0,
        "turn": -35, "tilt": 28,
    }  # fmt: skip


class Sent(NamedTuple):
    """What is sent through which network.

    objective: of the network; fresh: share of another crumpling; seed: of that; presses: how many
    of the hand's presses are done, the last perhaps in part
    """

    objective: str
    fresh: float
    seed: int
    presses: float


def scene(state, weights, words):
    """The sheets at this layer, what each layer gives away, and the sentence that says it."""
    layer, sent = state["layer"], _sent(state)
    usual = Sent(sent.objective, fresh=0, seed=0, presses=len(weights.chain))
    shape = surface(weights, sent, layer)
    here = recovered(weights, sent, layer), told_apart(weights, sent, layer)
    known, now = curve(weights, usual), curve(weights, sent)
    layers = [
        sheets.lit(shape, state["turn"], state["tilt"], BALL, PAPERS),
        *chart.frame(CHART, layer, len(known) - 1, words["chart"]),
        *(chart.before(CHART, known, words["chart_known"]) if known != now else ()),
        *chart.curve(CHART, now, layer, here[0], INKS[sent.objective]),
    ]
    said = _sentence(state, weights, here, words)
    return picture.scene(*SIZE, layers, said, room=_longest(state, weights, words))


def _sent(state):
    seed = state["crumple"] if state["fresh"] else 0
    return Sent(state["objective"], state["fresh"], seed, state["presses"])


@lru_cache(maxsize=64)
def states(weights, sent):
    """The paper before the first layer and after each: the points, one sheet after the other."""
    chain = weights.chain
    if sent.fresh:
        chain = crumple.between(chain, pressed(weights, sent.seed), sent.fresh)
    paper = crumple.crush(flat(weights.gap), crumple.begun(chain, sent.presses))
    return network.states(weights.networks[sent.objective], paper)


@lru_cache(maxsize=8)
def pressed(weights, seed):
    """The chain of shears of the fresh ball with this seed."""
    return crumple.fresh(weights.chain, flat(weights.gap, COARSE), weights.tries, seed)


@cache
def flat(gap, vertices=VERTICES):
    """Both flat sheets, row by row: u and v in -1 … 1, half a gap below and above nought."""
    steps = [2 * k / (vertices - 1) - 1 for k in range(vertices)]
    return [(u, v, side * gap / 2) for side in (-1, 1) for u in steps for v in steps]


def at_layer(weights, sent, layer):
    """The points at a layer; between two layers, part of the way through the step."""
    found = states(weights, sent)
    before = min(int(layer), len(found) - 1)
    if layer == before:
        return found[before]
    return network.between(found[before], found[before + 1], layer - before)


@lru_cache(maxsize=512)
def recovered(weights, sent, layer):
    """What a straight line recovers of (u, v): its R², the middle of the two."""
    reader = _reader(weights, sent, layer)
    u, v, _ = zip(*flat(weights.gap), strict=True)
    return (reader.recovered(u) + reader.recovered(v)) / 2


def told_apart(weights, sent, layer):
    """The share of the paper whose sheet a straight line names."""
    reader = _reader(weights, sent, layer)
    return reader.told_apart([height > 0 for _, _, height in flat(weights.gap)])


def _reader(weights, sent, layer):
    return straight_line.Reader(at_layer(weights, sent, layer), areas(weights.gap))


@cache
def areas(gap):
    """How much paper each point stands for: half as much at an edge, a quarter at a corner."""
    return [(1 - (abs(u) == 1) / 2) * (1 - (abs(v) == 1) / 2) for u, v, _ in flat(gap)]


def curve(weights, sent):
    """What a straight line recovers before the first layer and after each."""
    layers = range(len(weights.networks[sent.objective]) + 1)
    return [recovered(weights, sent, layer) for layer in layers]


@lru_cache(maxsize=16)
def surface(weights, sent, layer):
    """Both sheets at a layer as one surface, the lower squared, the upper ruled."""
    points, side = at_layer(weights, sent, layer), VERTICES
    rows = [points[start : start + side] for start in range(0, len(points), side)]
    return sheets.surface([rows[:side], rows[side:]], _paper)


def _paper(sheet, row, column):
    return 2 + row // 2 % 2 if sheet else (row // 2 + column // 2) % 2


def _longest(state, weights, words):
    """What is said between the last two layers, of either ball before its last press."""
    last = {
        "layer": len(weights.networks[state["objective"]]) - 0.5,
        "presses": len(weights.chain) - 0.25,
    }
    balls = (state | last | {"fresh": fresh} for fresh in (0, 1))
    return max((_sentence(ball, weights, (1, 1), words) for ball in balls), key=len)


def _sentence(state, weights, here, words):
    """The live sentence, from the words that fit."""
    layer, presses, all_of_them = int(state["layer"]), state["presses"], len(weights.chain)
    ball = words["fresh_ball" if state["fresh"] else "known_ball"].format(fresh=state["fresh"])
    if presses < all_of_them:
        ball = words["unfinished"].format(ball=ball, presses=presses, all=all_of_them)
    return words["at" if state["layer"] == layer else "between"].format(
        layer=layer, next=layer + 1, layers=len(weights.networks[state["objective"]]),
        ball=ball, recovered=here[0], apart=here[1],
    )  # fmt: skip
