"""Two dimensions cannot draw an island.

B7: a network's transformation must be differentiable, hence smooth and continuous, and that is
said to be a severe constraint. Here is a task made of nothing but topology: a ring inside a
ring. Twenty starts for each depth of one to six layers are trained as one ensemble, with layers
two, three or sixteen units wide, of ReLU, of tanh, and of signs, which have no slope at all
(their gradient is a clipped stand-in, so the *training* still borrows a slope).

Proved, not measured: a network whose layers are never wider than its input draws no bounded
island, for tanh and for ReLU alike (Johnson 2019, "Deep, skinny neural networks are not
universal approximators", arXiv:1810.00393; the picture is from Olah 2014, "Neural Networks,
Manifolds, and Topology"). A channel may still be narrow, so how many of the points it gets
wrong is measured. Measured too: what training reaches, and how steep a ReLU network gets.

Control: three and sixteen units on the same rings; four times the budget for what failed: ReLU
and tanh two wide, signs sixteen wide. (Two signs cut the plane into quadrants, and three
into triangles, which do not fit between these rings: no budget helps, by counting.)
B7 fails if any network of signs learns the task. The threshold was set before the five seeds ran,
after a trial of the budget on seeds that are not among them. The maps show, of the one-layer tanh
networks of a width in the first seed, the one with the lowest training loss.
"""

from dataclasses import dataclass

import numpy as np
import torch
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import Polygon

from figures_src import drawing, relief
from figures_src.claim import Claim
from figures_src.measuring import topology
from figures_src.models.ensemble import Ensemble, logistic
from figures_src.training import fit
from figures_src.worlds import paper

LONGER = {"relu": 2, "tanh": 2, "sign": 16}  # width that gets the longer budget, if it failed


@dataclass(frozen=True)
class Setup:
    points: int = 1000  # taught points
    fresh: int = 4000  # points never taught
    inits: int = 20  # starts for each depth
    depths: tuple[int, ...] = (1, 2, 3, 4, 6)  # hidden layers
    widths: tuple[int, ...] = (2, 3, 16)  # units in each hidden layer
    steps: int = 400  # gradient steps
    longer: int = 4  # times as many steps, for the control of what failed
    longer_inits: int = 5  # starts for each depth in that control
    cliff_inits: int = 8  # starts for each budget of the one-dimensional cliff
    batch: int = 64  # points in each step
    rate: float = 0.03  # highest learning rate
    learned: float = 0.99  # share of fresh points that counts as learned
    reach: float = 1.35  # half the side of the map; the outer ring has radius 1
    cells: int = 81  # along each side of the map
    radii: tuple[float, ...] = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25)  # of the plane's net, for drawing
    spokes: int = 36  # of that net
    cliff_steps: int = 50  # gradient steps for the one-dimensional cliff
    cliff_times: tuple[int, ...] = (1, 4, 16)  # and as many times more
    cliff_shape: tuple[int, int] = (16, 2)  # width and depth of its network
    cliff_reach: float = 0.1  # half the length of the drawn profile


QUICK = Setup(
    points=200, fresh=400, inits=3, depths=(1, 2), steps=60, longer=2, longer_inits=2,
    cliff_inits=2, cells=16, cliff_steps=5,
)  # fmt: skip


def measure(setup, seed):
    """Train every start on the same rings and ask which of them learned."""
    rng, generator = np.random.default_rng(seed), torch.Generator().manual_seed(seed)
    taught, fresh = rings(setup.points, rng), rings(setup.fresh, rng)
    numbers, series, exhibit = {}, {}, {}
    for kind in LONGER:
        for width in setup.widths:
            model = train(setup, taught, kind, width, generator)
            scores = [topology.right(model, *data) for data in (taught, fresh)]
            numbers |= summary(f"{kind}_{width}", *scores, setup)
            series[f"{kind}_{width}"] = by_depth(scores[1], setup)
            if kind == "tanh" and width < 4:
                exhibit |= picture(setup, model, taught, width)
        width = LONGER[kind]
        model = train(setup, taught, kind, width, generator, setup.longer_inits, setup.longer)
        scores = [topology.right(model, *data) for data in (taught, fresh)]
        numbers |= summary(f"{kind}_{width}_longer", *scores, setup)
        series[f"{kind}_{width}_longer"] = by_depth(scores[1], setup)
    bests = {name: value for name, value in numbers.items() if name.endswith("best")}
    numbers["sign_best"] = max(bests[name] for name in bests if name.startswith("sign"))
    numbers["flat_best"] = max(bests[name] for name in bests if "_2_" in name)
    slopes, exhibit["profiles"] = climb(setup, rng, generator)
    exhibit["points"] = fresh[0][:180].half().numpy()
    exhibit["island"] = fresh[1][:180].numpy().astype(np.uint8)
    series["slopes"] = np.array(list(slopes.values()))
    return {"numbers": numbers | slopes, "series": series, "exhibit": exhibit}


