"""Press a memory together, and see what it forgets first.

Four kinds of patients, a summary that may keep as much of them as it pays for, and a doctor who
sees the summary only. The best summary for every price is computed here and now, exactly. Two
signs tell of the illness, the wall of the room and the shape of the cell; in the new hospital
only the cell does.
"""

from functools import lru_cache
from math import cos, pi, sin

from figures_src.demos import forgetting
from figures_src.demos import scene as picture

WEIGHTS = ()
SIZE = (600, 540)
SIDES = {"wall": (0, 0, 1, 1), "cell": (0, 1, 0, 1)}  # of the four kinds of patients
WALLS, TISSUE, BODY, NUCLEUS = ("#619e80", "#5c80b8"), "#f2e0e8", "#cc94bf", "#6b3d85"
ICON, TOP = 76, 34  # side of a slide, and where it begins
LEFT, RIGHT, WORDS_AT = 70, 530, 214  # the scale from healthy to ill, and its height
BARS, STEP = 274, 53  # where the first name and its bar begin, and from one to the next
START, LONGEST = 40, 520  # where bars begin, from the left, and how far a whole one reaches
# (guess, whether a summary that forgets nothing does better) -> what is said of it
ANSWERS = {
    ("yes", False): "unexpected", ("no", False): "expected",
    ("yes", True): "better_expected", ("no", True): "better_unexpected",
}  # fmt: skip
GUESSES = ("yes", "no")

CONTROLS = (
    picture.guess("expect", GUESSES),
    picture.range("price", 0.01, 1.0, 0.01, stride=0.05),
    picture.range("wall", 0.5, 0.99, 0.01, stride=0.05, shown="percent"),
    picture.range("cell", 0.5, 0.99, 0.01, stride=0.05, shown="percent"),
)

WORDS = {
    "expect": "Guess first: will a summary that forgets nothing do better in the new hospital?",
    "yes": "yes, it still knows the cell",
    "no": "no, just as badly",
    "price": "Price of memory, bits for a bit (β)",
    "wall": "Wall agrees with the illness",
    "cell": "Cell agrees with the illness",
    "slides": "four kinds of patients",
    "healthy": "means healthy",
    "ill": "means ill",
    "kept": "bits kept of the {sign}",
    "sign_wall": "wall",
    "sign_cell": "cell",
    "home": "right at home",
    "new": "right in the new hospital",
    "refit": "right after relearning there",
    "at": "At a price of {price:.2f} the best summary keeps {wall:.2f} bits of the wall and "
    "{cell:.2f} of the cell, and is right about {home:.0%} of the patients at home.",
    "there": "In the new hospital, where walls tell nothing, it is right about {new:.0%}, and "
    "after relearning what its words mean there, about {refit:.0%}.",
    "expected": "As you expected: in the hospital you began with, a summary that forgets nothing "
    "is right about {none:.0%} of the new patients too. What forgetting costs is the repair.",
    "better_expected": "As you expected: in the hospital you began with, a summary that forgets "
    "nothing is right about {none:.0%} of the new patients, the one you began with about "
    "{forgot:.0%}.",
    "better_unexpected": "You expected no better, but in the hospital you began with, a summary "
    "that forgets nothing is right about {none:.0%} of the new patients, the one you began with "
    "about {forgot:.0%}.",
    "unexpected": "You expected better, but in the hospital you began with, a summary that forgets "
    "nothing is right about {none:.0%} of the new patients too. What forgetting costs is the "
    "repair.",
}


def prepare(arrays, setup):
    """The strengths of the figure, and how well walls agree where they tell nothing."""
    return {"wall": setup["wall"], "cell": setup["cell"], "chance": setup["chance"]}


def initial(hospital):
    """The figure's hospital, at a price where the cell is half forgotten already."""
    return {"expect": "", "price": 0.13, "wall": hospital["wall"], "cell": hospital["cell"]}


def scene(state, hospital, words):
    """Patients, the words that sum them up, and how far these carry."""
    strengths = state["wall"], state["cell"]
    found = summary(*strengths, state["price"], hospital["chance"])
    known = state["expect"] in GUESSES
    layers = [
        picture.text(300, 18, words["slides"], align="center"),
        *_lines(found),
        *(layer for kind in range(4) for layer in _slide(kind)),
        *_scale(found, words),
        *_bars(found, words, known),
    ]
    said, *longer = (_sentence(guess, state["price"], found, hospital, words)
                     for guess in (state["expect"], *GUESSES))  # fmt: skip
    return picture.scene(*SIZE, layers, said, room=max(longer, key=len))


