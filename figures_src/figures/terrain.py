"""The literal geographer: a land, the places he saw, and the map a network makes of it.

Claimed: a network's map is good where its maker has been and cannot tell, beyond, whether you will
fall or find a continent (A72); that it fails there follows from the nature of statistical learning
(A59). Its essay speaks of steps along the explored country and of steps perpendicular to it.

Done: the metaphor, word by word. A fractal land (spectral synthesis, `worlds.terrain`), six kinds
of country by height, so that every place has a true name. A geographer names 1,500 places, in towns
(discs: codimension 0) or on roads (curves: codimension 1) or half and half; five networks learn
the names from east and north and make the map. Beyond the explored: error, confidence and
disagreement of the five against distance; steps along and off the road. The sea is the fall.

A72: the area under the ROC curve with which disagreement foretells mistakes at unexplored places,
towns and roads. At .8 or more it can warn, and the claim holds in part only; a coin gives .5.
A59 fails if another learner, given the same named places, extrapolates: here one that knows of
which waves the land is made (`models.surveyor`; that is much to know). It counts as
extrapolation if it makes half the networks' mistakes in unexplored country or fewer. Decided on a
simple land of ten waves; the fractal land is asked too, and there we expect it to fail.

Controls: the same number of places seen all over the land; a quarter of the budget; the nearest
named place; the surveyor with slightly wrong waves; the share of named places learnt.
Pilots (seeds 100-102, which are not among the five): disagreement .71-.79, networks wrong in
.37-.43 of unexplored country, the surveyor .24-.37; on the simple land .20-.33 against .03-.08.
So we expect A72 to hold here, though not because the map were blind, and A59 to fail here.
"""

from dataclasses import dataclass

import numpy as np
import torch

from figures_src import drawing
from figures_src.claim import HOLDS, IN_PART, Claim
from figures_src.measuring import warning
from figures_src.measuring.ranking import auc
from figures_src.models.committee import Committee, cross_entropy
from figures_src.models.surveyor import survey
from figures_src.training import fit
from figures_src.worlds import journeys, terrain


@dataclass(frozen=True)
class Setup:
    longest: float = 150.0  # miles, longest wave of either land; the land is 100 miles wide
    shortest: float = 15.0  # miles, shortest wave of the fractal land
    simple: float = 60.0  # miles, shortest wave of the simple land
    roughness: float = 0.8  # Hurst exponent, of the Earth's order; fractal dimension 2.2
    towns: int = 12  # explored discs
    radius: float = 5.0  # miles, of a town
    apart: float = 16.0  # miles at least between the middles of two towns
    bend: float = 0.2  # most that a road swerves, of its length
    places: int = 1500  # named places of each geographer
    tests: int = 4000  # places all over the land
    fresh: int = 1000  # unnamed places in explored country, and starts of steps
    members: int = 5  # networks of a committee
    width: int = 40  # units in each of two hidden layers
    reach: float = 3.0  # bends of a first layer across the land
    steps: int = 400  # gradient steps of the short budget
    longer: int = 4  # times as many in the whole budget, which decides
    batch: int = 128  # named places in each step
    rate: float = 0.01  # highest learning rate
    sharpness: tuple[float, ...] = (20.0, 100.0)  # of the surveyor's levels, per deviation
    rounds: int = 100  # at most, of the surveyor's descent
    strides: tuple[int, ...] = (1, 2, 4, 8)  # miles, steps from roads and towns
    beyond: tuple[float, ...] = (0.0, 2.0, 4.0, 8.0, 16.0)  # miles, rings around the explored
    far: float = 8.0  # miles from the explored: far out
    sure: float = 0.9  # probability: sure of itself
    cells: int = 220  # side of the drawn map


QUICK = Setup(shortest=40.0, towns=4, places=300, tests=600, fresh=200, members=2, width=16,
              steps=60, longer=2, rounds=20, cells=24)  # fmt: skip

SETS = ("towns", "roads", "both", "everywhere", "simple")  # what each committee has seen


