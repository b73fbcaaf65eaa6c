"""Walk to the cliff: one panda that turns is a road, and beside it the ground breaks off.

The road is the figure's: real pictures of one animal, marked by their distance along it. You walk
along it, or leave it at a right angle: on one side toward the nearest mistake of its middle,
carried unchanged to every stop, on the other in a direction by lot. Height is the lead of the right
name over the next best, in logits, which the figure's first network gives here and now. Along the
road and off it the unit is one: the length of a change in pixels (L2). Claim A53.
"""

import random
from array import array
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

from figures_src.demos import ground
from figures_src.demos import scene as picture

WEIGHTS = ("renders", "normal", "angles", "arc", "border")
MODELS = ("cliff_map.steps",)
SPECIES = ("panda", "gibbon", "turtle", "dog", "cat", "horse", "taxi")  # in the network's order
STOPS, ASIDE, STRIDE = 9, 2.0, 0.1  # of the road; pixel lengths to either side of it; one step
ACROSS = tuple(ASIDE * (k / 16 - 1) for k in range(33))  # where the ground off the road is sounded
ROAD = ACROSS.index(0)
SIZE = (600, 500)
REAL, HERE = (60, 34, 190, 190), (350, 34, 190, 190)  # left, top, width, height

CONTROLS = (
    picture.guess("expect", ("turning", "change")),
    picture.drag("walk", across=("stop", 0.03), down=("aside", -0.01)),
    picture.range("stop", 1, STOPS, 1, stride=1),
    picture.range("aside", -ASIDE, ASIDE, STRIDE, stride=STRIDE),
    picture.button("draw"),
)

WORDS = {
    "expect": "Guess first: what costs the panda its name?",
    "turning": "turning it to the end of the road",
    "change": "a change two pixel lengths long",
    "walk": "Walk along the road and off it",
    "stop": "Stop on the road",
    "aside": "Off the road (+ mistake, − by lot)",
    "draw": "Draw another direction by lot",
    "real": "on the road: {name}",
    "here": "you: {name}",
    "along": "along the road",
    "across": "off it",
    "panda": "panda",
    "gibbon": "gibbon",
    "turtle": "turtle",
    "dog": "dog",
    "cat": "cat",
    "horse": "horse",
    "taxi": "taxi",
    "standing": "Turned by {turn:.0f} degrees and standing on the road, the picture is read as: "
    "{name}. The panda’s lead is {lead:.1f} logits.",
    "toward": "Turned by {turn:.0f} degrees and {length:.1f} pixel lengths off the road, toward "
    "the nearest mistake, the picture is read as: {name}. The panda’s lead is {lead:.1f} logits.",
    "blind": "Turned by {turn:.0f} degrees and {length:.1f} pixel lengths off the road, in a "
    "direction by lot, the picture is read as: {name}. The panda’s lead is {lead:.1f} logits.",
    "verdict": "You expected: {guess}. Of the {stops} stops on the road, {turned} are misread; two "
    "lengths off it, toward the mistake, {changed}.",
}


@dataclass(frozen=True, eq=False)
class Road:
    """shown: the picture of each stop as bytes, pixel by pixel; pictures: the same from 0 to 1,
    colour by colour; side: pixels a side

    normal: the unit step toward the mistake, colour by colour; angles: degrees of each stop;
    arc: pixel lengths along the road; brink: the last step before the middle's edge.
    """

    shown: tuple
    pictures: tuple
    normal: array
    angles: tuple
    arc: tuple
    side: int
    brink: float


