"""Holes in the map: what a network was never shown, and on which side of the map it stands.

Claimed: there are holes in the data, regions without a single example (A39); where the likeness to
the examples is broken, networks get dramatically worse (A62).

Done: a world in which coats say nothing about the species and the camera stands anywhere on a half
globe. One network sees all of it, one everything but the side views (|yaw| 50 to 130 degrees, on
both sides, because species are symmetric and one side is the mirror image of the other), one only
the front (40 degrees either way). All are asked everywhere. Controls: training accuracy; the wedge
with four times the steps; and the same wedge in natural coats, a world that would have fooled us,
because there the network can read colour; how far mean colour alone gets is printed for both.

Refuted: A39 if the wedge costs under 10 points against the network that saw it; A62 (it holds only
in part) if it costs less than half of what was above guessing.

Trials before the thresholds were set: seeds 0 and 100, pictures and networks much as here.
Sources: Alcorn et al. 2019, arXiv:1811.11553; Abbas & Deny, AAAI 2023.
"""

from dataclasses import dataclass

import numpy as np
import torch
from matplotlib.colors import to_rgba

from figures_src import drawing, explorers
from figures_src.claim import IN_PART, OTHER_REASON, Claim
from figures_src.worlds import menagerie, regions


@dataclass(frozen=True)
class Setup:
    size: int = 24  # pixels a side
    most: int = 16000  # pictures of the expedition, from all over the globe
    held: int = 4000  # of those, training pictures within each region, at most
    steps: int = 500  # gradient steps of 64 pictures
    longer: int = 4  # times as many steps, for the control
    coated: int = 1200  # training pictures in natural coats
    tests: int = 4800  # test pictures, the same for every seed
    cells: tuple[int, int] = (24, 5)  # of the map: yaw, elevation
    elevation: tuple[float, float] = regions.ELEVATION  # degrees, lowest and highest camera
    bins: int = 36  # of |yaw|, 5 degrees each
    shown: int = 8  # views of one animal around the map


QUICK = Setup(most=320, held=150, steps=40, longer=2, coated=100, tests=240, cells=(6, 2), bins=6)


def measure(setup, seed):
    """Explore the globe, all of it and with holes, and ask everywhere."""
    test = explorers.expedition(setup.tests, setup.size, explorers.TEST_SEED)
    seen = explorers.expedition(setup.most, setup.size, seed, "shape-only")
    numbers, series = withheld(setup, seed, seen, test)
    exhibit = {"views": views(setup)} | exported(setup, seed)
    return {"numbers": numbers | coats(setup, seed), "series": series, "exhibit": exhibit}


def count(truths):
    """(how many, of how many) are true."""
    return int(truths.sum()), truths.numel()


def withheld(setup, seed, seen, test):
    """Three regions and a control: accuracy by yaw, on the map, and in the hole."""
    yaw = test["pose"][:, 0]
    hole, front = ~regions.inside("wedge", yaw), regions.inside("narrow", yaw)
    numbers, series, gained = {}, {}, {}
    for name, region, times in (("full", "full", 1), ("wedge", "wedge", 1), ("narrow", "narrow", 1),
                                ("longer", "wedge", setup.longer)):  # fmt: skip
        recipe = (setup.held, setup.most, setup.size, times * setup.steps, seed)
        net = explorers.reader(explorers.explored(region, *recipe))
        taught = explorers.within(region, setup.held, seen)
        called, sure = explorers.answers(net, test["images"])
        right = called == test["labels"]
        numbers |= {
            f"seen_{name}": len(taught["labels"]),
            f"taught_{name}": count(explorers.right(net, taught)),
            f"test_{name}": count(right), f"hole_{name}": count(right[hole]),
            f"outside_{name}": count(right[~hole]), f"front_{name}": count(right[front]),
            f"sure_{name}": float(sure[hole & ~right].mean()),
        }  # fmt: skip
        gained[name] = float(right[hole].float().mean())
        series[f"yaw_{name}"] = by_yaw(setup, yaw, right)
        series[f"sure_{name}"] = by_yaw(setup, yaw, sure)
        series[f"map_{name}"] = by_cell(setup, test["pose"], right)
    chance = 1 / explorers.CLASSES
    numbers["fall"] = gained["full"] - gained["wedge"]
    numbers["lost"] = numbers["fall"] / (gained["full"] - chance)
    numbers["lost_narrow"] = (gained["full"] - gained["narrow"]) / (gained["full"] - chance)
    numbers["fall_longer"] = gained["full"] - gained["longer"]
    return numbers, series