@lru_cache(maxsize=256)
def summary(wall, cell, price, chance):
    """The best summary at home: p(z|x), the meaning of its words, bits and right answers."""
    home, new = forgetting.table(wall, cell), forgetting.table(chance, cell)
    words = forgetting.best(home, price)
    at_home, there = (forgetting.summarised(each, words) for each in (home, new))
    return {
        "words": words,
        "common": [sum(each) for each in at_home],
        "ill": [yes / (no + yes) if no + yes > 1e-9 else 0.5 for no, yes in at_home],
        **{sign: forgetting.held(home, words, side) for sign, side in SIDES.items()},
        "home": forgetting.right(at_home, at_home),
        "new": forgetting.right(at_home, there),
        "refit": forgetting.right(there, there),
    }


def _across(kind):
    return LEFT + (RIGHT - LEFT) * kind / 3


def _place(ill):
    return LEFT + (RIGHT - LEFT) * ill


def _lines(found):
    """From every patient to the words that may sum it up, as thick as they are likely."""
    return [
        picture.path([(_across(kind), TOP + ICON + 4), (_place(found["ill"][z]), WORDS_AT)],
                     WALLS[kind // 2], 1 + 5 * share)
        for kind, row in enumerate(found["words"]) for z, share in enumerate(row) if share > 0.02
    ]  # fmt: skip


def _scale(found, words):
    """The words, from those that mean healthy to those that mean ill, as large as common."""
    dots = [
        picture.dots([(_place(ill), WORDS_AT)], "model", 4 + 12 * common**0.5)
        for ill, common in zip(found["ill"], found["common"], strict=True) if common > 0.002
    ]  # fmt: skip
    return [
        picture.path([(LEFT, WORDS_AT), (RIGHT, WORDS_AT)], "muted", 1),
        *dots,
        picture.text(LEFT - 16, WORDS_AT + 36, words["healthy"]),
        picture.text(RIGHT + 16, WORDS_AT + 36, words["ill"], align="right"),
    ]


def _slide(kind):
    """A slide: the wall, the field of the microscope, a round cell or a crooked one."""
    x, y, half = _across(kind), TOP + ICON / 2, ICON / 2
    crooked = SIDES["cell"][kind]
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    shapes = (
        (WALLS[SIDES["wall"][kind]], corners),
        (TISSUE, _round(0.9, 0)),
        (BODY, _round(0.46, 0.26 * crooked)),
        (NUCLEUS, _round(0.26 if crooked else 0.14, 0)),
    )
    return [
        picture.polygons(len(shape), [v for p, q in shape for v in (x + half * p, y + half * q)],
                         [ink], [0]) for ink, shape in shapes
    ]  # fmt: skip


def _round(radius, swing, corners=60):
    turns = [2 * pi * k / corners for k in range(corners)]
    radii = [radius * (1 + swing * (cos(5 * turn) + 0.5 * sin(3 * turn))) for turn in turns]
    return [(r * cos(turn), r * sin(turn)) for r, turn in zip(radii, turns, strict=True)]


def _bars(found, words, known):
    """Bits of both signs and three shares; those of the new hospital after the guess only."""
    rows = [(words["kept"].format(sign=words[f"sign_{sign}"]), found[sign], f"{found[sign]:.2f}",
             "ink") for sign in SIDES]  # fmt: skip
    rows += [
        (words[name], found[name], f"{found[name]:.0%}", ink)
        for name, ink in (("home", "ink"), ("new", "adversary"), ("refit", "model"))
    ]
    return [
        layer for row, bar in enumerate(rows)
        for layer in _bar(BARS + STEP * row, *bar, known or row < 3)
    ]  # fmt: skip


def _bar(y, name, share, written, ink, seen):
    """A name and a number with their bar below, since a telephone has no room for them beside it;
    "?" if not to be seen."""
    top, foot, end = y + 28, y + 43, START + LONGEST * share
    corners = [START, top, end, top, end, foot, START, foot]
    return [
        picture.text(START, y + 20, name, "ink"),
        picture.path([(START, top - 3), (START, foot + 3)], "hairline", 1),
        *([picture.polygons(4, corners, [ink], [0])] if seen else []),
        picture.text(START + LONGEST, y + 20, written if seen else "?", ink, "right"),
    ]


def _sentence(guess, price, found, hospital, words):
    said = words["at"].format(price=price, **found)
    if guess not in GUESSES:
        return said
    return " ".join((said, words["there"].format(**found), _answer(guess, hospital, words)))


def _answer(guess, hospital, words):
    """What became of a guess: the new patients of a summary that forgets nothing, and of the one
    that the reader began with; the difference counts where it shows in whole percent."""
    wall, cell, chance = hospital["wall"], hospital["cell"], hospital["chance"]
    none = forgetting.right(*(forgetting.table(each, cell) for each in (wall, chance)))
    forgot = summary(wall, cell, initial(hospital)["price"], chance)["new"]
    return words[ANSWERS[guess, none > forgot + 0.005]].format(none=none, forgot=forgot)