def measure(setup, seed):
    """Make a land, explore it four ways, map it, and ask the maps about everything."""
    rng, generator = np.random.default_rng(seed), torch.Generator().manual_seed(seed)
    waves = [terrain.lattice(setup.longest, short) for short in (setup.shortest, setup.simple)]
    land, plain = (terrain.draw_land(each, setup.roughness, rng) for each in waves)
    towns = journeys.found_towns(setup.towns, setup.radius, setup.apart, rng)
    roads = journeys.build_roads(towns, setup.bend, rng)
    seen = explored(setup, towns, roads, rng)
    named = [(plain if name == "simple" else land).biomes(seen[name]) for name in SETS]
    world = (land, plain, towns, roads, terrain.anywhere(setup.tests, rng))
    committee = Committee((2, setup.width, setup.width, len(terrain.BIOMES)),
                          len(SETS) * setup.members, setup.reach, generator)  # fmt: skip
    teach(setup, committee, seen, named, 1, generator)
    short = {f"{key}_short": value for key, value in maps(setup, committee, world).items()}
    teach(setup, committee, seen, named, setup.longer, generator)
    numbers = {"waves": len(waves[0]), "simple_waves": len(waves[1])}
    numbers |= short | maps(setup, committee, world) | taught(setup, committee, seen, named)
    numbers |= rivals(setup, world, seen, dict(zip(SETS, named, strict=True)), rng)
    wrongs = ("wrong_out_simple", "wrong_out_both")
    for wrong, name in zip(wrongs, ("spared_simple", "spared"), strict=True):
        surveyed = numbers[wrong.replace("wrong", "surveyed")]
        numbers[name] = float(1 - share(surveyed) / share(numbers[wrong]))
    rings, alarmed = beyond(setup, committee, world, rng)
    stepped = strides(setup, committee, world, rng)
    numbers |= alarmed | {f"{name}_{miles:g}": (int(row[k].sum()), row[k].size)
                          for name, row in stepped.items()
                          for k, miles in enumerate(setup.strides)}  # fmt: skip
    series = rings | {name: row.mean(1) for name, row in stepped.items()}
    return {"numbers": numbers, "series": series, "exhibit": sheet(setup, committee, world)}


def explored(setup, towns, roads, rng):
    """The places each geographer names: {set: (places, 2)}."""
    half = setup.places // 2
    both = np.concatenate([towns.places(half, rng), roads.places(setup.places - half, rng)])
    return {"towns": towns.places(setup.places, rng), "roads": roads.places(setup.places, rng),
            "both": both, "everywhere": terrain.anywhere(setup.places, rng),
            "simple": both}  # fmt: skip


def inputs(places):
    """Places as a network is told them: the land from -1 to 1."""
    return torch.tensor(np.asarray(places) * 2 / terrain.SIDE - 1, dtype=torch.float32)


def teach(setup, committee, seen, named, times, generator):
    """Each committee's members learn its own named places, all together."""
    places = torch.stack([inputs(seen[name]) for name in SETS], 1)
    examples = places.repeat_interleave(setup.members, 1)
    names = torch.tensor(np.stack(named, 1)).repeat_interleave(setup.members, 1)
    fit(committee, cross_entropy, examples, names, steps=times * setup.steps, batch=setup.batch,
        rate=setup.rate, generator=generator)  # fmt: skip


def asked(setup, committee, name, places):
    """What each member of one committee thinks of places: (places, members, classes)."""
    first = SETS.index(name) * setup.members
    return warning.opinions(committee, inputs(places), slice(first, first + setup.members))


def miles_out(name, places, towns, roads):
    """Miles from each place to what one geographer has seen."""
    gaps = {"towns": [towns], "roads": [roads]}.get(name, [towns, roads])
    return np.min([gap.distance(places) for gap in gaps], axis=0)


def count(truths):
    """(how many, of how many) are true."""
    return int(np.asarray(truths).sum()), int(np.asarray(truths).size)


def share(counted):
    return counted[0] / counted[1]


def mistakes(setup, committee, name, places, land):
    """Where one committee's map is wrong."""
    said = warning.answers(asked(setup, committee, name, places)).numpy()
    return said != land.biomes(places)


def maps(setup, committee, world):
    """Mistakes of every map in unexplored country, and of the map of a land seen everywhere."""
    land, plain, towns, roads, tests = world
    numbers = {}
    for name in SETS:
        wrong = mistakes(setup, committee, name, tests, plain if name == "simple" else land)
        if name == "everywhere":
            numbers["wrong_everywhere"] = count(wrong)
        else:
            numbers[f"wrong_out_{name}"] = count(wrong[miles_out(name, tests, towns, roads) > 0])
    return numbers


