"""How bent is the border? Three curvatures that one word confuses.

Claimed: the boundaries between classes are so strongly curved that a slight change crosses them
(A40). Three things can be curved: the network's lead along the way of an adversarial change, the
border that the change ends at, and the surface on which the true pictures lie.

Done: for pictures that the network reads rightly, the shortest change d that we find. Times its
length, a curvature says how far from straight a thing is over that change: 1 is a full bend, 0 is
flat. We ask it of the lead along the way; of the border along natural directions (turning, moving,
lighting: the tangent space of the true pictures, exact), along random other ones, and in the most
bent direction of each kind; and of the surface of true pictures when the animal turns. A ReLU
network is flat in pieces: all is asked over the length of d. Control: how far a flat border would
say it is, m/|grad m|, against the length that was needed.

Refuted: A40 if the bend of the border along the way, its length times its curvature, is under
1 for the middle picture: then a flat border explains the change. It stands if strong curvature is
needed.

Trials before the thresholds were set: seed 100. Sources: Fawzi, Moosavi-Dezfooli & Frossard 2016,
arXiv:1608.08967; curvature of image surfaces: Donoho & Grimes 2005.
"""

from dataclasses import dataclass

import numpy as np
import torch

from figures_src import drawing, explorers
from figures_src.claim import Claim
from figures_src.kept import kept
from figures_src.measuring import attacks, curvature
from figures_src.worlds import menagerie, regions


@dataclass(frozen=True)
class Setup:
    size: int = 24  # pixels a side
    most: int = 16000  # pictures of the expedition
    pictures: int = 4000  # training pictures, the first of it
    steps: int = 500  # gradient steps of 64 pictures
    tests: int = 64  # the first test pictures; those read rightly are attacked
    rounds: int = 12  # of power iteration
    draws: int = 4  # random directions of each kind


QUICK = Setup(most=480, pictures=400, steps=240, tests=48, rounds=10, draws=2)


@kept
def surface(tests, size):
    """Test pictures with their derivatives, the same for every seed.

    "images" (n, 3, size, size), "labels"; "tangents" (n, 33, D): an orthonormal basis of T, zero
    rows where it is smaller; "bent" (n): curvature of the surface as the animal turns (yaw).
    """
    scenes = regions.globe(tests, np.random.default_rng(explorers.TEST_SEED))
    first = menagerie.jacobian(scenes, size).mT
    column, step = menagerie.PARAMETERS.index("turn_yaw"), 0.01
    nudge = torch.zeros_like(scenes.theta).double()
    nudge[:, column] = step
    double = scenes.with_theta(scenes.theta.double())
    left, middle, right = (
        menagerie.render(double.with_theta(double.theta + k * nudge), size, dtype=torch.float64)
        for k in (-1, 0, 1)
    )
    bends = ((left - 2 * middle + right) / step**2).flatten(1).float()
    rest, sizes, basis = torch.linalg.svd(first, full_matrices=False)
    basis = basis * (sizes > 1e-4 * sizes[:, :1])[..., None]
    leaving = bends - curvature.project(bends, basis)
    bent = leaving.norm(dim=1) / first[:, column].square().sum(1)
    return {"images": middle.float(), "labels": scenes.label, "tangents": basis, "bent": bent}


def measure(setup, seed):
    """The length of the shortest change times every curvature along it."""
    generator = torch.Generator().manual_seed(seed)
    seen = surface(setup.tests, setup.size)
    net = explorers.reader(
        explorers.explored("full", setup.pictures, setup.most, setup.size, setup.steps, seed)
    )
    images, labels, plane, bent = (seen[k] for k in ("images", "labels", "tangents", "bent"))
    right = net(images).argmax(1) == labels
    images, labels, plane, bent = images[right], labels[right], plane[right], bent[right]
    end, length = nearest(net, images, labels)
    way = curvature.unit((end - images).flatten(1))
    found = bends(setup, net, images, end, labels, length, way, plane, generator)
    found["surface"] = length * bent
    steep = curvature.slopes(net, images, labels).norm(dim=1)
    straight = attacks.lead(net(images), labels) / steep / length
    numbers = {f"bend_{name}": float(each.median()) for name, each in found.items()}
    numbers |= {
        "length": float(length.median()), "straight": float(straight.median()),
        "pictures": len(length), "radius_surface": float((1 / bent).median()),
        "within": (int((found["along"] < 1).sum()), len(length)),
    }  # fmt: skip
    series = {name: np.quantile(each.numpy(), (0.1, 0.5, 0.9)) for name, each in found.items()}
    return {"numbers": numbers, "series": series, "exhibit": {}}


