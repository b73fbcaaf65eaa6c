"""Every natural direction with its unit: how long it is, how steep, and what is lost along it.

Claimed: the tangent space is the gentle slope of the land that was explored (A64, a metaphor). It
has no threshold of its own; we judge the part of it that can be counted. For each of seventeen
numbers of a scene (turn, place, camera, lamp, background, shadow, fur, coat), for blur, for noise,
and for the way to the nearest mistake: how far one unit moves the picture (pixel L2); how fast the
lead falls per length, for the middle picture (typical) and for the steepest twentieth (worst); and
how many pictures keep their name at places spread evenly over the whole range that training draws
from (typical), and how many keep it at every one of these places (worst).

The metaphor would lose its sense if some natural direction were, for the middle picture, a quarter
as steep as the way to the nearest mistake. Pictures are the first of the test set that are read
rightly; blur and noise, which training never shows, are the natural directions off the map.
Control: the same lengths of noise. Per length natural directions are compared with a direction by
lot too (`noise`), which is the fair comparison of one direction with one.
Pilot: seed 0, one of the five, with the small setup of the tests (420 pictures): the steepest
natural direction, the coat, had 8 % of the slope toward the nearest mistake, and 8 of 17 were
steeper than a direction by lot.
"""

from dataclasses import dataclass

import numpy as np
import torch

from figures_src import classifiers, drawing, surroundings
from figures_src.claim import IN_PART, Claim
from figures_src.measuring import attacks, border, steps
from figures_src.worlds import menagerie

BESIDE = ("blur", "noise")  # off the map, but no adversary's
NAMES = (*surroundings.DIRECTIONS, *BESIDE)


@dataclass(frozen=True)
class Setup:
    pictures: int = 7000  # training pictures
    size: int = 32  # pixels a side
    epochs: int = 5  # times each training picture is seen
    asked: int = 200  # test pictures, the first by index, whose slopes are measured
    followed: int = 60  # of these: followed along every direction
    marks: int = 6  # places on each direction, from end to end of what training draws
    yaws: int = 12  # places on the full turn
    blur: float = 1.5  # pixels, the strongest
    noise: float = 24 / 255  # of a channel, the strongest
    gentle: float = 0.05  # pixels of blur at which its slope is taken
    worst: float = 0.95  # quantile of the slopes called worst


QUICK = Setup(pictures=420, epochs=6, asked=16, followed=8, marks=2, yaws=3)


def measure(setup, seed):
    """Slopes at the pictures, then names along the directions."""
    recipe = (setup.pictures, setup.size, setup.epochs, seed, seed)
    classifier = classifiers.reader(classifiers.trained(*recipe))
    generator = torch.Generator().manual_seed(seed)
    scenes = surroundings.tests(setup.asked)
    images = menagerie.render(scenes, setup.size)
    right = classifier(images).argmax(1) == scenes.label
    ways = directions(setup, images, generator)
    slope = border.lead_slope(classifier, images, scenes.label)
    table = {name: sloped(setup, slope[right], way[right]) for name, way in ways.items()}
    kept = followed(setup, classifier, scenes, images, right, generator)
    nearest = attacks.deepfool(classifier, images[right], scenes.label[right]) - images[right]
    adversary = sloped(setup, slope[right], nearest.flatten(1))
    numbers = {"asked": int(right.sum()), "adversary_length": adversary.pop("unit")}
    numbers |= {f"adversary_{key}": value for key, value in adversary.items()}
    for name in NAMES:
        numbers |= {f"{name}_{key}": value for key, value in (table[name] | kept[name]).items()}
    natural = [numbers[f"{name}_typical"] for name in surroundings.DIRECTIONS]
    numbers |= {"steepest": max(natural) / numbers["adversary_typical"],
                "over_noise": float(np.median(natural)) / numbers["noise_typical"],
                "steeper_than_noise": (sum(each > numbers["noise_typical"] for each in natural),
                                       len(natural))}  # fmt: skip
    columns = ("typical", "worst", "kept", "always")
    series = {key: np.array([share(numbers[f"{name}_{key}"]) for name in NAMES]) for key in columns}
    series["adversary"] = np.array([adversary["typical"], adversary["worst"]])
    return {"numbers": numbers, "series": series, "exhibit": {}}


