"""Turn the panda, then make it a gibbon: a change that was sought, beside noise of the same size.

The animals, the network and its slope are those of the figure. The renderer is a network too, so
every view is drawn and named anew. The attack is the function `attack`: it climbs the slope of the
wanted name by small steps and never takes a colour further than allowed from where it was
(Goodfellow et al. 2015, arXiv:1412.6572; Madry et al. 2018, arXiv:1706.06083).
"""

from array import array

from figures_src.demos import bars, pixels
from figures_src.demos import scene as picture
from figures_src.demos.pixels import SIDE

WEIGHTS = ()
MODELS = VIEW, SLOPE = "panda_to_gibbon.view", "panda_to_gibbon.slope"
SPECIES = ("panda", "gibbon", "turtle", "dog", "cat", "horse", "taxi")
SIZE, SQUARE, TOP = (600, 500), 176, 34  # of the scene; of a picture; where pictures begin
LEFTS = (0, 212, 424)  # of the picture, the change and their sum
CELL = SQUARE / SIDE
GAIN = 8  # the change is shown so many times larger: 16 levels reach from grey to black or white

CONTROLS = (
    picture.choice("method", ("many", "one", "noise", "pixels")),
    picture.range("size", 0, 16, 1, stride=1),
    picture.choice("target", SPECIES),
    picture.guess("expect", ("yes", "no")),
    picture.range("yaw", -180, 180, 1, stride=5, shown="degree", round=True),
    picture.range("pitch", -30, 30, 1, stride=5, shown="degree"),
    picture.range("lamp", -180, 180, 1, stride=10, shown="degree", round=True),
    picture.choice("species", SPECIES),
    picture.range("column", 0, SIDE - 1, 1, stride=1),
    picture.range("row", 0, SIDE - 1, 1, stride=1),
    picture.button("again", sets={"method": "noise"}),
    picture.button("clean", sets={"touched": ""}),
    picture.memory("touched"),
    picture.tap("touch", across=("column", LEFTS[2] + CELL / 2, LEFTS[2] + SQUARE - CELL / 2),
                down=("row", TOP + CELL / 2, TOP + SQUARE - CELL / 2), into="touched"),
    picture.drag("turn", across=("yaw", 0.6), down=("pitch", 0.3)),
)  # fmt: skip

WORDS = {
    "method": "The change",
    "many": "sought in many steps",
    "one": "sought in one step",
    "noise": "random",
    "pixels": "pixels by hand",
    "size": "Its size, in steps of 255",
    "target": "It should be called",
    "expect": "Guess before you try: will random noise of the same size change the name too?",
    "yes": "yes, it will",
    "no": "no, it will not",
    "yaw": "Turned",
    "pitch": "Tilted",
    "lamp": "The lamp, carried about",
    "species": "The animal",
    "column": "Pixel by hand: column",
    "row": "Pixel by hand: row",
    "again": "Draw other noise",
    "clean": "Clean all pixels",
    "touch": "An animal, a change, and their sum. Where pixels are painted by hand, touch the sum, "
    "or go there with Shift and the arrow keys and press Enter.",
    "turn": "Drag, or use the arrow keys, to turn the animal.",
    "before": "a picture",
    "change": "+ a change, ×{gain}",
    "after": "= their sum",
    "first": "guess first",
    "hidden": "Noise of the same size is added. Say first what you expect.",
    "same": "The network says {before}, {sure:.0%}, and with the change it still says {after}, "
    "{surely:.0%}.",
    "other": "The network says {before}, {sure:.0%}. With the change it says {after}, "
    "{surely:.0%}.",
    "within": "No colour of any pixel moved by more than {size} of 255 steps.",
    "painted": "Pixels painted: {count} of 1,024, each in the worst of eight colours.",
    "expected": "You expected that.",
    "unexpected": "You expected otherwise.",
    "panda": "panda",
    "gibbon": "gibbon",
    "turtle": "turtle",
    "dog": "dog",
    "cat": "cat",
    "horse": "horse",
    "taxi": "taxi",
}


def prepare(arrays, setup):
    """How many gradients the figure's iterated attack takes."""
    return setup["steps"]


def initial(steps):
    """The first test panda that the network reads rightly, as the figure takes it, and a gibbon."""
    return {
        "method": "many", "size": 16, "target": "gibbon", "expect": "", "yaw": 0, "pitch": 0,
        "lamp": 0, "species": "panda", "column": 16, "row": 16, "again": 0, "clean": 0,
        "touched": "",
    }  # fmt: skip