def rings(points, rng):
    """Positions (points, 2) and labels (points,): 1 on the inner ring, the island."""
    positions, which = paper.nested_rings(points, rng)
    return torch.tensor(positions, dtype=torch.float32), torch.tensor(1 - which)


def train(setup, taught, kind, width, generator, inits=None, times=1):
    depths = [depth for depth in setup.depths for _ in range(inits or setup.inits)]
    model = Ensemble(2, width, depths, kind, generator)
    return fit(model, logistic, *taught, steps=times * setup.steps, batch=setup.batch,
               rate=setup.rate, generator=generator)  # fmt: skip


def summary(name, taught, fresh, setup):
    """How many learned, and how well the best and the middle one did."""
    return {
        name: (int((fresh >= setup.learned).sum()), len(fresh)),
        f"{name}_perfect": (int((fresh == 1).sum()), len(fresh)),
        f"{name}_best": float(fresh.max()),
        f"{name}_middle": float(np.median(fresh)),
        f"{name}_best_taught": float(taught.max()),
    }


def by_depth(fresh, setup):
    """Share of the starts that learned, for each depth."""
    return (fresh.reshape(len(setup.depths), -1) >= setup.learned).mean(1)


def picture(setup, model, taught, width):
    """Map of the best taught one-layer network, and the plane as its layer holds it."""
    member = topology.best_taught(model, *taught, among=setup.inits)
    radii, angles = torch.tensor(setup.radii), torch.linspace(0, 2 * np.pi, setup.spokes + 1)
    plane = radii[:, None, None] * torch.stack([angles.cos(), angles.sin()], 1)
    held = topology.above_sea(model, member, plane.reshape(-1, 2))
    chart = topology.heights(model, member, setup.reach, setup.cells)
    sheet = held.reshape(len(radii), len(angles), width).astype(np.float16)
    return {f"map_{width}": chart, f"sheet_{width}": sheet}


