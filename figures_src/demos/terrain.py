"""The geographer's map by hand: walk where you like, and five map-makers draw the rest.

Each touch walks one small circle of the first land of the figure, and its true names are noted.
Five learners draw the whole land from these notes, and where they disagree the map fades. Then
the land is uncovered: where was the map wrong, and had it warned? The land is the figure's, wave
by wave; the learners are smaller than its networks, and learn here and now.
"""

from math import cos, pi, sin

from figures_src.demos import country, geographer
from figures_src.demos import scene as picture
from figures_src.demos.geographer import FINE

WEIGHTS = ("waves", "strengths", "levels")
LOUD = 1.2  # names between the answers at which the map has faded wholly
SIZE, BOX = (600, 614), (56, 4, 488, 488)  # box: left, top, width, height of the map
LEFT, TOP, WIDE, HIGH = BOX
COLOURS = ((112, 163, 187), (228, 199, 128), (176, 190, 110), (92, 138, 84), (150, 116, 82),
           (228, 233, 237))  # fmt: skip
WRONG, COVER = (184, 64, 31), 215  # of 255, how much of the page a map covers
OPENING = "20,24;30,78;48,50;64,14;72,84;86,44;"  # walked before the reader comes
GUESSES = ("coin", "two", "nearly")

CONTROLS = (
    picture.guess("guess", GUESSES),
    picture.choice("shown", ("map", "land", "wrong")),
    picture.range("east", 0, country.SIDE, 1, stride=2),
    picture.range("north", 0, country.SIDE, 1, stride=2),
    picture.tap("walk", ("east", LEFT, LEFT + WIDE), ("north", TOP + HIGH, TOP), into="walked"),
    picture.memory("walked"),
)

WORDS = {
    "guess": "Walk first, then guess. Of a place that is wrong on the map and one that is right, "
    "the wrong one has faded more:",
    "coin": "half the time, like a coin",
    "two": "two times in three",
    "nearly": "nearly always",
    "shown": "Shown",
    "map": "your map",
    "land": "the true land",
    "wrong": "mistakes",
    "east": "Miles east",
    "north": "Miles north",
    "walk": "The map. Touch a place to walk a circle there, or go with the arrow keys and press "
    "Enter.",
    "sea": "sea",
    "shore": "shore",
    "plain": "plain",
    "forest": "forest",
    "mountain": "mountain",
    "snow": "snow",
    "fades": "faded: the five map-makers disagree",
    "covered": "still covered: guess first",
    "red": "wrong on the map",
    "so_far": "You have walked circles over {explored:.0%} of the land; five map-makers draw the "
    "rest.",
    "hidden": "Touch the map to walk another.",
    "score": "Where nobody walked, the map is wrong in {wrong:.0%} of places. Of a wrong place and "
    "a right one, the wrong one has faded more {alarm:.0%} of the time; with a coin it would be "
    "50%. You expected: {guess}.",
}


def prepare(arrays, setup):
    """The figure's first land, with every true name, and how wide its towns are."""
    land = country.land(*(arrays[name] for name in WEIGHTS), setup["longest"])
    return geographer.ground(land, setup["radius"])


def initial(ground):
    """Six circles, so that there is a map and much to find."""
    return {"guess": "", "shown": "map", "east": 50, "north": 50, "walked": OPENING}


def scene(state, ground, words):
    """The map, the land or the mistakes, where the reader went, and the sentence."""
    places, shown = geographer.walked(state["walked"]), state["shown"]
    made = geographer.drawn(ground, places)
    covered = shown != "map" and not state["guess"]
    layers = [
        picture.image(BOX, FINE, FINE, *PRINTS[shown](made, ground, covered)),
        *_frame(),
        *(line for place in places for line in _circle(place, ground.radius)),
        *_cross(state["east"], state["north"]),
        *_legend(shown, covered, words),
    ]
    said, room = (_sentence(guess, made, words) for guess in (state["guess"], longest(words)))
    return picture.scene(*SIZE, layers, said, room=room)


def _map(made, ground, covered):
    fade = [1 - min(1, spread / LOUD) for spread in made.spread]
    return _printed(COLOURS, made.names, [30 + (COVER - 30) * share for share in fade])


def _land(made, ground, covered):
    cover = [COVER * (known or not covered) for known in made.known]
    return _printed(COLOURS, ground.names, cover)


def _wrong(made, ground, covered):
    cover = [
        0 if covered else COVER if said != true else 40
        for said, true in zip(made.names, ground.names, strict=True)
    ]
    inks = [int(said != true) for said, true in zip(made.names, ground.names, strict=True)]
    return _printed((COLOURS[0], WRONG), inks, cover)


PRINTS = {"map": _map, "land": _land, "wrong": _wrong}


def _printed(colours, inks, cover):
    """(rgb, cover) of all places, row by row from the north, as a picture begins above."""
    order = [k for row in reversed(range(FINE)) for k in range(row * FINE, (row + 1) * FINE)]
    rgb = b"".join(bytes(colours[inks[k]]) for k in order)
    return rgb, bytes(int(cover[k]) for k in order)


def _at(east, north):
    """Where a place stands in the scene."""
    return LEFT + WIDE * east / country.SIDE, TOP + HIGH * (1 - north / country.SIDE)


def _frame():
    corners = [_at(*corner) for corner in ((0, 0), (100, 0), (100, 100), (0, 100), (0, 0))]
    return [picture.path(corners, "muted", 1)]


def _circle(place, radius):
    (x, y), size = _at(*place), WIDE * radius / country.SIDE
    ring = [(x + size * cos(pi * k / 12), y + size * sin(pi * k / 12)) for k in range(25)]
    return [picture.path(ring, "paper", 3.5), picture.path(ring, "ink", 1.8)]


def _cross(east, north):
    """Where Enter would walk."""
    x, y = _at(east, north)
    lines = ([(x - 9, y), (x + 9, y)], [(x, y - 9), (x, y + 9)])
    inks = (("paper", 4), ("ink", 1.5))
    return [picture.path(line, ink, width) for ink, width in inks for line in lines]


def _legend(shown, covered, words):
    """What the colours mean, in two rows, and below them what is special about this print."""
    special = {"map": "fades", "land": "", "wrong": "red"}[shown]
    note = picture.text(LEFT, 602, words["covered"] if covered else words.get(special, ""))
    if shown == "wrong":
        return [note] if covered else _key(0, WRONG, words["red"])
    pairs = enumerate(zip(COLOURS, country.NAMES, strict=True))
    return [note, *(layer for k, (colour, key) in pairs for layer in _key(k, colour, words[key]))]


def _key(number, colour, word):
    """A patch of a colour and its word; three in a row."""
    row, column = divmod(number, 3)
    x, y = LEFT + 166 * column, 524 + 38 * row
    ink = "#" + "".join(f"{part:02x}" for part in colour)
    patch = [x, y - 16, x + 28, y - 16, x + 28, y + 4, x, y + 4]
    return [picture.polygons(4, patch, [ink], [0]), picture.text(x + 38, y, word)]


def longest(words):
    """The guess with the most letters."""
    return max(GUESSES, key=lambda guess: len(words[guess]))


def _sentence(guess, made, words):
    """How much was walked; after the guess also how good the map is."""
    said = f"{words['so_far']} {words['score' if guess else 'hidden']}"
    return said.format(
        explored=made.explored, wrong=made.wrong, alarm=made.alarm, guess=words.get(guess, "")
    )
