"""What lies halfway between two views? No view at all.

The straight line between two pictures of one dog, seen from two sides, leaves the pictures a dog
can have. How far its middle lies from every true view is found by least squares over all six
numbers of the pose, through the renderer, from several starts (an upper bound: the nearest view
could be nearer still, but four times the steps find none that is). A22: the surface of pictures
is smooth. A23: when a face turns, its picture never jumps. Both are asked of the exponent a of
‖I(θ + h) − I(θ)‖ ~ hᵃ: 1 where there is a tangent, ½ where a sharp edge moves, 0 where the picture
jumps. An exact edge, sharp and blurred; the dog with edges one pixel wide, a quarter, and sharp,
in few pixels and many; a face whose nose passes over its cheek.

Controls: the distance of a true view in between, fitted in the same way from the same starts;
softer edges. Refuted: A22 if with sharp edges the exponent stays below 0.9 even between the
smallest steps; A23 if the largest step of a turn does not vanish with h (exponent below 0.25).
Set after trials on seed 100 and before the five seeds ran.

Wakin, Donoho, Choi and Baraniuk 2005, "The multiscale structure of non-differentiable image
manifolds", SPIE 5914.
"""

from dataclasses import dataclass

import numpy as np
import torch

from figures_src import drawing
from figures_src.claim import Claim
from figures_src.measuring import nearest_view, smoothness
from figures_src.worlds import face, menagerie


@dataclass(frozen=True)
class Setup:
    apart: tuple[float, ...] = (5.0, 15.0, 30.0, 60.0, 90.0)  # degrees between two views
    size: int = 24  # pixels a side of what is fitted
    steps: int = 8  # of least squares from each start
    longer: int = 4  # times as many for the control
    small: tuple[float, ...] = (0.2, 0.1, 0.05, 0.025, 0.0125, 0.00625)  # turns h, radians
    edges: tuple[tuple[int, float], ...] = (
        (32, 1.0),
        (128, 1.0),
        (128, 0.25),
        (128, 0.0),
    )  # pixels
    blur: float = 0.05  # width of the exact edge that is blurred, in the unit of h
    turns: int = 3  # views at which the dog's exponent is taken
    frames: int = 120  # of the turning face, from -35 to 35 degrees
    finer: tuple[int, ...] = (1, 4)  # how many times as many frames
    drawn: int = 64  # pixels a side of the views drawn, and degrees as below
    example: float = 60.0  # degrees between the two that are drawn


QUICK = Setup(apart=(30.0,), size=12, steps=3, longer=2, small=(0.2, 0.1, 0.05), turns=1,
              edges=((16, 1.0), (16, 1.0), (16, 0.25), (16, 0.0)), frames=8, drawn=16,
              example=30.0)  # fmt: skip


def measure(setup, seed):
    """Fit the blends, then take ever smaller steps."""
    rng = np.random.default_rng(seed)
    series, numbers = blended(setup, rng)
    walks = [exponents(setup, *edge, rng) for edge in setup.edges]
    series["exponents"] = np.stack(walks)
    series["exact"] = np.stack([smoothness.exponents(setup.small, smoothness.edge(setup.small, w))
                                for w in (0.0, setup.blur)])  # fmt: skip
    numbers |= {"sharp": float(np.mean(walks[-1][-2:])), "soft": float(walks[0][-1]),
                "soft_many": float(walks[1][-1]), "exact": float(series["exact"][0, -1]),
                "exact_blurred": float(series["exact"][1, -1])}  # fmt: skip
    return {"numbers": numbers | turning(setup), "series": series, "exhibit": exhibit(setup)}


def blended(setup, rng):
    """Distance of blends from the nearest true view, as shares of the chord; and two controls."""
    apart, first = np.array(setup.apart), rng.uniform(-180, 180, len(setup.apart))
    one, two, between = (
        nearest_view.views(dogs(first + share * apart), setup.size) for share in (0.0, 1.0, 0.37)
    )
    chord, middle = (one - two).norm(dim=1), (one + two) / 2
    shares = {
        "share": closest(setup, middle, first, setup.steps) / chord,
        "between": closest(setup, between, first, setup.steps) / chord,
        "longer": closest(setup, middle, first, setup.longer * setup.steps, last=True) / chord[-1:],
    }
    numbers = {
        f"{name}_{degrees:.0f}": float(value)
        for name, row in {**shares, "distance": shares["share"] * chord}.items()
        for degrees, value in zip(setup.apart[-len(row):], row, strict=True)
    }  # fmt: skip
    return {name: row.numpy() for name, row in shares.items()}, numbers


