"""What more pictures mend: the everyday error, the worst case nearby, and the adversary.

Claimed: networks generalize to data they have not seen (A6), and improve with every example (D6);
sparse data are a deep reason why networks can be fooled (A43), and where data are thin an attacker
is near (A44).

Done: the world of `holes`, where coats say nothing. The pictures grow from 250 to 16,000, and three
things are asked of each network: its error; the worst picture of the same animal a little
further on the globe under another lamp, among 60 drawn at random and then by following gradients
through the renderer; and the shortest change of pixels that we find (the best of DeepFool and
Carlini-Wagner). For A44 the network with the wedge withheld is compared, picture by picture, with
the one that saw all: where it saw less, is its adversary nearer? Beside it, a reader by nearest
neighbour is taught by the same pictures, and its safety is proved rather than attacked.

Controls: training accuracy; pictures moved at random, not sought; the same pictures for every
network; and a quarter of the steps at 4,000 pictures: is it the pictures, or the training?

Refuted: A43 if the adversarial distance stays flat while the worst case improves (grows by less
than half as many octaves); A44 if distance and density do not go together (rank correlation of
paired differences under 0.1; strong would be 0.5); A6 if 64 times the pictures do not halve the
error; D6 if any step to more pictures brings more errors.

Withdrawn after the run: A38, that adversarial examples show a defect of the data themselves. It
was to be refuted if the nearest neighbour were safe half as far again as the network is fooled;
the run gave about 1.3 times. But one of these lengths is a guarantee and the other an attack, so
that outcome shows neither that the readers differ nor that they do not; it takes more readers.

Trials before the thresholds were set: seeds 0 and 100. They contradicted our expectation
(distance flat from 250 to 4,000 pictures, .53 and .57, in a smaller world of other networks): here
it grew about fourfold.

Source: Stutz, Hein & Schiele 2019, arXiv:1812.00740.
"""

from dataclasses import dataclass

import numpy as np
import torch

from figures_src import drawing, explorers
from figures_src.claim import IN_PART, Claim
from figures_src.measuring import attacks, decay, neighbours, on_manifold
from figures_src.worlds import menagerie, regions


@dataclass(frozen=True)
class Setup:
    size: int = 24  # pixels a side
    sizes: tuple[int, ...] = (250, 1000, 4000, 16000)  # training pictures, smaller within larger
    middle: int = 4000  # pictures of the networks that are compared and of the control
    steps: int = 500  # gradient steps of 64 pictures
    shorter: int = 4  # times fewer steps, for the control
    tests: int = 4800  # test pictures, the same for every seed
    attacked: int = 128  # the first this many are attacked
    looked: int = 64  # the first this many are looked at again
    draws: int = 60  # times each, at random
    climbs: int = 6  # gradient steps through the renderer
    neighbour: int = 5  # local density: distance to this neighbour of the same species


QUICK = Setup(sizes=(200, 800), middle=200, steps=100, shorter=2, tests=240, attacked=32,
              looked=16, draws=4, climbs=2)  # fmt: skip


def measure(setup, seed):
    """Grow the sample, and look for the worst in three ways."""
    test = explorers.expedition(setup.tests, setup.size, explorers.TEST_SEED)
    seen = explorers.expedition(max(setup.sizes), setup.size, seed, "shape-only")
    numbers, series, found = growing(setup, seed, seen, test)
    numbers |= thinned(setup, seed, seen, test, found)
    return {"numbers": numbers, "series": series, "exhibit": {}}


def short(setup):
    """Pictures and steps of the control."""
    return setup.middle, setup.steps // setup.shorter


def network(setup, seed, region, count, steps):
    """A network that saw the first `count` pictures of a region."""
    recipe = (max(setup.sizes), setup.size, steps, seed)
    return explorers.reader(explorers.explored(region, count, *recipe))


def count(truths):
    """(how many, of how many) are true."""
    return int(truths.sum()), truths.numel()


