"""The moon shot by hand: the reader launches, then each learner does, and the Earth grows heavier.

Everybody leaves on the same day, with the Moon at the same place, and at the same speed; who
launches chooses the angle. Two networks learnt it from thousands of trials, a law from one flight.
The networks are those of the figure and so are the pulls; every flight and every aim is computed
when the reader asks for it, and each learner's answer to one new flight is that of `moon_shot`.
"""

from bisect import bisect
from dataclasses import dataclass
from functools import lru_cache
from math import degrees, radians

from figures_src.demos import aiming, flight, skychart
from figures_src.demos import scene as picture

LEARNERS = ("direct", "simulator", "physics")
PARTS = ("weights.0", "biases.0", "weights.1", "biases.1", "answer", "offset")
WEIGHTS = (*(f"{name}.{part}" for name in LEARNERS[:2] for part in PARTS),
           "pulls", "edges", "speeds")  # fmt: skip
SIZE = (600, 545)
ROWS = (428, 34)  # the first row of the table, and from one to the next

CONTROLS = (
    picture.range("angle", -80, 80, 0.1, stride=1, shown="degree"),
    picture.range("speed", *skychart.SPEEDS, 0.01, stride=0.1),
    picture.range("phase", -180, 180, 1, stride=10, shown="degree", round=True),
    picture.range("earth", 0.95, 1.05, 0.005, stride=0.01, shown="percent"),
    picture.guess("guess", LEARNERS),
    picture.choice("flights", ("old", "new")),
    picture.drag("aim", across=("angle", 0.2), down=("speed", -0.005)),
)

WORDS = {
    "angle": "Your angle from the vertical",
    "speed": "Speed of every launch, km/s",
    "phase": "Where the Moon stands at launch",
    "earth": "The Earth’s pull",
    "guess": "Before you change the Earth’s pull, and nobody is told: who will come closest?",
    "flights": "The learners have seen",
    "old": "only their old trials",
    "new": "one new flight more",
    "aim": "The Earth, and the Moon on its circle. Drag sideways for the angle and upwards for the "
    "speed, or use the arrow keys.",
    "hand": "You",
    "direct": "Network",
    "simulator": "Learned simulator",
    "physics": "Newton’s law",
    "map": "explored days",
    "near": "at the Moon",
    "lands": "lands",
    "off": "{miss:,.0f} km off",
    "back": "falls back",
    "none": "finds no way",
    "nobody": "nobody",
    "hidden": "guess first",
    "degrees": "{angle:.1f}°",
    "inside": "A day like those of the trials.",
    "outside": "No trial was flown on such a day.",
    "silent": "The Earth pulls {earth:.1%} as hard, and nobody was told.",
    "seen": "The Earth pulls {earth:.1%} as hard, and everybody has seen one new flight.",
    "row": "{name}: {result}.",
    "verdict": "You expected: {guess}. Closest: {closest}.",
    "and": ", ",
}


@dataclass(frozen=True, eq=False)
class Weights:
    """Who learnt what, and where.

    nets: by learner; law: Newton's, with the pulls of one flight; zone, limits: of the trials and
    of anybody's angle, radians and km/s; coast: (speeds, lowest, highest phase in degrees)
    """

    nets: dict
    law: flight.Gravity
    zone: tuple
    limits: tuple[float, float]
    coast: tuple


def prepare(arrays, setup):
    """Weights from the arrays of the measurement, and its zone and angles in degrees."""
    nets = {name: aiming.net(arrays, name) for name in LEARNERS[:2]}
    phases, speeds, angles = setup["zone"]
    zone = tuple(map(radians, phases)), tuple(speeds), tuple(map(radians, angles))
    law = flight.Gravity(*arrays["pulls"], flight.world().rate)
    coast = arrays["speeds"], *arrays["edges"]
    return Weights(nets, law, zone, tuple(map(radians, setup["angles"])), coast)


def initial(weights):
    """A day from the explored country, the reader's launch some degrees off."""
    return {
        "angle": 27, "speed": 11.4, "phase": 20, "earth": 1, "guess": "", "flights": "old",
    }  # fmt: skip


def scene(state, weights, words):
    """Sky, explored country, the Moon from nearby, a table, and the sentence that says it."""
    shown = state["earth"] == 1 or state["guess"]  # before it grows heavier, the reader guesses
    tries = attempts(state, weights, LEARNERS if shown else ())
    gravity, phase = flight.world(state["earth"]), radians(state["phase"])
    day, explored = (state["phase"], state["speed"]), inside(state, weights)
    layers = [
        *skychart.sky(tries, phase, gravity),
        *skychart.country(weights.coast, day, explored, words["map"]),
        *skychart.nearby(tries, phase, gravity, words["near"]),
        *table(tries, words),
    ]
    said = sentence(state, weights, tries, words)
    return picture.scene(*SIZE, layers, said, room=longest(words))