def closest(setup, pictures, first, steps, last=False):
    """The least distance (pairs,) to a view, starting from both ends and from the middle.

    last: only of the pair that is farthest apart
    """
    apart, chosen = np.array(setup.apart), slice(-1 if last else 0, None)
    starts = [dogs((first + share * apart)[chosen]) for share in (0.0, 0.5, 1.0)]
    pictures = pictures[chosen].repeat(3, 1)
    distance, _ = nearest_view.nearest(pictures, menagerie.join(starts), steps, setup.size)
    return distance.view(3, -1).amin(0)


def dogs(yaws):
    """Portraits of the dog turned by yaws (count,), degrees, double precision."""
    pose = torch.zeros(len(yaws), 3)
    pose[:, 0] = torch.as_tensor(yaws)
    scenes = menagerie.portrait(["dog"] * len(yaws)).with_pose(pose)
    return scenes.with_theta(scenes.theta.double())


def exponents(setup, size, soft, rng):
    """The exponent between each step and the next (steps - 1,), middle of a few views."""
    rows = []
    for yaw in rng.uniform(-180, 180, setup.turns):
        turns = dogs(yaw + np.degrees([0.0, *setup.small]))
        seen = menagerie.render(turns, size, soft, torch.float64).flatten(1)
        rows.append(smoothness.exponents(setup.small, (seen[1:] - seen[0]).norm(dim=1).numpy()))
    return np.median(rows, axis=0)


def turning(setup):
    """How the largest step of a turning face shrinks with more frames: exponent, and sizes."""
    most = []
    for times in setup.finer:
        theta = torch.zeros(setup.frames * times + 1, len(face.NAMES), dtype=torch.float64)
        ends = np.radians(35.0) / face.SPREAD["yaw"]
        theta[:, face.NAMES.index("yaw")] = torch.linspace(-ends, ends, len(theta))
        most.append(smoothness.longest_step(face.render(theta, setup.size).numpy()))
    exponent = np.log(most[0] / most[1]) / np.log(setup.finer[1] / setup.finer[0])
    return {"face_exponent": float(exponent), "face_step": most[0], "face_small_step": most[1]}


def exhibit(setup):
    """Two views, their blend, and the true view nearest to it: (4, drawn, drawn, 3)."""
    at = np.array([0.0, 0.5, 1.0]) * setup.example - 10
    one, _, other = nearest_view.views(dogs(at), setup.size)
    blend = ((one + other) / 2).expand(3, -1)
    distance, fitted = nearest_view.nearest(blend, dogs(at), setup.steps, setup.size)
    nearest = menagerie.render(fitted[int(distance.argmin())], setup.drawn)
    ends = menagerie.render(dogs(at[[0, 2]]), setup.drawn)
    seen = torch.cat([ends, ends.mean(0, keepdim=True), nearest])[[0, 2, 1, 3]]
    return {"views": (seen * 255).round().byte().permute(0, 2, 3, 1).numpy()}


CLAIMS = {
    "A22": Claim("sharp", "above", 0.9, "with sharp edges the exponent stays below 0.9, even "
                 "between the smallest steps"),
    "A23": Claim("face_exponent", "above", 0.25, "the largest step of a turning face does not "
                 "shrink with the turn"),
}  # fmt: skip