# Yours to change: the attack. Take another step, forget the limits, start from noise.
async def attack(slope, pixels, epsilon, steps):
    """Pixels 0 … 1 changed by `epsilon` at most, so that the wanted name becomes as likely as can
    be. slope: pixels -> how much each of them would help."""
    low = [max(pixel - epsilon, 0) for pixel in pixels]
    high = [min(pixel + epsilon, 1) for pixel in pixels]
    step = 2.5 * epsilon / steps
    for _ in range(steps):
        helps = await slope(pixels)
        pixels = [p + step * ((h > 0) - (h < 0)) for p, h in zip(pixels, helps, strict=True)]
        pixels = [a if p < a else b if p > b else p
                  for p, a, b in zip(pixels, low, high, strict=True)]  # fmt: skip
    return pixels


async def scene(state, steps, words, models):
    """Picture, change and sum; what the network says of both; the sentence."""
    before = await seen(state, models)
    after = pixels.quantised(await changed(state, steps, before, models))
    said = [bars.shares(logits) for logits in (await asked(models, [before, after]))[0]]
    hidden = state["method"] == "noise" and not state["expect"]
    layers = [*pictures(before, after, words), *cursor(state)]
    layers += answers(said, state, words, hidden)
    # A touch while another change is shown paints nothing, now or later.
    clean = {} if state["method"] == "pixels" or not state["touched"] else {"touched": ""}
    return picture.scene(*SIZE, layers, sentence(state, said, words, hidden), clean)


async def seen(state, models):
    """The animal as it is turned and lit, in whole levels."""
    scene = {
        "species": array("f", [SPECIES.index(state["species"])]),
        "turned": array("f", [state["yaw"], state["pitch"]]),
        "lamp": array("f", [state["lamp"]]),
    }
    return pixels.quantised((await models.run(VIEW, scene))["picture"])


async def asked(models, shown, label=0):
    """(logits of each picture, slopes of the label's log-odds by all their pixels)."""
    together, many = array("f"), len(SPECIES)
    for each in shown:
        together.extend(each)
    wanted = array("f", [float(k == label) for k in range(many)] * len(shown))
    found = await models.run(SLOPE, {"pictures": together, "wanted": wanted})
    logits = list(found["logits"])
    return [logits[many * k :][:many] for k in range(len(shown))], found["slope"]


async def changed(state, steps, before, models):
    """The picture after the change that the reader chose."""
    epsilon, wanted = state["size"] / pixels.LEVELS, SPECIES.index(state["target"])

    async def slope(now):
        return (await asked(models, [now], wanted))[1]

    async def logits(tries):
        return (await asked(models, tries))[0]

    if state["method"] == "noise":
        return pixels.noise(before, epsilon, state["again"])
    if state["method"] == "pixels":
        label, places = SPECIES.index(state["species"]), pixels.touched(state["touched"])
        return await pixels.painted(logits, before, places, label)
    return await attack(slope, before, epsilon, steps if state["method"] == "many" else 1)


def pictures(before, after, words):
    """Three squares in a row, and above each what it is."""
    change = [0.5 + GAIN * (b - a) for a, b in zip(before, after, strict=True)]
    layers = []
    for left, name, each in zip(
        LEFTS, ("before", "change", "after"), (before, change, after), strict=True
    ):
        layers.append(picture.text(left, TOP - 12, words[name].format(gain=GAIN)))
        layers.append(picture.image((left, TOP, SQUARE, SQUARE), SIDE, SIDE, pixels.paper(each)))
    return layers


def cursor(state):
    """Where Enter would paint, while pixels are painted by hand."""
    if state["method"] != "pixels":
        return []
    x, y = LEFTS[2] + CELL * state["column"], TOP + CELL * state["row"]
    corners = ((x, y), (x + CELL, y), (x + CELL, y + CELL), (x, y + CELL), (x, y))
    return [picture.path(corners, "adversary", 2)]


def ink(state):
    return "chance" if state["method"] == "noise" else "adversary"


def answers(said, state, words, hidden):
    """What the network calls both pictures, and all its shares."""
    under, names = TOP + SQUARE + 30, [words[name] for name in SPECIES]
    first, second = (names[each.index(max(each))] for each in said)
    right = LEFTS[2] + SQUARE / 2
    return [
        picture.text(SQUARE / 2, under, first, "model", "center"),
        picture.text(right, under, words["first"] if hidden else second, ink(state), "center"),
        *bars.facing(under + 26, names, said[0], None if hidden else said[1], ink(state)),
    ]


def sentence(state, said, words, hidden):
    """Both names, how large the change is, and what the reader had expected of noise."""
    if hidden:
        return words["hidden"]
    (sure, first), (surely, second) = (
        max(zip(each, SPECIES, strict=True), key=lambda pair: pair[0]) for each in said
    )
    by_hand = state["method"] == "pixels"
    parts = ["same" if first == second else "other", "painted" if by_hand else "within"]
    if state["method"] == "noise":
        right = (state["expect"] == "yes") == (first != second)
        parts.append("expected" if right else "unexpected")
    return " ".join(words[part] for part in parts).format(
        before=words[first], after=words[second], sure=sure, surely=surely,
        size=int(state["size"]), count=len(pixels.touched(state["touched"])),
    )  # fmt: skip