def share(value):
    """A count as a share, any other number as it is."""
    return value[0] / value[1] if isinstance(value, tuple) else value


def directions(setup, images, generator):
    """How each picture changes with one unit of each direction: {name: (n, D)}."""
    seen = surroundings.frames(setup.asked, setup.size)["jacobian"]
    ways = {}
    for name, direction in surroundings.DIRECTIONS.items():
        at = [menagerie.PARAMETERS.index(column) for column in direction.columns]
        ways[name] = seen[:, :, at].sum(2) * direction.unit
    ways["blur"] = steps.blur(images, setup.gentle * 10).flatten(1)
    ways["noise"] = steps.gauss(images, generator).flatten(1)
    return ways


def sloped(setup, slope, way):
    """Length of one unit, and the lead's change per length: middle and worst over pictures."""
    length = way.norm(dim=1).clamp(min=1e-9)
    steep = ((slope * way).sum(1) / length).abs().double()
    return {"unit": float(length.double().median()), "typical": float(steep.median()),
            "worst": float(steep.quantile(setup.worst))}  # fmt: skip


def followed(setup, classifier, scenes, images, right, generator):
    """Names kept along each direction by the first pictures that start with the right one."""
    few = setup.followed
    labels, start = scenes.label[:few], right[:few]
    turns = surroundings.excursions(few, setup.size, setup.yaws, ("yaw",))["images"]
    others = tuple(name for name in surroundings.DIRECTIONS if name != "yaw")
    rest = surroundings.excursions(few, setup.size, setup.marks, others)["images"]
    shown = dict(zip(("yaw", *others), (turns[0], *rest), strict=True))
    found = {name: names_kept(classifier, views.float() / 255, labels, start)
             for name, views in shown.items()}  # fmt: skip
    grow = [(k + 1) / setup.marks for k in range(setup.marks)]
    blurred = [images[:few] + steps.blur(images[:few], each * setup.blur) for each in grow]
    noise = steps.gauss(images[:few], generator) * setup.noise
    noisy = [(images[:few] + each * noise).clamp(0, 1) for each in grow]
    for name, views in zip(BESIDE, (blurred, noisy), strict=True):
        found[name] = names_kept(classifier, torch.stack(views), labels, start)
    return found


@torch.inference_mode()
def names_kept(classifier, views, labels, start):
    """Of views (marks, n, 3, h, w): how many have the right name, and how many pictures always."""
    right = torch.stack([classifier(few).argmax(1) == labels for few in views])[:, start]
    return {"kept": (int(right.sum()), right.numel()),
            "always": (int(right.all(0).sum()), right.shape[1])}  # fmt: skip


CLAIMS = {
    "A64": Claim(
        "steepest", "below", 0.25, "some natural direction is, for the middle picture, a quarter "
        "as steep as the way to the nearest mistake", fails=IN_PART,
    ),
}  # fmt: skip

WORDS = {
    "title": "Seventeen ways to change a scene",
    "alt": "For seventeen natural directions, blur and noise: how steeply a network's lead changes "
    "per pixel length, and how many pictures keep their name. The steepest natural one, typically, "
    "has {steepest:.0%} of the slope toward the nearest mistake.",
    "description": "A table drawn as dots. On the left, per pixel length, the slope of the lead: "
    "filled for the middle picture, hollow for the steepest twentieth; at the right end the way to "
    "the nearest mistake with {adversary_typical:.1f} logits. On the right the share of pictures "
    "that keep the right name: filled on average over the range, hollow at every place of it. All "
    "around the yaw {yaw_kept:.0%} and {yaw_always:.0%}, over the lamp {lamp_aside_kept:.0%} and "
    "{lamp_aside_always:.0%}, with blur {blur_kept:.0%} and {blur_always:.0%}, with noise "
    "{noise_kept:.0%} and {noise_always:.0%}.",
    "slope": "slope, logits per pixel length",
    "names": "keep the right name",
    "typical": "typical",
    "worst": "worst",
    "yaw": "turn, all around",
    "pitch": "lean forward, ±12°",
    "roll": "lean sideways, ±12°",
    "across": "step aside, ±0.12 radii",
    "up": "step up, ±0.12 radii",
    "near": "come nearer, 0.8 radii",
    "zoom": "zoom, 12 %",
    "tilt": "camera tilt, 20°",
    "lamp_aside": "lamp to the side",
    "lamp_up": "lamp higher",
    "sky": "background above, 55 %",
    "ground": "background below, 55 %",
    "shadow": "shadow, 30 %",
    "fur_contrast": "fur, contrast 15 %",
    "fur_scale": "fur, size of pattern",
    "fur_phase": "fur, all phases",
    "coat": "coat, ±6 %",
    "blur": "blur, to 1.5 pixels",
    "noise": "noise, to 24 steps",
    "adversary": "nearest mistake",
}