WORDS = {
    "title": "Halfway between two views there is no view",
    "alt": "Half of one picture of a dog and half of another show two ghosts. From views 90 "
    "degrees apart, the blend lies {share_90:.0%} of their distance away from every true view, as "
    "far as it well can. Where edges are sharp, pictures change as the root of the turn "
    "(exponent {sharp:.2f}), where they are soft, in proportion ({soft:.2f}).",
    "description": "Above, two views of a dog 60 degrees apart, the average of the two pictures, "
    "in which both can be seen, and the true view that comes nearest to it. Below on the left, "
    "the distance of such a blend from the nearest true view as a share of the distance between "
    "the views, every seed a dot: at 5, 15, 30, 60 and 90 degrees {share_5:.0%}, {share_15:.0%}, "
    "{share_30:.0%}, {share_60:.0%} and {share_90:.0%}; a dashed line shows one half, which is "
    "where the two views themselves lie. The control, true views fitted in the same way, "
    "lies at {between_90:.0%}. On the right, the exponent of the change against the size of the "
    "turn: pictures of 32 pixels with soft edges reach {soft:.2f}, sharp edges stay near "
    "{sharp:.2f}, an exact sharp edge is at {exact:.2f} at every step.",
    "view": "one view",
    "blend": "half of each",
    "other": "the other view",
    "nearest": "nearest true view",
    "share": "Blend to nearest view, share of the chord",
    "apart": "degrees between the two views",
    "half": "the two views themselves",
    "blends": "blends",
    "control": "true views, fitted alike",
    "exponent": "Exponent of the change",
    "turn": "turn, radians",
    "soft": "soft edges, 32 px",
    "quarter": "quarter-pixel edges",
    "sharp": "sharp edges, 128 px",
}


def draw(measured, words, page):
    """Two views and what lies between, the distances, and the exponents."""
    figure = page.figure(912 if page.narrow else 464)
    figure.set_layout_engine("none")
    side, step = (150, 172) if page.narrow else (150, 188)
    for index, name in enumerate(("view", "blend", "other", "nearest")):
        down, right = divmod(index, 2 if page.narrow else 4)
        left, top = right * step, down * 184 + 4
        drawing.picture(figure, left, top, side, measured.exhibit["views"][index])
        ink = drawing.ADVERSARY if name == "blend" else drawing.TRUTH
        drawing.write(figure, left, top + side + 12, words[name], color=ink, fontsize=drawing.SMALL)
    left, right = (((44, 404, 284, 180), (44, 664, 284, 190)) if page.narrow
                   else ((44, 222, 290, 190), (408, 222, 296, 190)))  # fmt: skip
    shares(drawing.room(figure, *left), measured, words, page)
    powers(drawing.room(figure, *right), measured, words, page)
    return figure


def shares(axes, measured, words, page):
    """How far a blend is from every true view, and the control."""
    apart = measured.setup["apart"]
    drawing.seeds(axes, apart, measured.series["share"], drawing.ADVERSARY, "")
    drawing.label(axes, 30, 0.26, words["blends"], drawing.ADVERSARY, -24)
    drawing.seeds(axes, apart, measured.series["between"], drawing.TRUTH, "", "s", hollow=True)
    drawing.label(axes, apart[-1], 0, words["control"], drawing.TRUTH, 0, 14, ha="right")
    drawing.level(axes, 0.5, words["half"])
    axes.set(ylim=(-0.04, 0.62), xlabel=words["apart"])
    axes.set_xticks(apart, [page.number(degrees, ".0f") for degrees in apart])
    axes.set_yticks((0, 0.25, 0.5), [page.number(tick, ".0%") for tick in (0, 0.25, 0.5)])
    axes.set_title(words["share"], pad=8)


def powers(axes, measured, words, page):
    """The exponent between each step and the next, from large turns to small ones."""
    steps, rows = measured.setup["small"][1:], measured.series["exponents"]
    for row, name, ink, marker, up in (
        (0, "soft", drawing.TRUTH, "o", 12), (2, "quarter", drawing.MUTED, "^", 11),
        (3, "sharp", drawing.ADVERSARY, "s", -34),
    ):  # fmt: skip
        drawing.seeds(axes, steps, rows[:, row], ink, "", marker)
        drawing.label(axes, steps[-1], drawing.sorted_middle(rows[:, row])[-1], words[name], ink,
                      0, up, ha="right")  # fmt: skip
    axes.set(xscale="log", xlim=(steps[0] * 1.15, steps[-1] * 0.9), ylim=(0, 1.2))
    axes.set_yticks((0, 0.5, 1), [page.number(tick, ".1f") for tick in (0, 0.5, 1)])
    axes.set_xticks(steps[::2], [page.number(step, ".3f") for step in steps[::2]])
    axes.minorticks_off()
    axes.set_xlabel(words["turn"])
    axes.set_title(words["exponent"], pad=8)