def taught(setup, committee, seen, named):
    """Share of its named places that each committee has learnt."""
    numbers = {}
    for name, truth in zip(SETS, named, strict=True):
        said = warning.answers(asked(setup, committee, name, seen[name])).numpy()
        numbers[f"taught_{name}"] = count(said == truth)
    return numbers


def rivals(setup, world, seen, named, rng):
    """Mistakes in unexplored country of other learners with the same named places."""
    land, plain, towns, roads, tests = world
    numbers = {}
    for name, truth in (("both", land), ("simple", plain)):
        names, out = truth.biomes(tests), miles_out(name, tests, towns, roads) > 0
        moved = truth.waves + rng.uniform(-0.5, 0.5, truth.waves.shape) / setup.longest
        for rival, waves in (("surveyed", truth.waves), ("misled", moved)):
            found = survey(waves, setup.roughness, truth.levels, seen[name], named[name],
                           setup.sharpness, setup.rounds)  # fmt: skip
            numbers[f"{rival}_out_{name}"] = count((found.biomes(tests) != names)[out])
        near = named[name][neighbour(tests, seen[name])]
        numbers[f"nearest_out_{name}"] = count((near != names)[out])
        commonest = np.bincount(named[name]).argmax()
        numbers[f"commonest_out_{name}"] = count((names != commonest)[out])
    return numbers


def neighbour(places, others):
    """Which of others (m, 2) lies nearest to each place (n, 2)."""
    return ((others**2).sum(1) - 2 * places @ others.T).argmin(1)


def beyond(setup, committee, world, rng):
    """Error, confidence and warning of the map of towns and roads, by miles from both."""
    land, _, towns, roads, tests = world
    half = setup.fresh // 2
    home = np.concatenate([towns.places(half, rng), roads.places(setup.fresh - half, rng)])
    places, miles = np.concatenate([home, tests]), miles_out("both", tests, towns, roads)
    opinions = asked(setup, committee, "both", places)
    wrong = warning.answers(opinions).numpy() != land.biomes(places)
    sure, warned = warning.sureness(opinions).numpy(), warning.disagreement(opinions).numpy()
    rings = np.concatenate([np.zeros(len(home), int), np.digitize(miles, setup.beyond, right=True)])
    rings[len(home) :][miles == 0] = -1  # inside a town, and not of the fresh ones
    groups = [rings == ring for ring in range(len(setup.beyond) + 1)]
    means = {"wrong": wrong, "doubt": 1 - sure, "warned": warned}
    series = {name: np.array([row[group].mean() for group in groups])
              for name, row in means.items()}  # fmt: skip
    out, far = rings > 0, np.concatenate([np.zeros(len(home)), miles]) > setup.far
    numbers = {f"alarm_{name}": value for name, value in warning.alarms(
        opinions[out], torch.tensor(miles[miles > 0]), wrong[out]).items()}  # fmt: skip
    numbers |= {"wrong_home": count(wrong[groups[0]]), "wrong_far": count(wrong[far]),
                "sure_home": float(sure[groups[0]].mean()), "sure_far": float(sure[far].mean()),
                "surely_far": count(sure[far] >= setup.sure),
                "surely_wrong_far": count(wrong[far & (sure >= setup.sure)]),
                "explored": count(miles == 0)}  # fmt: skip
    return series, numbers | coasts(setup, committee, world, opinions, far, places)


def coasts(setup, committee, world, opinions, far, places):
    """Does the map know land from sea far out? And is the warning as good where all was seen?"""
    land, _, _, _, tests = world
    sea, said = land.biomes(places)[far] == 0, warning.answers(opinions).numpy()[far]
    everywhere = asked(setup, committee, "everywhere", tests)
    wrong = warning.answers(everywhere).numpy() != land.biomes(tests)
    return {
        "fall": count(sea[said > 0]),  # of places called land
        "continent": count(~sea[said == 0]),  # of places called sea
        "sea_known": auc(opinions.mean(1)[:, 0].numpy()[far], sea),
        "alarm_everywhere": auc(warning.disagreement(everywhere).numpy(), wrong),
    }