def growing(setup, seed, seen, test):
    """Error, worst picture nearby and adversarial distance for every number of pictures."""
    near, rows, found = nearby(setup), {}, {}
    part = explorers.unit(test["images"][: setup.attacked]), test["labels"][: setup.attacked]
    ladder = {size: (size, setup.steps) for size in setup.sizes}
    for name, (size, steps) in (ladder | {"shorter": short(setup)}).items():
        net = network(setup, seed, "full", size, steps)
        found[name] = adversarial(net, *part)
        taught = explorers.within("full", size, seen)
        rows[name] = {
            "error": count(~explorers.right(net, test)),
            "taught": count(explorers.right(net, taught)),
            "adversarial": float(found[name].nanmedian()),
        } | survival(setup, net, *near)  # fmt: skip
    numbers = {f"{key}_{name}": value for name, row in rows.items() for key, value in row.items()}
    lines = {key: np.array([share(rows[size][key]) for size in setup.sizes])
             for key in ("error", "elsewhere", "worst", "climbed", "adversarial")}  # fmt: skip
    numbers |= growth(setup, lines, [found[size] for size in setup.sizes])
    return numbers, lines, found[setup.middle]


def share(value):
    """A count as a share, a number as it is."""
    return value[0] / value[1] if isinstance(value, tuple) else value


def growth(setup, lines, found):
    """How many octaves each measure improves by, and whether the curve ever turns back."""
    octaves = {key: float(np.log2(values[0] / values[-1])) for key, values in lines.items()}
    both = found[-1] / found[0]
    return {
        "shrinks": float(lines["error"][-1] / lines["error"][0]),
        "turns": int((np.diff(lines["error"]) > 0).sum()),
        "exponent": decay.exponent(setup.sizes, lines["error"]),
        "worst_octaves": octaves["climbed"], "adversarial_octaves": -octaves["adversarial"],
        "adversarial_grows": float(2 ** -octaves["adversarial"]),
        "paired_grows": float(both.nanmedian()), "paired": int((~both.isnan()).sum()),
        "alike": -octaves["adversarial"] / max(octaves["climbed"], 0.1),
    }  # fmt: skip


def nearby(setup):
    """Test scenes, where they are looked at again (draws, n, 7), and the pictures from there."""
    rng = np.random.default_rng(explorers.TEST_SEED)
    scenes = regions.globe(setup.tests, rng)[: setup.looked]
    generator = torch.Generator().manual_seed(explorers.TEST_SEED)
    places = torch.rand(setup.draws, len(scenes), 7, generator=generator) * 2 - 1
    pictures = [menagerie.render(regions.nearby(scenes, place), setup.size) for place in places]
    return scenes, places, torch.stack(pictures)


def survival(setup, net, scenes, places, pictures):
    """Of the scenes read rightly: read wrongly elsewhere, at the worst of draws, after a climb."""
    labels = scenes.label
    kept = net(menagerie.render(scenes, setup.size)).argmax(1) == labels
    lead, worst = on_manifold.worst_of(net, pictures, labels)
    start = places[worst, torch.arange(len(labels))]

    def view(where):
        return menagerie.render(regions.nearby(scenes, where), setup.size)

    least = on_manifold.climbed(net, view, start, labels, setup.climbs)
    again = torch.stack([net(few).argmax(1) for few in pictures])
    return {"elsewhere": count((again != labels)[:, kept]), "worst": count(lead[kept] < 0),
            "climbed": count(least[kept] < 0)}  # fmt: skip


def adversarial(net, images, labels):
    """Length (L2) of the shortest change found that misleads; NaN where it is misled already."""
    attempts = [
        attacks.deepfool(net, images, labels, steps=30),
        attacks.carlini_wagner(net, images, attacks.not_called(labels), rounds=2, steps=40,
                               rate=0.002, price=0.05),
    ]  # fmt: skip
    lengths = attacks.shortest(net, images, labels, attempts)[1]
    return lengths.masked_fill(net(images).argmax(1) != labels, torch.nan)


