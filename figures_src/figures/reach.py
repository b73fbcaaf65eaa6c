"""The radius of generalization: how far beyond what it has seen a network still makes sense.

Claimed: networks generalize locally, and inputs slightly unlike their examples get senseless
answers (B37); around the same experience they cover a small region (B43); light, blur and the like
are safe, natural directions (A55).

Done: a network learns seven species from pictures taken at home: every factor (yaw, elevation,
roll, the lamp, the place in the picture, size, darkness, blur, noise) stays in a small interval.
Then one factor at a time leaves home, the others stay, and the radius is the distance beyond the
edge of home at which half of the accuracy above guessing is lost. Control: a network of the same
size and budget whose pictures leave home too, one factor each, as far as will be asked: where it
reads well, the animal can be recognized. And four times the pictures, all at home.

Refuted: B37 (it holds only in part) if most factors can be followed farther than home is wide; B43
(its half about networks; there are no human minds here) if most factors can be followed to the
end of what is asked without losing half; A55 if untrained blur, darkness or lamp costs 10 points
against the control at four tenths of the way (1.9 pixels, 1.6 octaves, 75 degrees). All three
falls stand beside each other, and it may be one of them.

Trials before the thresholds were set: seed 100. Yaw, roll and place were left after less than the
width of home, the lamp could be carried to the far side.
"""

from dataclasses import dataclass

import numpy as np

from figures_src import drawing, explorers
from figures_src.claim import IN_PART, Claim
from figures_src.kept import kept
from figures_src.measuring import decay
from figures_src.worlds import regions


@dataclass(frozen=True)
class Setup:
    size: int = 24  # pixels a side
    pictures: int = 2000  # training pictures at home
    more: int = 4  # times as many, for the control
    steps: int = 300  # gradient steps of 64 pictures
    shares: tuple[float, ...] = (  # of the way from the edge of home to the farthest place asked
        0.0, 0.06, 0.12, 0.2, 0.3, 0.4, 0.55, 0.75, 1.0,
    )  # fmt: skip
    tests: int = 70  # pictures of each factor at each distance, the same for every seed
    compared: int = 5  # index of the share where the fall against the control is counted


QUICK = Setup(pictures=300, steps=120, more=2, shares=(0.0, 0.5, 1.0), tests=8, compared=1)


@kept
def asked(tests, shares, size):
    """The test pictures: "images" (factors, shares, tests, 3, size, size) uint8, "labels"."""
    rng = np.random.default_rng(explorers.TEST_SEED)
    scenes, values = regions.beyond(tests, shares, rng)
    images = explorers.bytes_of(regions.photographed(scenes, values, size, rng))
    shape = (len(regions.FACTORS), len(shares), tests)
    return {"images": images.view(*shape, *images.shape[1:]), "labels": scenes.label.view(shape)}


def measure(setup, seed):
    """Teach at home, walk out along each factor, and see where the answers stop making sense."""
    test = asked(setup.tests, setup.shares, setup.size)
    numbers, series = {}, {}
    for name, draw, times in (("home", regions.home, 1), ("more", regions.home, setup.more),
                              ("anywhere", regions.anywhere, 2)):  # fmt: skip
        rng = np.random.default_rng(seed)
        scenes, values = draw(times * setup.pictures, rng)
        images = explorers.bytes_of(regions.photographed(scenes, values, setup.size, rng))
        net = explorers.reader(
            explorers.taught(explorers.unit(images), scenes.label, setup.steps, seed)
        )
        called = explorers.answers(net, images)[0]
        numbers[f"taught_{name}"] = count(called == scenes.label)
        series[name] = accuracy(net, test)
    numbers |= radii(setup, series)
    return {"numbers": numbers, "series": series, "exhibit": {}}


def radii(setup, series):
    """For each factor the radius beyond home, in its unit and in widths of home, and the fall."""
    chance, numbers, relative, ended = 1 / explorers.CLASSES, {}, [], []
    for row, (name, (half, reach, sides, _)) in enumerate(regions.FACTORS.items()):
        for kind in ("home", "more"):
            share, crossed = decay.half_life(setup.shares, series[kind][row], chance)
            numbers[f"{kind}_{name}"] = share * reach
            widths = "widths" if kind == "home" else "more_widths"
            numbers[f"{widths}_{name}"] = share * reach / (half * sides)
            if kind == "home":
                relative.append(share * reach / (half * sides))
                ended.append(crossed)
        lost = series["anywhere"][row] - series["home"][row]
        numbers[f"fall_{name}"] = float(lost[setup.compared])
        numbers[f"control_{name}"] = float(series["anywhere"][row].mean())
    numbers |= {f"times_{name}": 2 ** numbers[f"home_{name}"] for name in ("size", "dim")}
    falls = [numbers[f"fall_{name}"] for name in ("blur", "dim", "lamp")]
    return numbers | {
        "local": (sum(length < 1 for length in relative), len(relative)),
        "ended": (sum(ended), len(ended)),
        "widths": float(np.median(relative)), "unsafe": max(falls),
    }  # fmt: skip


def count(truths):
    """(how many, of how many) are true."""
    return int(truths.sum()), truths.numel()