def strides(setup, committee, world, rng):
    """Mistakes after a step: {along, off, town: truths (strides, starts)}.

    From a road, along it and off it, for the geographer of the roads; from the middle of a town
    in any direction, for the geographer of the towns.
    """
    land, _, towns, roads, _ = world
    which, marks = roads.marks(4 * setup.fresh, rng)
    room = np.maximum(marks, roads.lengths[which] - marks) > max(setup.strides)
    which, marks = which[room][: setup.fresh], marks[room][: setup.fresh]
    forwards = np.where(roads.lengths[which] - marks > max(setup.strides), 1, -1)
    start, aside = roads.at(which, marks), roads.across(which, marks)
    aside *= rng.choice([-1, 1], (len(aside), 1))
    middles, way = towns.near(setup.fresh, 1.0, rng), journeys.ways(setup.fresh, rng)
    ends = {"along": lambda miles: ("roads", roads.at(which, marks + miles * forwards)),
            "off": lambda miles: ("roads", start + miles * aside),
            "town": lambda miles: ("towns", middles + miles * way)}  # fmt: skip
    return {name: np.array([mistakes(setup, committee, *end(miles), land)
                            for miles in setup.strides])
            for name, end in ends.items()}  # fmt: skip


def sheet(setup, committee, world):
    """The two maps as small pictures, what was explored, and what a demo needs to redraw them."""
    land, _, towns, roads, _ = world
    places, square = terrain.grid(setup.cells), (setup.cells, setup.cells)
    heights, opinions = land.heights(places), asked(setup, committee, "both", places)
    layers = committee.layers(slice(2 * setup.members, 3 * setup.members))
    return {
        "true": land.named(heights).reshape(square).astype(np.uint8),
        "mapped": warning.answers(opinions).numpy().reshape(square).astype(np.uint8),
        "warning": eighths(warning.disagreement(opinions).numpy()).reshape(square),
        "light": terrain.light(heights.reshape(square)),
        "towns": towns.middles.astype(np.float32),
        "roads": roads.courses[:, [*range(0, 200, 10), -1]].astype(np.float32),
        "waves": np.round(land.waves * setup.longest).astype(np.int8),
        "strengths": land.strengths.astype(np.float32),
        "levels": land.levels.astype(np.float32),
    } | {f"{part}_{k}": values.astype(np.float32)
         for k, pair in enumerate(layers)
         for part, values in zip(("weights", "biases"), pair, strict=True)}  # fmt: skip


def eighths(nats):
    """A warning from 0 to 1 nat in steps of an eighth."""
    return np.round(8 * np.clip(nats, 0, 1)).astype(np.uint8)


CLAIMS = {
    "A59": Claim(
        "spared_simple", "below", 0.5, "another learner, given the same named places, makes half "
        "the networks' mistakes in unexplored country or fewer",
    ),
    "A72": Claim(
        "alarm_disagreement", "below", 0.8, "disagreement tells mistakes from right answers in "
        "unexplored country with an AUC of .8 or more", holds=HOLDS, fails=IN_PART,
    ),
}  # fmt: skip

WORDS = {
    "title": "The map is good where its maker has been",
    "alt": "A fractal land beside the map that a network made of it from 1,500 places in twelve "
    "towns and on the roads between them. The map is wrong in {wrong_home:.0%} of the country that "
    "was explored and in {wrong_far:.0%} of the country more than eight miles from it.",
    "description": "On the left the land, a square of 100 miles, shaded from the north-west: sea, "
    "shore, plain, forest, mountain and snow, with twelve round towns and the roads between them. "
    "On the right the map five networks made together from the places named in towns and on roads; "
    "it fades where the five disagree. Its coast is a full line, the true coast a dashed one. Then "
    "by miles from the nearest town or road: the share of places named wrongly, every "
    "seed a dot, "
    "{wrong_home:.0%} in explored country and {wrong_far:.0%} beyond eight miles, above the doubt "
    "that the map admits; the disagreement of the five, which foretells mistakes with an AUC of "
    "{alarm_disagreement:.2f}; and the mistakes after a step of one, two, four and eight miles "
    "along the road, {along_1:.0%}, {along_2:.0%}, {along_4:.0%}, {along_8:.0%}, and off the road, "
    "{off_1:.0%}, {off_2:.0%}, {off_4:.0%}, {off_8:.0%}; and from the middle of a town, in any "
    "direction, {town_1:.0%}, {town_2:.0%}, {town_4:.0%}, {town_8:.0%}.",
    "land": "The land, its towns and roads",
    "map": "A map of it, from the towns and roads alone",
    "sea": "sea",
    "shore": "shore",
    "plain": "plain",
    "forest": "forest",
    "mountain": "mountain",
    "snow": "snow",
    "fades": "faded: the five map-makers disagree",
    "true_coast": "the true coast",
    "own_coast": "the coast on the map",
    "by_miles": "miles from the explored",
    "wrong_title": "Named wrongly",
    "warned_title": "Disagreement, in nats",
    "step_title": "Wrong after a step",
    "by_steps": "miles walked",
    "wrong": "wrong",
    "doubt": "doubt it admits",
    "off": "off the road",
    "along": "along the road",
    "town": "from a town",
}