def thinned(setup, seed, seen, test, found):
    """The network with the hole against the one without it, whose distances were `found`."""
    part = {name: values[: setup.attacked] for name, values in test.items()}
    images, labels = explorers.unit(part["images"]), part["labels"]
    net = network(setup, seed, "wedge", setup.middle, setup.steps)
    distance = {"full": found, "wedge": adversarial(net, images, labels)}
    density = {
        region: density_at(setup, part, explorers.within(region, setup.middle, seen))
        for region in distance
    }
    both = ~(distance["full"] + distance["wedge"]).isnan()
    gain = (distance["wedge"] / distance["full"]).log()[both].numpy()
    denser = (density["wedge"] / density["full"]).log()[both].numpy()
    within, right = distance["full"][~distance["full"].isnan()], ~distance["full"].isnan()
    hole = ~regions.inside("wedge", part["pose"][:, 0])[both].numpy()
    return {
        "density_rank": decay.rank_correlation(gain, denser),
        "density_within": decay.rank_correlation(within.numpy(), density["full"][right].numpy()),
        "hole_ratio": float(np.exp(np.median(gain[hole]))),
        "outside_ratio": float(np.exp(np.median(gain[~hole]))),
    } | compared(distance["full"], images, labels, explorers.within("full", setup.middle, seen))


def density_at(setup, asked, seen):
    """Local density of same-species views on the globe: 1 / (distance to the k-th, radians)²."""
    apart = torch.cdist(on_globe(asked["pose"]), on_globe(seen["pose"]))
    apart = apart.masked_fill(asked["labels"][:, None] != seen["labels"], 9)
    return apart.kthvalue(setup.neighbour, 1).values.clamp(min=1e-3) ** -2


def on_globe(pose):
    """Unit vectors (n, 3) from poses (n, 4): where the camera stands."""
    yaw, up = torch.deg2rad(pose[:, 0]), torch.deg2rad(pose[:, 3])
    return torch.stack([yaw.cos() * up.cos(), yaw.sin() * up.cos(), up.sin()], 1)


def compared(distance, images, labels, seen):
    """How far a nearest-neighbour reader of the same pictures is safe, and the network not."""
    examples = explorers.unit(seen["images"]).flatten(1)
    safe = neighbours.certificate(images.flatten(1), labels, examples, seen["labels"])
    both = (safe > 0) & ~distance.isnan()
    return {
        "neighbour_right": count(safe > 0), "neighbour_safe": float(safe[both].median()),
        "network_fooled": float(distance[both].median()),
        "safer": float((safe / distance)[both].median()),
    }  # fmt: skip


CLAIMS = {
    "A6": Claim("shrinks", "below", 0.5, "64 times the pictures do not halve the error"),
    "D6": Claim("turns", "below", 0.5, "in the middle seed some step to more pictures errs more"),
    "A43": Claim(
        "alike", "above", 0.5, "the adversarial distance grows by less than half as many octaves "
        "as the worst natural case improves",
    ),
    "A44": Claim(
        "density_rank", "above", 0.1, "where the wedge made data thinner, the adversary is not "
        "nearer (rank correlation; above 0.5 it would be strong)", holds=IN_PART,
    ),
}  # fmt: skip