def nearest(net, images, labels):
    """The nearest misread pictures, best of two attacks, and how far they are."""
    attempts = [
        attacks.deepfool(net, images, labels),
        attacks.carlini_wagner(net, images, attacks.not_called(labels), rounds=3, steps=60,
                               rate=0.001, price=0.03),
    ]  # fmt: skip
    return attacks.shortest(net, images, labels, attempts)


def bends(setup, net, images, end, labels, length, way, plane, generator):
    """Length times curvature, each (n,): along the way, and of the border in six directions."""
    half = length / 2
    middle = (images + end) / 2
    found = {"along": length * curvature.along(net, middle, labels, way, half)}
    tangent, normal = [], []
    for _ in range(setup.draws):
        dice = torch.randn(way.shape, generator=generator)
        for kind, part in ((tangent, curvature.project(dice, plane)),
                           (normal, dice - curvature.project(dice, plane))):  # fmt: skip
            ways = curvature.unit(part)
            kind.append(length * curvature.of_border(net, end, labels, ways, half))
    found |= {"tangent": torch.stack(tangent).mean(0), "normal": torch.stack(normal).mean(0)}
    most = [net, end, labels, half, setup.rounds, generator]
    found["worst_tangent"] = length * curvature.strongest(*most, plane)
    found["worst"] = length * curvature.strongest(*most)
    return found


CLAIMS = {
    "A40": Claim(
        "bend_along", "above", 1.0, "length times curvature along the shortest change is under "
        "one for the middle picture: a flat border explains it",
    ),
}  # fmt: skip

WORDS = {
    "title": "The border is nearly flat where an adversary crosses it",
    "alt": "Length of the shortest misleading change times each curvature. Along the way "
    "{bend_along:.2f}, the border in natural directions {bend_tangent:.2f}, at its most bent "
    "{bend_worst:.2f}; one would be a full bend.",
    "description": "A scale from flat to a full bend, in tenfold steps: the length of the shortest "
    "misleading change times a curvature, one dot for each of five networks, a bar from the tenth "
    "to the ninetieth picture of a hundred. The network's lead along the way {bend_along:.3f}; the "
    "border in natural directions {bend_tangent:.3f}, in the most bent of them "
    "{bend_worst_tangent:.3f}; in random directions {bend_normal:.3f}; in the most bent of all "
    "{bend_worst:.3f}; the surface of true pictures, when the animal turns, {bend_surface:.3f}. "
    "A flat border predicts {straight:.2f} times the length that was needed.",
    "along": "along the adversary's way",
    "tangent": "border, natural directions",
    "worst_tangent": "border, most bent natural one",
    "normal": "border, random directions",
    "worst": "border, most bent of all",
    "surface": "the surface of true pictures",
    "bend": "length of the change × curvature",
    "flat": "flat",
    "full": "a full bend",
}
INKS = {
    "along": drawing.ADVERSARY, "tangent": drawing.MODEL, "worst_tangent": drawing.MODEL,
    "normal": drawing.MODEL, "worst": drawing.MODEL, "surface": drawing.TRUTH,
}  # fmt: skip


def draw(measured, words, page):
    """One row for each curvature, from flat on the left to a full bend on the right."""
    figure = page.figure(430 if page.narrow else 330)
    figure.set_layout_engine("none")
    place = (12, 30, 316, 340) if page.narrow else (230, 30, 470, 240)
    axes = drawing.room(figure, *place)
    axes.axvspan(1, 2, color=drawing.LAND, linewidth=0, zorder=0)
    for row, (name, ink) in enumerate(INKS.items()):
        rows = measured.series[name]
        low, middle, high = (drawing.sorted_middle(rows)[k] for k in range(3))
        axes.plot((low, high), (-row, -row), color=ink, linewidth=5, alpha=0.2)
        for each in rows:
            axes.plot(each[1], -row, "o", color=ink, markersize=4, alpha=0.5)
        axes.plot(middle, -row, "|", color=ink, markersize=14, markeredgewidth=2)
        where = (0.0022, -row + 0.36, "left") if page.narrow else (0.0018, -row, "right")
        axes.text(*where[:2], words[name], ha=where[2], va="center", color=ink,
                  fontsize=drawing.SMALL)  # fmt: skip
    axes.set(xscale="log", xlim=(0.002, 2), ylim=(-len(INKS) + 0.4, 0.7), yticks=[])
    ticks = (0.01, 0.1, 1)
    axes.set_xticks(ticks, [page.number(tick, ".2g") for tick in ticks])
    axes.minorticks_off()
    axes.spines["left"].set_visible(False)
    axes.set_xlabel(words["bend"])
    small = {"color": drawing.MUTED, "fontsize": drawing.SMALL, "style": "italic"}
    axes.text(0.0022, 0.95, words["flat"], **small)
    axes.text(1.95, 0.95, words["full"], ha="right", **small)
    return figure