# Sea, shore ... snow. The page shines through, so that the sheet is darker on a dark one.
COLOURS = np.array([(112, 163, 187), (228, 199, 128), (176, 190, 110), (92, 138, 84),
                    (150, 116, 82), (228, 233, 237)])  # fmt: skip
COVER = 200  # of 255, how much of the page the colours cover


def draw(measured, words, page):
    """The land beside its map; under them what happens beyond the explored country."""
    figure = page.figure(1362 if page.narrow else 640)
    figure.set_layout_engine("none")
    side = 340 if page.narrow else 352
    places = [(0, 20), (0, 392)] if page.narrow else [(0, 20), (720 - side, 20)]
    sheets = (printed(measured.exhibit), faded(measured.exhibit))
    for (left, top), name, pixels in zip(places, ("land", "map"), sheets, strict=True):
        drawing.write(figure, left, top - 10, words[name], color=drawing.INK)
        axes = drawing.room(figure, left, top, side, side)
        axes.imshow(pixels, origin="lower", interpolation="none", extent=(0, 100, 0, 100))
        journeys_on(axes, measured, side)
        coast(axes, measured.exhibit["true"], drawing.TRUTH if name == "map" else drawing.INK,
              dashed=name == "map")  # fmt: skip
        if name == "map":
            coast(axes, measured.exhibit["mapped"], drawing.MODEL)
        framed(axes)
    legend(figure, words, page, 744 if page.narrow else 386)
    panels(figure, measured, words, page)
    return figure


def printed(exhibit):
    """The land in its colours, towards white in the light and towards brown in the shade."""
    colours, light = COLOURS[exhibit["true"]], exhibit["light"][..., None] / 31.0 - 0.5
    sea = exhibit["true"][..., None] == 0  # it lies flat
    toward = np.where(light > 0, 255, (52, 44, 42))
    colours = colours + np.where(sea, 0, 1.2 * np.abs(light)) * (toward - colours)
    return np.dstack([colours, np.full(sea.shape, COVER)]).astype(np.uint8)


def faded(exhibit):
    """The network's map, the more transparent the more its makers disagree."""
    shown = 1 - np.minimum(exhibit["warning"] / 4.0, 1)
    return np.dstack([COLOURS[exhibit["mapped"]], COVER * shown]).astype(np.uint8)


def journeys_on(axes, measured, side):
    """Roads as lines, towns as rings of their true size, on a sheet `side` pixels wide."""
    across = 2 * measured.setup["radius"] * side / 100
    for ink, width, alpha in ((drawing.PAPER, 3.2, 0.6), (drawing.INK, 1.4, 1)):
        for road in measured.exhibit["roads"]:
            axes.plot(*road.T, color=ink, linewidth=width, alpha=alpha)
        axes.plot(*measured.exhibit["towns"].T, "o", markersize=across, markerfacecolor="none",
                  markeredgecolor=ink, markeredgewidth=width, alpha=alpha)  # fmt: skip


def coast(axes, biomes, ink, dashed=False):
    """The line between sea and land, rounded over three cells and told by every second one."""
    land = np.pad((biomes > 0).astype(float), 1, "edge")
    down = land[:-2] + land[1:-1] + land[2:]
    across = down[:, :-2] + down[:, 1:-1] + down[:, 2:]
    middles = ((np.arange(len(biomes)) + 0.5) * 100 / len(biomes))[::2]
    for colour, width in ((drawing.PAPER, 3.0), (ink, 1.3)):
        axes.contour(middles, middles, across[::2, ::2], levels=[4.5], colors=[colour],
                     linewidths=width, alpha=0.6 if colour == drawing.PAPER else 1,
                     linestyles=[(0, (3, 2)) if dashed and colour == ink else "-"])  # fmt: skip