WORDS = {
    "title": "More pictures mend both kinds of failure, and neither wholly",
    "alt": "From 250 to 16,000 pictures the error falls from {error_250:.0%} to {error_16000:.0%}, "
    "the worst case that is found near a picture from {climbed_250:.0%} to {climbed_16000:.0%}, "
    "and the shortest change that fools the network grows {adversarial_grows:.1f}-fold.",
    "description": "Two charts against the number of training pictures, one dot for each of five "
    "networks. Left, shares of test pictures. Read wrongly: {error_250:.0%}, {error_1000:.0%}, "
    "{error_4000:.0%} and {error_16000:.0%} at 250, 1,000, 4,000 and 16,000. Of those read "
    "rightly, the share for which a view nearby is read wrongly: worst of 60 at random "
    "{worst_250:.0%}, {worst_1000:.0%}, {worst_4000:.0%}, {worst_16000:.0%}; by gradients through "
    "the renderer {climbed_250:.0%}, {climbed_1000:.0%}, {climbed_4000:.0%}, "
    "{climbed_16000:.0%}. Right, the length of the shortest change of pixels that misleads the "
    "network: {adversarial_250:.2f}, {adversarial_1000:.2f}, {adversarial_4000:.2f}, "
    "{adversarial_16000:.2f}; hollow, a quarter of the steps at 4,000 pictures: "
    "{adversarial_shorter:.2f}. A nearest-neighbour reader of 4,000 pictures is proved safe up "
    "to {neighbour_safe:.2f}, a dashed line.",
    "shares": "Shares of the test pictures",
    "distance": "Shortest misleading change",
    "pictures": "training pictures",
    "error": "error",
    "worst": "worst of 60 views",
    "climbed": "worst, by gradient",
    "adversarial": "adversary,\nlength in pixel space",
    "neighbour": "nearest neighbour: safe to here",
}


def draw(measured, words, page):
    """Three lines that fall, and one that rises."""
    figure = page.figure(640 if page.narrow else 350)
    figure.set_layout_engine("none")
    sizes = measured.setup["sizes"]
    left = (46, 40, 284, 230) if page.narrow else (46, 40, 290, 250)
    axes = drawing.ladder(figure, left, sizes, words["shares"], page)
    for name, ink, marker, x, high, side in (
        ("error", drawing.MODEL, "o", 1.9, -0.06, "right"),
        ("worst", drawing.TRUTH, "s", 1.8, -0.06, "right"),
        ("climbed", drawing.TRUTH, "^", 2.1, 0.08, "left"),
    ):
        rows = measured.series[name]
        drawing.seeds(axes, range(len(sizes)), rows, ink, "", marker)
        middle = drawing.sorted_middle(rows)[-2]
        axes.text(x, middle + high, words[name], color=ink, ha=side, va="center",
                  fontsize=drawing.SMALL)  # fmt: skip
    axes.set_xlabel(words["pictures"])
    right = (46, 374, 284, 200) if page.narrow else (410, 40, 290, 250)
    adversary(drawing.room(figure, *right), measured, words, page)
    return figure


def adversary(axes, measured, words, page):
    """The length of the shortest misleading change against the number of pictures."""
    sizes, rows = measured.setup["sizes"], measured.series["adversarial"]
    drawing.seeds(axes, range(len(sizes)), rows, drawing.ADVERSARY, "", "v")
    at = sizes.index(measured.setup["middle"])
    for value in measured.numbers["adversarial_shorter"].seeds:
        axes.plot(at + 0.15, value, "v", color=drawing.ADVERSARY, markerfacecolor="none",
                  markersize=5, alpha=0.6)  # fmt: skip
    safe = measured.numbers["neighbour_safe"].middle
    axes.axhline(safe, color=drawing.CHANCE, linewidth=1, linestyle=(0, (4, 3)))
    small = {"fontsize": drawing.SMALL, "va": "center"}
    axes.text(len(sizes) - 0.75, 1.06 * safe, words["neighbour"], color=drawing.CHANCE, ha="right",
              **small)  # fmt: skip
    axes.text(-0.1, 0.66 * safe, words["adversarial"], color=drawing.ADVERSARY, **small)
    axes.set(xlim=(-0.2, len(sizes) - 0.7), ylim=(0, 1.15 * safe), xlabel=words["pictures"])
    axes.set_xticks(range(len(sizes)), [page.number(size, "d") for size in sizes])
    ticks = (0, 0.1, 0.2, 0.3)
    axes.set_yticks(ticks, [page.number(tick, ".1f") for tick in ticks])
    axes.set_title(words["distance"], pad=10)
