"""How many pictures cover a world, and how that number grows with its degrees of freedom.

Claimed: physics makes the space of pictures small, and still no data set covers it (A42); a
network needs the surface it maps to be densely sampled (B16).

Done: seven grey species under one lamp. One degree of freedom is switched on, the yaw; then two,
four, seven: elevation, lean, place. Each world is shown in 28 to 1,792 pictures, and we measure how
far a new picture's nearest neighbour is, in the world's own coordinates and in pixels, and how
often a small network errs. If N pictures cover k dimensions, the gap closes as N to the -1/k.

Refuted: A42 if the gap between pictures closes clearly faster than that, by more than a quarter, in
any of the worlds (a gap that closes more slowly is covered worse still; in the world's own
coordinates -1/k is a theorem, and measured only to check the ruler); B16 if the number of pictures
needed for an error of one in five does not even double from one degree of freedom to seven.
Control: training accuracy, and four times the steps in the largest world.

Trials before the thresholds were set: seed 100. The exponents between pictures were -0.74, -0.27,
-0.17 and -0.09 for 1, 2, 4 and 7 degrees of freedom: shallower than -1/k everywhere.
"""

from dataclasses import dataclass

import numpy as np
import torch

from figures_src import drawing, explorers
from figures_src.claim import Claim
from figures_src.measuring import decay
from figures_src.worlds import menagerie, regions


@dataclass(frozen=True)
class Setup:
    size: int = 24  # pixels a side
    freedoms: tuple[int, ...] = (1, 2, 4, 7)  # degrees of freedom that are switched on
    sizes: tuple[int, ...] = (28, 112, 448, 1792)  # training pictures, smaller within larger
    tests: int = 400  # new pictures of each world
    steps: int = 150  # gradient steps
    batch: int = 32  # pictures in each
    longer: int = 4  # times as many steps, for the control
    wanted: float = 0.2  # the error that enough pictures bring it down to
    widths: tuple[int, ...] = (16, 16, 32, 48)  # channels after each convolution
    cloud: int = 16384  # points for the distances in the world's own coordinates


QUICK = Setup(sizes=(14, 56), freedoms=(1, 4), tests=60, steps=20, longer=2, cloud=512)


def measure(setup, seed):
    """Every world at every size: distance to the nearest neighbour, and the network's error."""
    rng, numbers, rows = np.random.default_rng(seed), {}, {}
    for freedom in setup.freedoms:
        world = shown(setup, freedom, rng)
        both = [learned(setup, world, size, seed) for size in setup.sizes]
        taught, errors = zip(*both, strict=True)
        gaps = pictured(setup, world)
        slope = decay.exponent(*spread(setup, freedom, rng))
        numbers |= {
            f"slope_{freedom}": slope, f"off_{freedom}": abs(slope * freedom + 1),
            f"pixel_slope_{freedom}": decay.exponent(setup.sizes, gaps),
            f"error_slope_{freedom}": decay.exponent(setup.sizes, errors),
            f"needed_{freedom}": decay.enough(setup.sizes, errors, setup.wanted),
            f"error_{freedom}": errors[-1], f"taught_{freedom}": taught[-1],
        }  # fmt: skip
        rows.setdefault("errors", []).append(errors)
        rows.setdefault("gaps", []).append(gaps)
    longer = learned(setup, world, setup.sizes[-1], seed, setup.longer)
    numbers |= {"taught_longer": longer[0], "error_longer": longer[1]}
    first, last = setup.freedoms[0], setup.freedoms[-1]
    numbers["times_needed"] = numbers[f"needed_{last}"] / numbers[f"needed_{first}"]
    numbers["off"] = max(numbers[f"off_{freedom}"] for freedom in setup.freedoms)
    numbers["fastest"] = max(-numbers[f"pixel_slope_{k}"] * k for k in setup.freedoms)
    numbers["halving"] = 2 ** (-1 / numbers[f"pixel_slope_{last}"])
    return {"numbers": numbers, "series": {k: np.array(v) for k, v in rows.items()}, "exhibit": {}}


def shown(setup, freedom, rng):
    """Training and test pictures of one world: images in [0, 1] and labels, twice."""
    both = []
    for count in (setup.sizes[-1], setup.tests):
        scenes, _ = regions.free(count, freedom, rng)
        both += [explorers.unit(explorers.bytes_of(menagerie.render(scenes, setup.size))),
                 scenes.label]  # fmt: skip
    return both


def learned(setup, world, size, seed, times=1):
    """Training accuracy and test error of a network that saw `size` pictures."""
    images, labels, new, names = world
    weights = explorers.taught(images[:size], labels[:size], times * setup.steps, seed,
                               setup.widths, setup.batch)  # fmt: skip
    net = explorers.reader(weights, setup.widths)
    right = [explorers.answers(net, seen)[0] == truth
             for seen, truth in ((images[:size], labels[:size]), (new, names))]  # fmt: skip
    least = 0.5 / len(names)  # where no error was met, half of one is counted
    return float(right[0].float().mean()), max(1 - float(right[1].float().mean()), least)