def framed(axes):
    """A thin frame, as around a printed map."""
    axes.set(xlim=(0, 100), ylim=(0, 100), xticks=(), yticks=())
    for edge in axes.spines.values():
        edge.set(visible=True, color=drawing.MUTED)


def legend(figure, words, page, top):
    """A patch of each country's colour, and what the lines and the fading mean."""
    step, each_row = (113, 3) if page.narrow else (120, 6)
    style = {"fontsize": drawing.SMALL, "color": drawing.MUTED}
    for number, colour in enumerate(COLOURS):
        row, column = divmod(number, each_row)
        patch = np.full((4, 4, 4), (*colour, COVER), np.uint8)
        drawing.picture(figure, column * step, top - 6 + 20 * row, 12, patch)
        name = ("sea", "shore", "plain", "forest", "mountain", "snow")[number]
        drawing.write(figure, column * step + 18, top + 20 * row, words[name], **style)
    top += 44 if page.narrow else 24
    for row, (name, ink, dashes) in enumerate(
        (("own_coast", drawing.MODEL, "-"), ("true_coast", drawing.TRUTH, (0, (3, 2))))
    ):
        left, down = (0, 20 * row) if page.narrow else (240 * row, 0)
        axes = drawing.room(figure, left, top + down - 5, 24, 10)
        axes.plot((0, 1), (0, 0), color=ink, linestyle=dashes)
        axes.set_axis_off()
        drawing.write(figure, left + 32, top + down, words[name], fontsize=drawing.SMALL, color=ink)
    left, down = (0, 40) if page.narrow else (430, 0)
    drawing.write(figure, left, top + down, words["fades"], **style)


def panels(figure, measured, words, page):
    """Error and doubt, warning, and steps, each with every seed as a dot."""
    places = ([(40, 880, 292, 96), (40, 1046, 292, 96), (40, 1212, 210, 96)] if page.narrow
              else [(40, 462, 186, 124), (278, 462, 186, 124), (516, 462, 120, 124)])  # fmt: skip
    rings, beyond = range(measured.series["wrong"].shape[1]), measured.setup["beyond"]
    marks = [page.number(0, "d"), *(f"\u2264{page.number(m, '.0f')}" for m in beyond[1:]),
             f">{page.number(beyond[-1], '.0f')}"]  # fmt: skip
    first, second = (drawing.room(figure, *place) for place in places[:2])
    drawing.seeds(first, rings, measured.series["wrong"], drawing.MODEL, "")
    drawing.seeds(first, rings, measured.series["doubt"], drawing.MODEL, "", "s", hollow=True)
    drawing.label(first, 1.5, 0.62, words["wrong"], drawing.MODEL, fontsize=drawing.SMALL)
    drawing.label(first, 3.1, 0.3, words["doubt"], drawing.MODEL, dx=0, fontsize=drawing.SMALL)
    drawing.seeds(second, rings, measured.series["warned"], drawing.MODEL, "")
    for axes, title in ((first, "wrong_title"), (second, "warned_title")):
        axes.set_title(words[title], fontsize=drawing.NORMAL, pad=10)
        axes.set_xticks(rings, marks)
        axes.set_xlabel(words["by_miles"], fontsize=drawing.SMALL)
    first.set_ylim(-0.04, 1.04)
    drawing.shares(first, page)
    second.set_yticks((0, 0.1, 0.2), [page.number(nats, ".1f") for nats in (0, 0.1, 0.2)])
    steps(figure, places[2], measured, words, page)


def steps(figure, place, measured, words, page):
    """Mistakes after a step, by its length and its direction."""
    axes = drawing.ladder(figure, place, measured.setup["strides"], words["step_title"], page)
    axes.set_xlabel(words["by_steps"], fontsize=drawing.SMALL)
    for name, marker in (("off", "D"), ("town", "s"), ("along", "o")):
        rows = measured.series[name]
        drawing.seeds(axes, range(rows.shape[1]), rows, drawing.MODEL, "", marker)
        end = drawing.sorted_middle(rows)[-1]
        drawing.label(axes, rows.shape[1] - 1, end, words[name], drawing.MODEL,
                      fontsize=drawing.SMALL)  # fmt: skip
