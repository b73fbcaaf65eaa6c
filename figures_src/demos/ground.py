"""Profiles of the ground: how sure a network is along a road and off it, with the sea below.

Both profiles have one unit of length, so that a step off the road may be compared with one along
it. Places are pixel lengths (L2), heights are leads in logits; below 0 the name is lost.
"""

from itertools import pairwise

from figures_src.demos import scene

UNIT, LEFT, TOP, DEPTH = 24, 16, 280, 190  # of the scene: one pixel length; the profiles' box
LOW, HIGH = -8, 12  # logits
OFF = 536  # where the road lies in the profile across it


def along(arc, leads, at, name):
    """Layers of the ground along the road; at: the stop where the reader stands."""
    points = [
        _point(LEFT + UNIT * (place - arc[0]), lead) for place, lead in zip(arc, leads, strict=True)
    ]
    return [*_profile(points, name), scene.dots(points, "model", 3), *_here(points[at], leads[at])]


def across(places, leads, aside, lead, name):
    """Layers of the ground off the road, where the reader stands `aside` of it."""
    points = [
        _point(OFF + UNIT * place, height) for place, height in zip(places, leads, strict=True)
    ]
    road = [(OFF, TOP), (OFF, TOP + DEPTH)]
    return [
        *_profile(points, name),
        scene.path(road, "hairline", 1, (4, 3)),
        *_here(_point(OFF + UNIT * aside, lead), lead),
    ]


def _profile(points, name):
    """The land, the level of the sea, and the ground's own line."""
    left, right, sea = points[0][0], points[-1][0], _point(0, 0)[1]
    pairs = list(pairwise(points))
    land = [n for (x, y), (u, v) in pairs for n in (x, y, u, v, u, TOP + DEPTH, x, TOP + DEPTH)]
    water = [left, sea, right, sea, right, TOP + DEPTH, left, TOP + DEPTH]
    return [
        scene.text(left, TOP - 12, name),
        scene.polygons(4, water, ["sea"], [0]),
        scene.polygons(4, [round(n, 1) for n in land], ["land"], [0] * len(pairs)),
        scene.path([(left, sea), (right, sea)], "adversary", 1),
        scene.path(points, "model", 2),
    ]


def _here(point, lead):
    return [scene.dots([point], "paper", 9), scene.dots([point], _ink(lead), 7)]


def _ink(lead):
    return "model" if lead > 0 else "adversary"


def _point(x, lead):
    share = (min(max(lead, LOW), HIGH) - LOW) / (HIGH - LOW)
    return round(x, 1), round(TOP + DEPTH * (1 - share), 1)