def accuracy(net, test):
    """Share of the pictures read rightly at each distance of each factor: (factors, shares)."""
    called = explorers.answers(net, test["images"].flatten(0, 2))[0]
    right = called.view(test["labels"].shape) == test["labels"]
    return right.float().mean(2).numpy()


CLAIMS = {
    "B37": Claim(
        "local", "above", 0.5, "most factors can be followed farther than home is wide before "
        "half of the accuracy above guessing is lost", fails=IN_PART,
    ),
    "B43": Claim(
        "ended", "above", 0.5, "most factors can be followed to the end without losing half; the "
        "other half, what a human mind covers, is not tested here", holds=IN_PART,
    ),
    "A55": Claim(
        "unsafe", "below", 0.1,
        "untrained blur, darkness or lamp costs 10 points against a network that saw them",
    ),
}  # fmt: skip

WORDS = {
    "title": "How far beyond home a network still makes sense",
    "alt": "For nine factors, the distance beyond what was shown at which half of the accuracy "
    "above guessing is lost: turning {home_yaw:.0f} degrees, rolling {home_roll:.0f} degrees, "
    "blur {home_blur:.1f} pixels. Of nine factors, {local:.0%} end within the width of home.",
    "description": "One row for each factor. At the left a strip of land, the interval in which "
    "the network was taught, its width set to one; beyond it, how far one can go until half of "
    "the accuracy above guessing is lost, one dot for each of five networks. Turning "
    "{home_yaw:.0f} degrees ({widths_yaw:.1f} widths of home), rolling {home_roll:.0f} degrees "
    "({widths_roll:.1f}), moving aside {home_shift:.2f} radii of the animal "
    "({widths_shift:.1f}), rising {home_elevation:.0f} degrees ({widths_elevation:.1f}), size "
    "{home_size:.2f} octaves ({widths_size:.1f}), the lamp at least {home_lamp:.0f} degrees "
    "({widths_lamp:.1f}, the end of what was asked), darkness {home_dim:.1f} octaves "
    "({widths_dim:.1f}), blur {home_blur:.1f} pixels ({widths_blur:.1f}), noise {home_noise:.2f} "
    "of full brightness ({widths_noise:.1f}). Hollow: four times the pictures, all at home.",
    "home": "home",
    "beyond": "beyond home, in widths of home",
    "yaw": "turning: {home_yaw:.0f}°",
    "elevation": "looking from above: {home_elevation:.0f}°",
    "roll": "rolling: {home_roll:.0f}°",
    "lamp": "the lamp: {home_lamp:.0f}° or more",
    "shift": "moved aside: {home_shift:.2f} radii",
    "size": "size: ×{times_size:.1f}",
    "dim": "darkness: ÷{times_dim:.1f}",
    "blur": "blur: {home_blur:.1f} pixels",
    "noise": "noise: {home_noise:.0%}",
}
ORDER = ("yaw", "shift", "roll", "elevation", "size", "lamp", "blur", "dim", "noise")


def draw(measured, words, page):
    """A coast for each factor: home is land, and the land goes on to where half is lost."""
    figure = page.figure(560 if page.narrow else 400)
    figure.set_layout_engine("none")
    place = (8, 34, 324, 470) if page.narrow else (8, 30, 704, 310)
    axes = drawing.room(figure, *place)
    farthest = 10.5
    axes.axvspan(0, farthest, color=drawing.SEA, linewidth=0, zorder=0)
    for row, name in enumerate(ORDER):
        coast(axes, measured, words, -row, name, page)
    axes.axvline(0, color=drawing.INK, linewidth=1)
    axes.text(-0.5, 0.75, words["home"], ha="center", color=drawing.MUTED, style="italic",
              fontsize=drawing.SMALL)  # fmt: skip
    axes.set(xlim=(-1, farthest), ylim=(-len(ORDER) + 0.4, 0.6), yticks=[])
    ticks = (0, 1, 2, 4, 6, 8)
    axes.set_xticks(ticks, [page.number(tick, "d") for tick in ticks])
    axes.set_xlabel(words["beyond"])
    axes.spines[:].set_visible(False)
    return figure


def coast(axes, measured, words, row, name, page):
    """One factor: land as far as the middle network goes, a dot for each network."""
    number = measured.numbers[f"widths_{name}"]
    axes.barh(row, 1 + number.middle, left=-1, height=0.62, color=drawing.LAND, zorder=1)
    axes.plot((number.middle, number.middle), (row - 0.31, row + 0.31), color=drawing.MODEL)
    axes.plot(number.seeds, [row] * len(number.seeds), "o", color=drawing.MODEL, markersize=4,
              alpha=0.5)  # fmt: skip
    more = measured.numbers[f"more_widths_{name}"].seeds
    axes.plot(more, [row - 0.2] * len(more), "o", color=drawing.MODEL, markersize=4,
              markerfacecolor="none", alpha=0.5)  # fmt: skip
    x = max(*number.seeds, *more) + 0.2
    side = {"ha": "left"}
    if page.narrow and x > 5:
        x, side = 10.3, {"ha": "right"}
    high = row + 0.05 if not (page.narrow and x > 5) else row
    axes.text(x, high, words[name], color=drawing.INK, va="center", fontsize=drawing.SMALL,
              **side, zorder=3)  # fmt: skip