def exported(setup, seed):
    """The network with the hole, for a demo: its arrays in 16 bits."""
    weights = explorers.explored("wedge", setup.held, setup.most, setup.size, setup.steps, seed)
    return {f"wedge.{name}": values.half().numpy() for name, values in weights.items()
            if not name.endswith("num_batches_tracked")}  # fmt: skip


def by_yaw(setup, yaw, values):
    """Mean of values (n,) in equal bins of |yaw|: (bins,)."""
    where = (yaw.abs() / 180 * setup.bins).long().clamp(max=setup.bins - 1)
    return means(where, values, setup.bins)


def by_cell(setup, pose, values):
    """Mean of values (n,) in cells of yaw and elevation: (yaws, elevations)."""
    low, high = regions.ELEVATION
    wide, tall = setup.cells
    across = ((pose[:, 0] + 180) / 360 * wide).long().clamp(0, wide - 1)
    up = ((pose[:, 3] - low) / (high - low) * tall).long().clamp(0, tall - 1)
    return means(across * tall + up, values, wide * tall).reshape(wide, tall)


def means(where, values, bins):
    """Mean of the values in each bin, the mean of all where a bin is empty."""
    total = torch.zeros(bins).index_add(0, where, values.float())
    number = torch.bincount(where, minlength=bins)
    return torch.where(number > 0, total / number.clamp(min=1), values.float().mean()).numpy()