def pictured(setup, world):
    """Median distance (L2) from a new picture to the nearest of the same species, by size."""
    images, labels, new, names = world
    apart = torch.cdist(new.flatten(1), images.flatten(1))
    apart = apart.masked_fill(names[:, None] != labels, torch.inf)
    return [float(apart[:, :size].min(1).values.median()) for size in setup.sizes]


def spread(setup, freedom, rng):
    """Sizes, and the median distance to the nearest of so many points of a torus of k dimensions.

    A torus, because near the faces of a box the nearest neighbour is farther for another reason.
    """
    sizes = [setup.cloud // 64, setup.cloud // 16, setup.cloud // 4, setup.cloud]
    points = torch.from_numpy(rng.random((setup.cloud, freedom)))
    asked = torch.from_numpy(rng.random((200, freedom)))
    gap = (asked[:, None] - points).abs()
    apart = torch.minimum(gap, 1 - gap).square().sum(2).sqrt()
    return sizes, [float(apart[:, :size].min(1).values.median()) for size in sizes]


CLAIMS = {
    "A42": Claim(
        "fastest", "below", 1.25, "in some world the gap between pictures closes with an exponent "
        "more than a quarter steeper than one over its degrees of freedom",
    ),
    "B16": Claim(
        "times_needed", "above", 2.0,
        "seven degrees of freedom need less than twice the pictures that one needs",
    ),
}  # fmt: skip

WORDS = {
    "title": "Every freedom of the world asks for more pictures",
    "alt": "Error and distance to the nearest picture against the number of pictures, in worlds "
    "of one, two, four and seven degrees of freedom. An error of one in five needs "
    "{needed_1:.0f} pictures with one and {needed_7:.0f} with seven.",
    "description": "Two charts against the number of training pictures, 28 to 1,792, one dot for "
    "each of five runs, one line for each world. Left, the error of a network: with one degree of "
    "freedom it falls to {error_1:.1%}, with two to {error_2:.1%}, with four to {error_4:.1%}, "
    "with seven to {error_7:.1%}. An error of one in five needs {needed_1:.0f}, {needed_2:.0f}, "
    "{needed_4:.0f} and {needed_7:.0f} pictures. Right, the distance from a new picture to its "
    "nearest neighbour of the same species, both axes in octaves: it falls with the exponent "
    "{pixel_slope_1:.2f}, {pixel_slope_2:.2f}, {pixel_slope_4:.2f} and {pixel_slope_7:.2f}.",
    "error": "Error of a network",
    "gap": "Distance to the nearest picture",
    "pictures": "training pictures",
    "enough": "one in five",
    "world_1": "1 freedom",
    "world_2": "2",
    "world_4": "4",
    "world_7": "7 freedoms",
}


def draw(measured, words, page):
    """Error and gap against the number of pictures, one line for each world."""
    figure = page.figure(640 if page.narrow else 350)
    figure.set_layout_engine("none")
    sizes = measured.setup["sizes"]
    rooms = ((50, 40, 206, 220), (50, 354, 206, 220))
    if not page.narrow:
        rooms = ((50, 40, 222, 250), (416, 40, 222, 250))
    left = drawing.room(figure, *rooms[0])
    worlds(left, measured, words, "errors", drawing.MODEL)
    left.set_yscale("log")
    ticks = (0.001, 0.01, 0.1, 1)
    left.set_yticks(ticks, [page.number(tick, ".1%" if tick < 0.01 else ".0%") for tick in ticks])
    left.set(title=words["error"])
    drawing.level(left, measured.setup["wanted"], words["enough"])
    right = drawing.room(figure, *rooms[1])
    worlds(right, measured, words, "gaps", drawing.TRUTH)
    right.set_yscale("log", base=2)
    ticks = (0.25, 0.5, 1, 2, 4)
    right.set_yticks(ticks, [page.number(tick, ".2g") for tick in ticks])
    right.set(title=words["gap"])
    for axes in (left, right):
        axes.minorticks_off()
        axes.set_xticks(range(len(sizes)), [page.number(size, "d") for size in sizes])
        axes.set(xlabel=words["pictures"], xlim=(-0.2, len(sizes) - 0.8))
    return figure


def worlds(axes, measured, words, name, ink):
    """One line for each world, thicker with every freedom, its name at its end."""
    for row, freedom in enumerate(measured.setup["freedoms"]):
        rows = measured.series[name][:, row]
        marker = "ospD"[row]
        drawing.seeds(axes, range(rows.shape[1]), rows, ink, "", marker)
        middle = drawing.sorted_middle(rows)
        drawing.label(axes, rows.shape[1] - 1, middle[-1], words[f"world_{freedom}"], ink,
                      fontsize=drawing.SMALL)  # fmt: skip