def draw(measured, words, page):
    """Slopes beside names kept, one row for every direction, the steepest at the top."""
    figure = page.figure(560 if page.narrow else 520)
    figure.set_layout_engine("none")
    left, top, high = (154 if page.narrow else 190), 50, 470 if page.narrow else 430
    space = 14 if page.narrow else 24
    wide = (page.width - left - space - 16) / 2
    steep = {key.removesuffix("_typical"): number.middle
             for key, number in measured.numbers.items() if key.endswith("_typical")}  # fmt: skip
    order = sorted(steep.keys() - {"adversary"}, key=lambda name: -steep[name])
    first = drawing.room(figure, left, top, wide, high)
    rows(first, of_seeds(measured, order, "typical"), drawing.TRUTH, 1, False)
    rows(first, of_seeds(measured, order, "worst"), drawing.TRUTH, 1, True)
    for k, hollow in enumerate((False, True)):
        rows(first, measured.series["adversary"][:, [k]], drawing.ADVERSARY, 0, hollow)
    first.set_xscale("log")
    names = [words["adversary"], *(words[name] for name in order)]
    first.set_yticks([-row for row in range(len(names))], names, fontsize=drawing.SMALL)
    first.tick_params("y", length=0)
    ticks = (0.1, 1, 10)
    first.set_xticks(ticks, [page.number(tick, "g") for tick in ticks])
    first.minorticks_off()
    second = drawing.room(figure, left + wide + space, top, wide, high)
    rows(second, of_seeds(measured, order, "kept"), drawing.MODEL, 1, False)
    rows(second, of_seeds(measured, order, "always"), drawing.MODEL, 1, True)
    rows(second, np.zeros((1, 1)), drawing.ADVERSARY, 0, False)
    second.set_yticks([])
    second.set_xlim(-0.08, 1.08)
    ticks = (0, 1) if page.narrow else (0, 0.5, 1)
    second.set_xticks(ticks, [page.number(tick, ".0%") for tick in ticks])
    for axes in (first, second):
        axes.set_ylim(-len(names) + 0.4, 0.6)
        axes.grid(axis="y", color=drawing.HAIRLINE, linewidth=0.5)
    small = {"color": drawing.INK, "fontsize": drawing.SMALL}
    drawing.write(figure, 4 if page.narrow else left, 12, words["slope"], **small)
    drawing.write(figure, page.width - 4, 12, words["names"], ha="right", **small)
    key = f"● {words['typical']}   ○ {words['worst']}"
    drawing.write(figure, left, 32, key, color=drawing.MUTED, fontsize=drawing.SMALL)
    return figure


def of_seeds(measured, names, key):
    """One column for each direction, one row for each seed."""
    return np.array([measured.numbers[f"{name}_{key}"].seeds for name in names]).T


def middle(values):
    """The middle one of an odd number."""
    return sorted(values)[len(values) // 2]


def rows(axes, found, ink, start, hollow):
    """Every network a dot, the middle one larger, one row for each column of found."""
    for row, column in enumerate(found.T):
        face = {"color": ink, "markerfacecolor": "none" if hollow else ink, "linestyle": "none"}
        axes.plot(column, [-(row + start)] * len(column), "o", alpha=0.4, markersize=3, **face)
        axes.plot(middle(column), -(row + start), "o", markersize=5.5, **face)
