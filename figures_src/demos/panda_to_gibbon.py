"""Turn the panda, then make it a gibbon: a change that was sought, beside noise of the same size.

The animals, the network and its slope are those of the figure. The renderer is a network too, so
every view is drawn and named anew. The attack is the function `attack`: it climbs the slope of the
wanted name by small steps and never takes a colour further than allowed from where it was
(Goodfellow et al. 2015, arXiv:1412.6572; Madry et al. 2018, arXiv:1706.06083).
"""

import random
from array import array

from figures_src.demos import bars
from figures_src.demos import scene as picture

WEIGHTS = ()
MODELS = ("panda_to_gibbon.view", "panda_to_gibbon.slope")
SPECIES = ("panda", "gibbon", "turtle", "dog", "cat", "horse", "taxi")
SIDE, LEVELS = 32, 255
MOST = 32  # pixels that a hand may paint
SIZE, SQUARE, TOP = (600, 500), 176, 34  # of the scene; of a picture; where pictures begin
LEFTS = (0, 212, 424)  # of the picture, the change and their sum
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
    picture.tap("touch", across=("column", LEFTS[2] + SQUARE / SIDE / 2, 600 - SQUARE / SIDE / 2),
                down=("row", TOP + SQUARE / SIDE / 2, TOP + SQUARE - SQUARE / SIDE / 2),
                into="touched"),
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
    "touch": "Touch the picture on the right to paint a pixel.",
    "turn": "An animal, a change, and their sum. Drag, or use the arrow keys, to turn it. For "
    "pixels by hand, touch the picture on the right, or press Enter where row and column point.",
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


def noise(pixels, epsilon, seed):
    """The same size, every sign by lot."""
    lot = random.Random(seed).choice
    return [min(max(pixel + lot((-epsilon, epsilon)), 0), 1) for pixel in pixels]


async def painted(ask, pixels, places, label):
    """Each place in turn gets the one of eight extreme colours that costs the right name most."""
    for place in places:
        tries = [array("f", pixels) for _ in range(8)]
        for colour, each in enumerate(tries):
            for channel in range(3):
                each[channel * SIDE * SIDE + place] = colour >> channel & 1
        found = await ask(sum(tries[1:], tries[0]), label)
        rows = [found["logits"][k * len(SPECIES) :][: len(SPECIES)] for k in range(8)]
        pixels = min(zip(rows, tries, strict=True), key=lambda tried: lead(tried[0], label))[1]
    return pixels


def lead(logits, label):
    """How far a name is ahead of the best other one."""
    return logits[label] - max(logit for k, logit in enumerate(logits) if k != label)


def touched(memory):
    """Places that a hand touched, as numbers of pixels, each once: the first `MOST`."""
    pairs = (pair.split(",") for pair in memory.split(";") if pair)
    places = (int(float(row)) * SIDE + int(float(column)) for column, row in pairs)
    return [place for place in dict.fromkeys(places) if 0 <= place < SIDE * SIDE][:MOST]


def quantised(pixels):
    """As a file keeps them: whole levels of 255."""
    return array("f", [round(pixel * LEVELS) / LEVELS for pixel in pixels])


async def scene(state, steps, words, models):
    """Picture, change and sum; what the network says of both; the sentence."""

    async def ask(pixels, label):
        one_hot = [float(k == label) for k in range(len(SPECIES))]
        wanted = array("f", one_hot * (len(pixels) // (3 * SIDE * SIDE)))
        return await models.run(MODELS[1], {"pictures": array("f", pixels), "wanted": wanted})

    before = await seen(state, models)
    after = quantised(await changed(state, steps, before, ask))
    said = [bars.shares((await ask(each, 0))["logits"]) for each in (before, after)]
    hidden = state["method"] == "noise" and not state["expect"]
    layers = [*pictures(before, after, words), *cursor(state)]
    layers += answers(said, state, words, hidden)
    return picture.scene(*SIZE, layers, sentence(state, said, words, hidden))


async def seen(state, models):
    """The animal as it is turned and lit, in whole levels."""
    asked = {
        "species": array("f", [SPECIES.index(state["species"])]),
        "turned": array("f", [state["yaw"], state["pitch"]]),
        "lamp": array("f", [state["lamp"]]),
    }
    return quantised((await models.run(MODELS[0], asked))["picture"])


async def changed(state, steps, pixels, ask):
    """The picture after the change that the reader chose."""
    epsilon, wanted = state["size"] / LEVELS, SPECIES.index(state["target"])

    async def slope(now):
        return (await ask(now, wanted))["slope"]

    if state["method"] == "noise":
        return noise(pixels, epsilon, state["again"])
    if state["method"] == "pixels":
        label = SPECIES.index(state["species"])
        return await painted(ask, pixels, touched(state["touched"]), label)
    return await attack(slope, pixels, epsilon, steps if state["method"] == "many" else 1)


def pictures(before, after, words):
    """Three squares in a row, and above each what it is."""
    change = [0.5 + GAIN * (b - a) for a, b in zip(before, after, strict=True)]
    layers = []
    for left, name, pixels in zip(
        LEFTS, ("before", "change", "after"), (before, change, after), strict=True
    ):
        layers.append(picture.text(left, TOP - 12, words[name].format(gain=GAIN)))
        layers.append(picture.image((left, TOP, SQUARE, SQUARE), SIDE, SIDE, paper(pixels)))
    return layers


def paper(pixels):
    """Planes of 0 … 1 as bytes, red, green and blue of each pixel together."""
    levels = [0 if p < 0 else LEVELS if p > 1 else int(p * LEVELS + 0.5) for p in pixels]
    area = SIDE * SIDE
    found = bytearray(3 * area)
    for channel in range(3):
        found[channel::3] = bytes(levels[channel * area : (channel + 1) * area])
    return bytes(found)


def cursor(state):
    """Where Enter would paint, while pixels are painted by hand."""
    if state["method"] != "pixels":
        return []
    cell = SQUARE / SIDE
    x, y = LEFTS[2] + cell * state["column"], TOP + cell * state["row"]
    corners = ((x, y), (x + cell, y), (x + cell, y + cell), (x, y + cell), (x, y))
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
        size=int(state["size"]), count=len(touched(state["touched"])),
    )  # fmt: skip
