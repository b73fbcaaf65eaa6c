"""Local and extreme generalization, as measured areas: where each learner still lands.

Claimed: people generalise far from little data or none (B36), networks only locally; the essay
sketches both as areas around the same experience. `reach` judges the areas of networks factor by
factor (B43); here is a task in which both kinds of learner can be asked everywhere.

Done: the learners of `moon_shot`, taught by the same trials in a small rectangle of launches. Every
cell of a map, all Moon phases by 2 km/s of speeds, is tried; a learner's area is that of the cells
where it lands at least nine times in ten (with four tries: always), and at least half the time, in
units of the explored area. Control: the inverse cube fitted to the same flight; a network taught by
flights the physics computed; and the reach: what an aim with the true pulls lands on. Nobody may
launch at more than 80 degrees from the vertical, so part of the map is out of everybody's reach.

Refuted: B36 if the physics fitted to one flight covers less than four times the area of the direct
network that saw 10,000 (people are not tested, so it can hold in part only).

Trials before the threshold was set: seed 100, for `moon_shot` only; the map had not been drawn.
"""

from dataclasses import dataclass

import numpy as np

from figures_src import drawing, launchers
from figures_src.claim import IN_PART, Claim
from figures_src.figures import moon_shot
from figures_src.measuring import gravitation, landing
from figures_src.worlds import flight


@dataclass(frozen=True)
class Setup(moon_shot.Setup):
    angles: tuple[float, float] = (-80, 80)  # anybody may choose, degrees from the vertical
    speeds: tuple[float, float] = (10.9, 12.9)  # of the map, km/s
    cells: tuple[int, int] = (40, 16)  # of the map: phases by speeds
    tries: int = 4  # launches in each cell


QUICK = Setup(**vars(moon_shot.QUICK) | {"cells": (8, 4), "tries": 1})
LEARNERS = ("direct", "simulator", "lent", "cube", "physics", "reach")


def measure(setup, seed):
    """Let every learner land all over the map."""
    school = launchers.schooled(*moon_shot.recipe(setup, seed))
    zone = tuple(np.array(setup.zone) * launchers.UNITS)
    speeds = np.linspace(*setup.speeds, setup.cells[1] + 1)
    days = landing.grid(setup.cells[0], speeds, setup.tries, np.random.default_rng([seed, 2]))
    cell = 360 / setup.cells[0] * (speeds[1] - speeds[0])
    explored, outline = coasts(setup, zone)
    numbers, series = {"explored": explored, "cells": setup.cells[0] * setup.cells[1]}, {}
    for name, angles in aims(setup, school, zone, days).items():
        hits = landing.landed(days, angles).reshape(*setup.cells, setup.tries)
        series[name] = hits.mean(2)
        for least in (50, 90):
            covered = landing.area(series[name], least / 100, cell)
            numbers[f"{name}_{least}"] = covered / explored
    numbers["physics_over_direct"] = numbers["physics_90"] / max(
        numbers["direct_90"],
        cell / explored,  # of a network that covers nothing, one cell
    )
    return {"numbers": numbers, "series": series, "exhibit": outline}


def aims(setup, school, zone, days):
    """The angles each learner chooses; nan where it knows of none."""
    limits = np.radians(setup.angles)
    nets = {kind: launchers.again(school, kind, setup.width) for kind in ("direct", "simulator")}
    direct = launchers.answers(nets["direct"], zone, *days)
    best = landing.alone(nets["simulator"], len(setup.sizes) - 1)
    simulator = launchers.planned(best, zone, *days, limits)[0][0]
    answers = {"direct": direct[len(setup.sizes) - 1], "lent": direct[-1], "simulator": simulator}
    answers = {name: np.clip(angles, *limits) for name, angles in answers.items()}
    newton, cube = (pulls[0] for pulls in school["laws"])
    laws = {"physics": gravitation.law(newton, 2), "cube": gravitation.law(cube, 3),
            "reach": flight.Gravity()}  # fmt: skip
    return answers | {name: gravitation.aimed(*days, law, limits)[0] for name, law in laws.items()}


def coasts(setup, zone):
    """The explored area, in degrees times km/s, and its outline and that of the reach, degrees."""
    speeds = np.linspace(*zone[1], 9)
    edges = np.degrees(landing.coast(zone, speeds))
    explored = float(np.trapezoid(edges[1] - edges[0], speeds))
    return explored, {"speeds": speeds, "edges": edges}


CLAIMS = {
    "B36": Claim(
        "physics_over_direct", "above", 4, "the physics of one flight covers less than four times "
        "the area of a network that saw 10,000; people are not tested here", holds=IN_PART,
    ),
}  # fmt: skip

WORDS = {"title": "t", "alt": "a", "description": "d"}


def draw(measured, words, page):
    return page.figure(300)
