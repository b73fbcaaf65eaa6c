"""A drawing in as few elements as show the same: a browser lays out every one of them.

matplotlib draws each dot as a reference to its shape, and each artist in groups of its own. Here
groups that say nothing go, a dot becomes its shape, and dots of one look become one path.
"""

import functools
import math
import re

from scripts.engine.dots import DEFS

SVG = DEFS.removesuffix("defs")
G, USE, PATH, CLIP = f"{SVG}g", f"{SVG}use", f"{SVG}path", "clip-path"
TOKEN = re.compile(r"[A-Za-z]|-?[\d.]+(?:e-?\d+)?")
TAKEN = {"M": 2, "L": 2, "Q": 4, "C": 6, "z": 0}  # numbers that a command of matplotlib takes
LEFT = ("x", "y", "href")  # what a use says of itself; everything else is its look


def join(root):
    """Simplifies an SVG tree whose styles are attributes; what it shows stays as it is."""
    for parent in list(root.iter()):
        drop_unseen(parent)
    ungroup(root)
    shapes = {part.get("id"): part for defs in root.iter(DEFS) for part in defs.findall(PATH)}
    for parent in root.iter():
        join_dots(parent, shapes)
    for parent in list(root.iter()):
        drop_shapes(parent)


def drop_unseen(parent):
    """Removes outlines without any colour, as those behind an axes."""
    for path in parent.findall(PATH):
        if path.get("fill") == "none" and path.get("stroke", "none") == "none":
            parent.remove(path)


def drop_shapes(parent):
    """Removes what dots referred to; frames that cut something off stay."""
    for defs in parent.findall(DEFS):
        for shape in defs.findall(PATH):
            defs.remove(shape)
        if not len(defs):
            parent.remove(defs)


def ungroup(parent):
    """Removes groups that say nothing; what neighbours cut off alike comes into one group."""
    kept = []
    for child in unwrapped(parent):
        if kept and clips_alone(kept[-1]) and child.tag == G and child.attrib == kept[-1].attrib:
            kept[-1].extend(child)
        else:
            kept.append(child)
    for child in list(parent):
        parent.remove(child)
    parent.extend(kept)


def unwrapped(parent):
    """The children of an element; of a group that says nothing, what it holds."""
    for child in parent:
        ungroup(child)
        if child.tag != G:
            yield child
        elif child.attrib and len(child):
            yield without_inner(child)
        else:
            yield from child


def clips_alone(element):
    """Whether an element is a group that does nothing but cut off what leaves its frame."""
    return element.tag == G and set(element.attrib) == {CLIP}


def without_inner(group):
    """A group that holds one cutting group alone cuts by itself."""
    if len(group) == 1 and clips_alone(group[0]) and CLIP not in group.attrib:
        inner = group[0]
        group.set(CLIP, inner.get(CLIP))
        group.remove(inner)
        group.extend(inner)
    return group


def join_dots(parent, shapes):
    """The dots of an element become paths: one for as many as follow each other in one look."""
    joined = []
    for child, before in zip(list(parent), [None, *parent], strict=False):
        if child.tag != USE:
            continue
        dots = Dots(child, shapes[child.get("href")[1:]])
        if before is not None and before.tag == USE and joined[-1].takes(dots):
            joined[-1].places += dots.places
            parent.remove(child)
        else:
            joined.append(dots)
    for dots in joined:
        dots.write()


class Dots:
    """Dots of one shape and one look, on their way from `use` elements to one path."""

    def __init__(self, use, shape):
        self.element, self.d = use, shape.get("d")
        self.places = [(float(use.get("x", 0)), float(use.get("y", 0)))]
        own = {key: value for key, value in use.attrib.items() if key not in LEFT}
        said = {key: value for key, value in shape.attrib.items() if key not in ("id", "d")}
        self.look = own | said

    def takes(self, other):
        """Whether another dot would look the same in this path as after it."""
        if (other.d, other.look) != (self.d, self.look):
            return False
        return solid(self.look) or not self.touches(*other.places[0])

    def touches(self, x, y):
        """Whether a dot there would come to lie upon one of these."""
        edge = float(self.look.get("stroke-width", 1))
        width, height = (side + edge for side in extent(self.d))
        return any(abs(x - one) < width and abs(y - two) < height for one, two in self.places)

    def write(self):
        (left, top), rest = relative(self.d)
        starts = (f"M{number(x + left)} {number(y + top)}" for x, y in self.places)
        self.element.tag = PATH
        self.element.attrib.clear()
        self.element.attrib.update({"d": "".join(start + rest for start in starts)} | self.look)


def solid(look):
    """Whether dots of this look melt where they overlap: one colour, and nothing shines through."""
    hollow = look.get("fill") == "none" or look.get("fill-opacity") == "0"
    opaque = {"opacity", "stroke-opacity", *(() if hollow else ("fill-opacity",))}
    clear = any(float(look.get(key, 1)) < 1 for key in opaque)
    return not clear and (hollow or look.get("stroke") in (None, "none", look.get("fill")))


def steps(d):
    """(command, [(x, y), …]) of the data of a path, whose commands are all absolute."""
    tokens, command = TOKEN.findall(d), "M"
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        taken, tokens = tokens[: TAKEN[command]], tokens[TAKEN[command] :]
        yield command, list(zip(map(float, taken[::2]), map(float, taken[1::2]), strict=True))
        command = "L" if command == "M" else command


@functools.cache
def extent(d):
    """Width and height of the places that a path names."""
    sides = zip(*(place for _, places in steps(d) for place in places), strict=True)
    return [max(side) - min(side) for side in sides]


@functools.cache
def relative(d):
    """A path's first place, and the data of the rest in steps from it."""
    (_, [first]), *rest = steps(d)
    if is_circle(first, rest):
        radius, width = number(first[1]), number(2 * first[1])
        return (-first[1], 0), (
            f"a{radius} {radius} 0 1 0 {width} 0a{radius} {radius} 0 1 0-{width} 0z"
        )
    return first, "".join(moves(first, rest))


def is_circle(first, rest):
    """Whether curves lead around the origin, as matplotlib rounds a dot with eight of them."""
    ends = [math.hypot(*places[-1]) for command, places in rest if command == "C"]
    return len(ends) == 8 and all(abs(end - first[1]) < 0.02 for end in ends)


def moves(start, commands):
    """The data of commands, each said from where the one before it has led."""
    here = start
    for command, places in commands:
        moved = (f"{number(x - here[0])} {number(y - here[1])}" for x, y in places)
        yield command.lower() + " ".join(moved)
        here = places[-1] if places else start
        start = here if command == "M" else start


def number(value, digits=2):
    """A number with so many decimals at most: 12.04 with one -> "12"."""
    return f"{round(value, digits) + 0:g}"