def attempts(state, weights, learners):
    """{"hand" and learners: (angle in radians or None, its flight or None)}."""
    day = radians(state["phase"]), state["speed"]
    told = state["earth"] if state["flights"] == "new" else None
    angles = {"hand": radians(state["angle"])}
    angles |= {name: aim(weights, name, *day, told) for name in learners}
    return {
        name: (angle, None if angle is None else flown(*day, angle, state["earth"]))
        for name, angle in angles.items()
    }


@lru_cache(maxsize=128)
def flown(phase, speed, angle, earth):
    """A flight under so many times the Earth's pull."""
    return flight.fly(phase, speed, angle, flight.world(earth))


@lru_cache(maxsize=256)
def aim(weights, name, phase, speed, told):
    """The angle a learner chooses; told: the Earth's pull in the one new flight, None if none."""
    knows = learner(weights, name, told)
    if name == "physics":
        return aiming.aimed(knows, phase, speed, weights.limits)
    chosen = aiming.answered if name == "direct" else aiming.planned
    return chosen(knows, weights.zone, phase, speed, weights.limits)


@lru_cache(maxsize=64)
def learner(weights, name, told):
    """What a learner knows, at first or after one new flight from the middle of its country."""
    before = weights.law if name == "physics" else weights.nets[name]
    if told is None:
        return before
    launch, world = tuple(sum(limits) / 2 for limits in weights.zone), flight.world(told)
    if name == "physics":
        return aiming.fitted(before, launch, aiming.tracked(launch, world), world.rate)
    miss = flown(*launch, told).miss
    moved = aiming.moved if name == "direct" else aiming.corrected
    return moved(before, weights.zone, launch, miss)


def inside(state, weights):
    """Whether trials were flown on such days."""
    speeds, low, high = weights.coast
    if not speeds[0] <= state["speed"] <= speeds[-1]:
        return False
    at = min(bisect(speeds, state["speed"]), len(speeds) - 1)
    part = (state["speed"] - speeds[at - 1]) / (speeds[at] - speeds[at - 1])
    first, last = (edge[at - 1] + part * (edge[at] - edge[at - 1]) for edge in (low, high))
    return (state["phase"] - first) % 360 <= last - first


def table(tries, words):
    """Who launches: line, name, angle and end of the flight."""
    layers = []
    for row, name in enumerate(("hand", *LEARNERS)):
        y, (ink, dash) = ROWS[0] + row * ROWS[1], skychart.LINES[name]
        layers += [
            picture.path([(4, y - 5), (40, y - 5)], ink, 3, dash),
            picture.text(54, y, words[name], "ink"),
            picture.text(596, y, ending(tries, name, words), "ink", "right"),
        ]
        angle = tries[name][0] if name in tries else None
        if angle is not None:
            said = words["degrees"].format(angle=degrees(angle))
            layers.append(picture.text(352, y, said, "muted", "right"))
    return layers


def ending(tries, name, words):
    """How somebody's flight ended, in words."""
    if name not in tries:
        return words["hidden"]
    found = tries[name][1]
    if found is None:
        return words["none"]
    if found.landed:
        return words["lands"]
    if found.miss != found.miss:
        return words["back"]
    return words["off"].format(miss=abs(found.miss) * 384400)


def sentence(state, weights, tries, words):
    """The day, the world, every end, and what the reader had expected."""
    parts = [words["inside" if inside(state, weights) else "outside"]]
    if state["earth"] != 1:
        parts.append(words["seen" if state["flights"] == "new" else "silent"])
    parts += [
        words["row"].format(name=words[name], result=ending(tries, name, words))
        for name in ("hand", *LEARNERS)
    ]
    if state["guess"] and state["earth"] != 1:
        parts.append(words["verdict"])
    closest = words["and"].join(words[name] for name in nearest(tries) or ["nobody"])
    guess = words.get(state["guess"], "")
    return " ".join(parts).format(earth=state["earth"], guess=guess, closest=closest)


def longest(words):
    """The longest sentence there may be, so that the page keeps its room."""

    def most(*keys):
        return max((words[key] for key in keys), key=len)

    end = most("lands", "off", "back", "none", "hidden").format(miss=384400)
    rows = (words["row"].format(name=words[name], result=end) for name in ("hand", *LEARNERS))
    who = most(*LEARNERS)
    told = (most("inside", "outside"), most("silent", "seen").format(earth=0.995))
    return " ".join((*told, *rows, words["verdict"].format(guess=who, closest=who)))


def nearest(tries):
    """The learners that land, or else the one that misses least."""
    ends = {name: tries[name][1] for name in LEARNERS if tries.get(name, (0, None))[1]}
    landed = [name for name, found in ends.items() if found.landed]
    there = [name for name, found in ends.items() if found.miss == found.miss]
    return landed or sorted(there, key=lambda name: abs(ends[name].miss))[:1]