def prepare(arrays, setup):
    """The stops are the marks whose pictures the figure kept, evenly along its road."""
    marks, side = len(arrays["arc"]), setup["size"]
    kept = slice(0, marks, (marks - 1) // (STOPS - 1))
    shown = [[v for row in each for pixel in row for v in pixel] for each in arrays["renders"]]
    pictures = [array("f", (each[at] / 255 for at in _planes(side))) for each in shown]
    brink = int(arrays["border"][marks // 2] / STRIDE) * STRIDE
    return Road(
        tuple(map(bytes, shown)), tuple(pictures), array("f", arrays["normal"]),
        arrays["angles"][kept], arrays["arc"][kept], side, round(brink, 6),
    )  # fmt: skip


def _planes(side):
    """Places in a picture stored pixel by pixel, in the order colour by colour."""
    return [3 * at + colour for colour in range(3) for at in range(side * side)]


def initial(road):
    """In the middle of the road, on the last step before the edge."""
    return {"expect": "", "stop": STOPS // 2 + 1, "aside": road.brink, "draw": 0}


async def scene(state, road, words, models):
    """The real picture and the one you stand on, the ground both ways, and the sentence."""
    at, aside = int(state["stop"]) - 1, state["aside"]
    places = [(stop, aside) for stop in range(STOPS)] + [(at, length) for length in ACROSS]
    answers = await sounded(road, places, state["draw"], models)
    leads = [answer[0] - max(answer[1:]) for answer in answers]
    name, real = (words[read(answer)] for answer in (answers[at], answers[STOPS + ROAD]))
    layers = [
        *_pictures(road, at, aside, state["draw"], words, (real, name)),
        *ground.along(road.arc, leads[:STOPS], at, words["along"]),
        *ground.across(ACROSS, leads[STOPS:], aside, leads[at], words["across"]),
    ]
    said = _sentence(state, road, leads[at], name, words)
    if state["expect"]:
        said = f"{said} {await verdict(state, road, words, models)}"
    return picture.scene(*SIZE, layers, said)


async def verdict(state, road, words, models):
    """What the reader expected, and at how many stops each of the two costs the name."""
    lost = {}
    for key, length in (("turned", 0), ("changed", ASIDE)):
        places = [(stop, length) for stop in range(STOPS)]
        answers = await sounded(road, places, state["draw"], models)
        lost[key] = sum(read(answer) != SPECIES[0] for answer in answers)
    return words["verdict"].format(guess=words[state["expect"]], stops=STOPS, **lost)


def read(answer):
    """The species that a place is taken for."""
    return SPECIES[answer.index(max(answer))]


async def sounded(road, places, draw, models):
    """The logits of each place (stop, pixel lengths off the road)."""
    given = {name: array("f") for name in ("pictures", "ways", "steps")}
    for stop, length in places:
        given["pictures"] += road.pictures[stop]
        given["ways"] += way(road, length, draw)
        given["steps"].append(length)
    logits, many = (await models.run(MODELS[0], given))["logits"], len(SPECIES)
    return [tuple(logits[first : first + many]) for first in range(0, len(logits), many)]


def way(road, length, draw):
    """The unit step that is taken `length` times: toward the mistake, or below 0 by lot."""
    return road.normal if length >= 0 else lot(len(road.normal), draw)


@lru_cache(maxsize=4)
def lot(count, draw):
    """A direction by lot, of length 1. The figure takes away its part along the map, which is a
    few of its thousands of numbers; here it stays."""
    dice = random.Random(draw)
    found = [dice.gauss(0, 1) for _ in range(count)]
    length = hypot(*found)
    return array("f", (each / length for each in found))


def _pictures(road, at, aside, draw, words, names):
    """The real view and the changed one, each under the name it is given."""
    step = way(road, aside, draw)
    moved = [a + aside * b for a, b in zip(road.pictures[at], step, strict=True)]
    pixels = bytearray(len(moved))
    for place, value in zip(_planes(road.side), moved, strict=True):
        pixels[place] = round(255 * min(max(value, 0), 1))
    return [
        picture.image(REAL, road.side, road.side, road.shown[at]),
        picture.image(HERE, road.side, road.side, pixels),
        *(
            picture.text(box[0], 22, words[key].format(name=name), _ink(name == words[SPECIES[0]]))
            for box, key, name in zip((REAL, HERE), ("real", "here"), names, strict=True)
        ),
    ]


def _ink(right):
    return "model" if right else "adversary"


def _sentence(state, road, lead, name, words):
    aside = state["aside"]
    key = "toward" if aside > 0 else "blind" if aside < 0 else "standing"
    turn = road.angles[int(state["stop"]) - 1]
    return words[key].format(turn=turn, length=abs(aside), name=name, lead=lead)