def coats(setup, seed):
    """The same wedge in coats that tell the species, and how far colour alone gets in both."""
    numbers = {}
    recipe = (setup.coated, setup.size, setup.steps // 2, seed, "natural")
    net = explorers.reader(explorers.explored("wedge", setup.coated, *recipe))
    test = explorers.expedition(setup.tests // 2, setup.size, explorers.TEST_SEED, "natural")
    right = explorers.right(net, test)
    hole = ~regions.inside("wedge", test["pose"][:, 0])
    numbers = {"natural_hole": count(right[hole]), "natural_outside": count(right[~hole])}
    for coat in menagerie.COATINGS:
        rng = np.random.default_rng(seed)
        learned, asked = (regions.globe(setup.coated // 4, rng, coat) for _ in range(2))
        colour = menagerie.colour_baseline(learned, asked)
        numbers[f"colour_{coat.split('-')[0]}"] = colour
    return numbers


def views(setup):
    """One dog from all around, for the rim of the map: (views, side, side, 3) uint8."""
    yaws = np.linspace(-180, 180, setup.shown, endpoint=False)
    dog = menagerie.join([menagerie.portrait("dog", yaw=yaw) for yaw in yaws])
    return explorers.bytes_of(menagerie.render(dog, size=48)).permute(0, 2, 3, 1).numpy()


CLAIMS = {
    "A39": Claim(
        "fall", "above", 0.1, "the withheld views cost under 10 points against the network that "
        "saw them; where they cost more, the hole is in the sample, for that network reads there",
        holds=OTHER_REASON,
    ),
    "A62": Claim(
        "lost", "above", 0.5, "in the wedge less than half of the accuracy above guessing is "
        "lost: worse, but by degrees", fails=IN_PART,
    ),
}  # fmt: skip

WORDS = {
    "title": "What was never shown is open sea",
    "alt": "A polar map of all views of an animal. A network that saw everything but the side "
    "views reads {outside_wedge:.0%} of the views outside the two gaps and {hole_wedge:.0%} of "
    "those inside; one that saw them too reads {hole_full:.0%} there.",
    "description": "Three maps of the half globe of views, seen from above the animal: the rim is "
    "the horizon, the middle nearly overhead, the top the front, left and right the sides. Land "
    "is where a network reads nearly every view, and the water is deeper the more it errs. "
    "The large map belongs to networks from which the two "
    "side wedges, 50 to 130 degrees from the front, were withheld: {outside_wedge:.0%} right "
    "outside them, {hole_wedge:.0%} inside. The small maps: all was shown, {hole_full:.0%} right "
    "in the same wedges; only the front was shown, {front_narrow:.0%} right there and "
    "{hole_narrow:.0%} in the wedges. Around the large map stand views of a dog. Below, "
    "accuracy against the angle from the front, one line for each of five networks, and the "
    "confidence of the networks with the hole, which stays high in it: wrong answers there are "
    "given with {sure_wedge:.0%} confidence on average.",
    "wedge": "the side views were never shown",
    "full": "all was shown",
    "narrow": "only the front",
    "unknown": "never\nshown",
    "every": "all shown",
    "sides": "no sides",
    "front": "only the front",
    "sure": "confidence",
    "angle": "angle from the front, degrees",
    "key": "views read rightly, from few to nearly all",
}
COAST = 0.8  # of the views read rightly: above it is land
LEVELS = (0.0, 0.4, 0.5, 0.6, 0.7, COAST)  # accuracies where the water changes
DEPTHS = (0.85, 0.62, 0.42, 0.24, 0.06)  # how deep it is between them


def draw(measured, words, page):
    """The map with the hole, two controls beside it, and a section along the horizon."""
    figure = page.figure(886 if page.narrow else 492)
    figure.set_layout_engine("none")
    large = (60, 72, 220) if page.narrow else (72, 90, 290)
    small = ((10, 372, 150), (180, 372, 150)) if page.narrow else ((440, 38, 126), (590, 38, 126))
    globe(figure, measured, words, "wedge", large)
    around(figure, measured, large, 40 if page.narrow else 52)
    drawing.write(figure, 0, 12, words["wedge"], color=drawing.INK)
    for (left, top, side), name in zip(small, ("full", "narrow"), strict=True):
        globe(figure, measured, words, name, (left, top, side))
        drawing.write(figure, left, top - 18, words[name], fontsize=drawing.SMALL)
    key(figure, words, *((12, 552) if page.narrow else (440, 200)))
    place = (44, 610, 284, 224) if page.narrow else (476, 252, 230, 192)
    section(drawing.room(figure, *place), measured, words, page)
    return figure


def globe(figure, measured, words, name, place):
    """The half globe from above, water as deep as the networks of all seeds err there."""
    left, top, side = place
    across, down = figure.get_size_inches() * 72
    room = (left / across, 1 - (top + side) / down, side / across, side / down)
    axes = figure.add_axes(room, projection="polar")
    axes.set_theta_zero_location("N")
    axes.set_theta_direction(-1)
    low, high = measured.setup["elevation"]
    wide, tall = measured.setup["cells"]
    yaw = np.deg2rad((np.arange(wide + 1) + 0.5) / wide * 360 - 180)
    radius = 90 - np.array([low, *(low + (np.arange(tall) + 0.5) / tall * (high - low)), high])
    chart = np.median(measured.series[f"map_{name}"], 0)
    chart = np.vstack([chart, chart[:1]])
    chart = np.hstack([chart[:, :1], chart, chart[:, -1:]])
    axes.contourf(yaw, radius, chart.T, [0, COAST, 1.001], colors=(drawing.SEA, drawing.LAND))
    waters = [to_rgba(drawing.MODEL, depth) for depth in DEPTHS]
    axes.contourf(yaw, radius, chart.T, LEVELS, colors=waters)
    axes.contour(yaw, radius, chart.T, [COAST], colors=drawing.MODEL, linewidths=1.2)
    axes.set(ylim=(0, 90 - low), xticks=[], yticks=[])
    axes.spines[:].set_color(drawing.MUTED)
    axes.plot(0, 0, "o", color=drawing.PAPER, markersize=side * (90 - high) / (90 - low) * 0.9)
    borders(axes, words, name, side, 90 - high, 90 - low)


def borders(axes, words, name, side, pole, rim):
    """Dashed lines around what was withheld, its name in the middle of a large map."""
    edges = {"wedge": (50, 130, -50, -130), "narrow": (40, -40), "full": ()}[name]
    for edge in edges:
        axes.plot(np.deg2rad([edge, edge]), (pole, rim), color=drawing.INK, linewidth=1.4,
                  linestyle=(0, (4, 3)))  # fmt: skip
    if name == "wedge" and side > 100:
        for yaw in (90, -90):
            axes.text(np.deg2rad(yaw), 0.62 * rim, words["unknown"], ha="center", va="center",
                      color=drawing.INK, fontsize=drawing.SMALL, style="italic")  # fmt: skip


def around(figure, measured, place, size):
    """The views of one animal around its map."""
    left, top, side = place
    views = measured.exhibit["views"]
    for index, pixels in enumerate(views):
        yaw = 2 * np.pi * index / len(views) - np.pi
        reach = side / 2 + 0.72 * size
        x, y = left + side / 2 + reach * np.sin(yaw), top + side / 2 - reach * np.cos(yaw)
        drawing.picture(figure, x - size / 2, y - size / 2, size, pixels)


def key(figure, words, left, top):
    """From deep water to land."""
    axes = drawing.room(figure, left, top, 160, 12)
    for step, depth in enumerate(DEPTHS):
        axes.axvspan(step, step + 1, color=drawing.SEA, linewidth=0)
        axes.axvspan(step, step + 1, color=to_rgba(drawing.MODEL, depth), linewidth=0)
    axes.axvspan(len(DEPTHS), len(DEPTHS) + 1, color=drawing.LAND, linewidth=0)
    axes.set(xlim=(0, len(DEPTHS) + 1), xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    small = {"fontsize": drawing.SMALL, "color": drawing.MUTED}
    drawing.write(figure, left, top - 11, words["key"], **small)


def section(axes, measured, words, page):
    """Accuracy of three kinds of networks against the angle from the front, and confidence."""
    bins = measured.setup["bins"]
    angle = (np.arange(bins) + 0.5) / bins * 180
    axes.axvspan(50, 130, color=drawing.SEA, linewidth=0, zorder=0)
    for name, ink, width in (("full", drawing.TRUTH, 1), ("narrow", drawing.CHANCE, 1),
                             ("wedge", drawing.MODEL, 2)):  # fmt: skip
        rows = measured.series[f"yaw_{name}"]
        for row in rows:
            axes.plot(angle, row, color=ink, alpha=0.25, linewidth=0.7)
        axes.plot(angle, np.median(rows, 0), color=ink, linewidth=width)
    sure = np.median(measured.series["sure_wedge"], 0)
    axes.plot(angle, sure, color=drawing.MODEL, linewidth=1.2, linestyle=(0, (2, 2)))
    small = {"fontsize": drawing.SMALL, "ha": "center", "va": "center"}
    for name, ink, high in (
        ("every", drawing.TRUTH, 0.98), ("sure", drawing.MODEL, 0.77),
        ("sides", drawing.MODEL, 0.66), ("front", drawing.CHANCE, 0.24),
    ):  # fmt: skip
        axes.text(90, high, words[name], color=ink, **small)
    drawing.shares(axes, page)
    axes.set(ylim=(0, 1.04), xlim=(0, 180), xticks=(0, 50, 90, 130, 180), xlabel=words["angle"])
