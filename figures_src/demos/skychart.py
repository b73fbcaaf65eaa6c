"""Pictures of the moon shot: the sky, the Moon from nearby, the map of all days; ink only.

tries: {who launches: (angle, its `flight.Flight` or None)}, as far as they are shown. Places on
the screen are units of the scene, places in the sky Mm from the Earth.
"""

from cmath import phase as direction
from cmath import rect
from math import tau

from figures_src.demos import flight
from figures_src.demos import scene as picture

LINES = {"hand": ("ink", ()), "direct": ("model", ()), "simulator": ("model", (5, 3)),
         "physics": ("truth", ())}  # fmt: skip
SKY, SCALE = (195, 200), 0.44  # the Earth's place; units of the scene for a Mm
MAP, NEAR = (420, 44, 180, 100), (420, 204, 180, 150)  # left, top, width, height
WINDOW = 40  # half of what is shown around the Moon across, Mm
SPEEDS = (10.9, 12.9)  # of the map, km/s
TURN = 180  # degrees: the map's left edge, as in the figure


def sky(tries, phase, gravity):
    """The Earth, the Moon's way until the reader's craft is there, and every flight."""
    hours = tries["hand"][1].hours
    time = hours if hours == hours else 0.0
    turns = [rect(flight.MOON_AWAY, tau * k / 72) for k in range(73)]
    way = [flight.moon_at(phase, time * k / 12, gravity) for k in range(13)]
    layers = [
        picture.path(map(above, turns), "hairline", 1),
        picture.path(map(above, way), "muted"),
    ]
    for name, (_, found) in tries.items():
        if found:
            points = [above(place) for _, place in found.path]
            layers.append(picture.path(points, LINES[name][0], 2, LINES[name][1]))
    return [*layers, picture.dots([SKY], "muted", 5), picture.dots([above(way[-1])], "ink", 5)]


def line(name, points):
    """A flight's line, in the ink and dash of who launched it."""
    ink, dash = LINES[name]
    return picture.path(points, ink, 2, dash)


def above(place):
    """Where a place in Mm stands in the sky."""
    return SKY[0] + SCALE * place.real, SKY[1] - SCALE * place.imag


def country(coast, day, explored, title):
    """The map of all days, phase by speed: the coast of the trials, and this day, explored or not.

    coast: (speeds, lowest phases, highest phases); day: (phase, speed); degrees and km/s
    """
    speeds, low, high = coast
    edge = [*zip(low, speeds, strict=True), *reversed([*zip(high, speeds, strict=True)])]
    outline = [on_map(*place) for place in (*edge, edge[0])]
    return [
        *frame(MAP, title),
        picture.path(outline, "ink", 1.4, (4, 3)),
        picture.dots([on_map(*day)], "ink" if explored else "adversary", 4),
    ]


def on_map(phase, speed):
    """Where a day, degrees and km/s, stands on the map."""
    left, top, width, height = MAP
    up = (SPEEDS[1] - speed) / (SPEEDS[1] - SPEEDS[0])
    return left + width * ((phase - TURN) % 360) / 360, top + height * up


def nearby(tries, phase, gravity, title):
    """The flights as they pass the Moon, seen from it: the Earth is below."""
    layers = frame(NEAR, title)
    for name, (_, found) in tries.items():
        for points in passes(found.path if found else (), phase, gravity):
            layers.append(line(name, points))
    edge = [seen(rect(flight.MOON, tau * k / 24)) for k in range(25)]
    return [*layers, picture.path(edge, "ink", 2)]


def passes(path, phase, gravity):
    """The pieces of a path that lie in the window around the Moon."""
    pieces = [[]]
    for time, place in path:
        moon = flight.moon_at(phase, time, gravity)
        apart = (place - moon) * rect(1, -direction(moon))
        if abs(apart.imag) < WINDOW and abs(apart.real) < WINDOW * NEAR[3] / NEAR[2]:
            pieces[-1].append(seen(apart))
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if len(piece) > 1]


def seen(apart):
    """Where a place stands in the window; apart: from the Moon, along the line from the Earth."""
    left, top, width, height = NEAR
    scale = width / 2 / WINDOW
    return left + width / 2 - scale * apart.imag, top + height / 2 - scale * apart.real


def frame(box, title):
    """A small sea of its own, and its name above it."""
    left, top, width, height = box
    corners = [left, top, left + width, top, left + width, top + height, left, top + height]
    return [
        picture.polygons(4, corners, ["sea"], [0]),
        picture.text(left + width, top - 10, title, align="right"),
    ]