def climb(setup, rng, generator):
    """Teach ReLU networks a cliff on a line: steepest slope and profile for each budget."""
    line = torch.tensor(rng.uniform(-1, 1, (setup.points, 1)), dtype=torch.float32)
    width, depth = setup.cliff_shape
    slopes, profiles = {}, []
    for times in setup.cliff_times:
        model = Ensemble(1, width, [depth] * setup.cliff_inits, "relu", generator)
        fit(model, logistic, line, (line[:, 0] > 0).float(), steps=times * setup.cliff_steps,
            batch=setup.batch, rate=setup.rate, generator=generator)  # fmt: skip
        found = topology.steepest(model, setup.cliff_reach, 4001)
        slopes[f"slope_{times}"] = float(np.median(found))
        middle = int(np.argsort(found)[len(found) // 2])
        profiles.append(topology.profile(model, middle, setup.cliff_reach, 161))
    return slopes, np.array(profiles, dtype=np.float16)


CLAIMS = {
    "B7": Claim(
        number="sign_best",
        stands="below",
        threshold=0.99,
        flips="a network of signs, which have no slope, gets 99 of 100 fresh points right",
    ),
}

WORDS = {
    "title": "Two dimensions cannot draw an island",
    "alt": "Two networks were taught that an inner ring is land and an outer ring is sea. Two "
    "units wide, the land runs off the map; {tanh_2:.0%} of such networks learn the task. Three "
    "units wide, the coast closes; {tanh_3:.0%} learn it.",
    "description": "Two columns: layers two units wide and three units wide. Above, the plane "
    "with both rings as dots and the network's coast. With two units the land reaches the edge "
    "of the map; with three it is an island. Below, the same plane as the network's layer holds "
    "it, cut at sea level where the network separates: with two units the plane is folded into "
    "an arch and the outer ring lies on both sides of the sea's surface, with three it is lifted "
    "into a mountain and only the inner ring stays dry. Then the share of starts that learn, for "
    "one to six layers, every seed a dot. ReLU: two units {relu_2:.0%}, three {relu_3:.0%}, "
    "sixteen {relu_16:.0%}. tanh: {tanh_2:.0%}, {tanh_3:.0%}, {tanh_16:.0%}. Signs, which have "
    "no slope: {sign_2:.0%}, {sign_3:.0%}, {sign_16:.0%}, and {sign_16_longer:.0%} with four "
    "times the steps. Last, a ReLU network taught a cliff: its answer climbs {slope_1:.0f} per "
    "unit of distance, {slope_4:.0f} with four times the steps, {slope_16:.0f} with sixteen.",
    "width_2": "Two units wide: no island",
    "width_3": "Three units wide: an island",
    "land": "land",
    "sea": "sea",
    "sea_level": "sea level",
    "relu": "ReLU",
    "tanh": "tanh",
    "sign": "sign: no slope",
    "wide_2": "2 wide,\neven 4 ×",
    "wide_3": "3 wide",
    "others": "2, 3,\n16 wide",
    "wide_16": "16 wide",
    "longer": "16 wide,\n4 × the steps",
    "learned": "Share of the starts that learned the rings, by hidden layers",
    "layers": "hidden layers",
    "cliff": "A cliff, ReLU",
    "slopes": "slope\n1 ×: {slope_1:.0f}\n4 ×: {slope_4:.0f}\n16 ×: {slope_16:.0f}",
    "place": "place",
}


def draw(measured, words, page):
    """The plane as two networks map and hold it; below, who learned, and the cliff."""
    figure = page.figure(985 if page.narrow else 810)
    above, below = figure.subfigures(2, 1, height_ratios=(340, 645) if page.narrow else (590, 220))
    pictures = above.subplots(2, 2, height_ratios=(3, 2))
    for axes, width in zip(pictures.T, (2, 3), strict=True):
        coast(axes[0], measured, words, width, page)
        sheet(axes[1], measured, words, width)
    panels = below.subplots(4, 1) if page.narrow else below.subplots(1, 4)
    drawing.headline(below, words["learned"], page)
    for axes, kind in zip(panels, LONGER, strict=False):
        learned(axes, measured, words, kind, page)
    cliff(panels[3], measured, words, page)
    return figure


def coast(axes, measured, words, width, page):
    """The plane as one network divides it: land, sea, the coast, and lines of equal height."""
    reach, chart = measured.setup["reach"], measured.exhibit[f"map_{width}"].astype(float)
    where = {"extent": (-reach, reach, -reach, reach)}
    axes.contourf(chart, [-1e4, 0, 1e4], colors=(drawing.SEA, drawing.LAND), **where)
    axes.contour(chart, np.arange(-12, 13, 1.5), colors=drawing.MODEL, linewidths=0.6,
                 linestyles="solid", alpha=0.4, **where)  # fmt: skip
    axes.contour(chart, [0], colors=drawing.MODEL, linewidths=2.2, **where)
    for which, fill in ((1, drawing.TRUTH), (0, "none")):
        points = measured.exhibit["points"][measured.exhibit["island"] == which].astype(float)
        axes.plot(*points.T, "o", color=drawing.TRUTH, markerfacecolor=fill, markeredgewidth=0.9,
                  markersize=1.9 if page.narrow else 3.6)  # fmt: skip
    names = {"color": drawing.MUTED, "style": "italic", "va": "center", "fontsize": drawing.SMALL}
    axes.text(0, 0, words["land"], ha="center", **names)
    axes.text(-0.93 * reach, 0.87 * reach, words["sea"], **names)
    axes.set_title(words[f"width_{width}"], fontsize=drawing.SMALL if page.narrow else None)
    axes.set(aspect="equal", xticks=[], yticks=[])
    axes.spines[:].set_visible(False)


def sheet(axes, measured, words, width):
    """The plane as a layer holds it: wet below sea level, then the sea, then what stands out."""
    places = measured.exhibit[f"sheet_{width}"].astype(float)
    if width == 2:  # no third direction to look along
        places = np.insert(places, 1, 0, axis=-1)
    meshes = relief.meshes(places)
    net = {"edgecolors": drawing.MUTED, "linewidths": 0.35}
    parts = ([relief.cut(mesh, side) for mesh in meshes] for side in (-1, 1))
    wet, dry = ([relief.seen(part) for part in side if len(part) > 2] for side in parts)
    axes.add_collection(PolyCollection(wet, facecolors=drawing.SEA, **net))
    ring_lines(axes, measured, places, below=True)
    surface(axes, places, words["sea_level"])
    axes.add_collection(PolyCollection(dry, facecolors=drawing.LAND, **net))
    shores = [relief.seen(relief.shore(mesh)) for mesh in meshes]
    axes.add_collection(LineCollection([s for s in shores if len(s)], colors=drawing.MODEL))
    ring_lines(axes, measured, places, below=False)
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set_visible(False)


def surface(axes, places, name):
    """The sea's surface: a line for two units, a plane for three."""
    (left, near), (right, far) = places[..., :2].min((0, 1)), places[..., :2].max((0, 1))
    corners = [(left, near, 0), (right, near, 0), (right, far, 0), (left, far, 0)]
    corners = relief.seen(1.04 * np.array(corners))
    axes.add_patch(Polygon(corners, facecolor=drawing.SEA, edgecolor=drawing.MODEL,
                           alpha=0.75, linewidth=2 if near == far else 1))  # fmt: skip
    place, side = (corners[0], "left") if near == far else (corners[2], "right")
    drawing.label(axes, *place, name, drawing.MODEL, 0, 10, ha=side, fontsize=drawing.SMALL)


def ring_lines(axes, measured, places, below):
    """The inner ring solid, the outer one dotted, on one side of sea level."""
    for radius, style in ((0.5, "-"), (1.0, (0, (1, 1.2)))):
        ring = places[measured.setup["radii"].index(radius)]
        shown = np.where((ring[:, 2:] < 0) == below, relief.seen(ring), np.nan)
        axes.plot(*shown.T, color=drawing.TRUTH, linestyle=style)


def learned(axes, measured, words, kind, page):
    """Share of the starts that learned, every seed a dot, against the number of layers."""
    depths, shares = measured.setup["depths"], measured.series
    longer = shares[f"{kind}_{LONGER[kind]}_longer"]
    marker = "s" if kind == "sign" else "o"
    drawing.seeds(axes, depths, longer, drawing.MODEL, "", marker, hollow=True)
    for width, marker in ((2, "o"), (3, "^"), (16, "s")):
        name = words[f"wide_{width}"] if kind != "sign" else ""
        drawing.seeds(axes, depths, shares[f"{kind}_{width}"], drawing.MODEL, name, marker)
    if kind == "sign":
        drawing.label(axes, depths[-1], 0, words["others"], drawing.MODEL)
        drawing.label(axes, depths[-2], 0.72, words["longer"], drawing.MODEL)
    axes.set_title(words[kind])
    axes.set(ylim=(-0.05, 1.08), xticks=depths)
    drawing.shares(axes, page)
    if kind == "sign" or not page.narrow:
        axes.set_xlabel(words["layers"], fontsize=drawing.SMALL)


def cliff(axes, measured, words, page):
    """Profiles of the middle network's answer at the cliff, thicker the longer it trained."""
    reach = measured.setup["cliff_reach"]
    for profile, width in zip(measured.exhibit["profiles"], (0.8, 1.4, 2.2), strict=True):
        places = np.linspace(-reach, reach, len(profile))
        axes.plot(places, profile.astype(float), color=drawing.MODEL, linewidth=width)
    axes.text(0.2 * reach, 0.02, words["slopes"], color=drawing.MODEL, fontsize=drawing.SMALL)
    axes.set_title(words["cliff"])
    axes.set_xlabel(words["place"], fontsize=drawing.SMALL)
    axes.set_xticks([-reach, 0, reach], [page.number(x, ".1f") for x in (-reach, 0, reach)])
    axes.set_ylim(-0.05, 1.08)
    drawing.shares(axes, page)
