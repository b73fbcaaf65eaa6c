"""Does a network look at the cell, or at the wall behind it?

A17 and B31: what is kept are false signs; the task that is learnt is narrower than the one that
was meant. A18: the loss in compression is what makes a network fail in a new place. A19: a false
channel opens when H(Y|X) is made small in the wrong way. D11: nobody can tell what a network
looks at.

Networks are taught slides whose room agrees with the illness in 95 % of cases and whose cell does
in 85 %; what the best reader could know is known exactly. Then the walls are exchanged under the
same cells; in the new hospital walls tell nothing. Networks that pay for their summary, at three
tolls, are compared with one that does not; their last layers are taught anew with 10 to 300
cases. One hospital, two and three, whose walls tell less and less. Three maps are asked, slide by
slide, whether a network reads the wall (more of the map lies there than its area would give): of
one that does, and of one that was taught with walls which tell nothing. The exchange is asked the
same (another wall moves the answer more than another cell).

Controls: four times the training, a tenth of the slides, exchanged strengths, random weights.
Refuted: A17 if where wall and cell disagree at most half of the answers follow the wall; B31 if
exchanged walls cost less than 0.25 of the answers; A18 if without compression the network is not
better by 0.05 in the new hospital than the worst of those with; A19 if the network with the least
cross-entropy on new slides follows the wall too; D11 if the best map is right about 0.9 of the
slides of both networks. It can hold in part only, since whoever may paint walls needs no map. Set
after trials on seed 100 and before the five seeds ran.

Zech et al. 2018, doi:10.1371/journal.pmed.1002683; Kirichenko, Izmailov and Wilson 2023,
arXiv:2204.02937; Adebayo et al. 2018, arXiv:1810.03292.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from figures_src import drawing, training
from figures_src.claim import ILL_POSED, IN_PART, Claim
from figures_src.measuring import bottleneck, ranking, refit, saliency
from figures_src.models.summary import Summary
from figures_src.worlds import slides


@dataclass(frozen=True)
class Setup:
    size: int = 24  # pixels a side
    wall: float = 0.95  # share of patients whose wall agrees with their illness
    cell: float = 0.85  # and whose cell does
    chance: float = 0.5  # the same, of walls that tell nothing
    hospitals: tuple[float, ...] = (0.95, 0.75, 0.5)  # wall of the first, the second, the third
    count: int = 2000  # slides that are taught
    few: int = 200  # and of a network that is taught few
    test: int = 1000  # slides of each hospital that were not
    steps: int = 300  # of training
    longer: int = 4  # times as many for the control
    batch: int = 48  # slides
    rate: float = 0.01  # of learning
    tolls: tuple[float, ...] = (0.001, 0.01, 0.1)  # nats of cross-entropy for a nat of summary
    cases: tuple[int, ...] = (10, 30, 100, 300)  # labelled in the new hospital, for a last layer
    draws: int = 4  # of such cases
    mapped: int = 50  # slides of which maps are made
    blank: int = 4  # networks of random weights


QUICK = Setup(size=16, count=200, few=50, test=80, steps=20, longer=2, cases=(10, 20), draws=2,
              mapped=6, blank=2)  # fmt: skip
TOLLS = ("light", "middle", "heavy")
MAPS = ("gradient", "along", "covered")  # those of `saliency`, for drawing without torch


def measure(setup, seed):
    """Teach the networks, exchange the walls, mend the last layers, and look at the maps."""
    tests, networks, numbers = hospitals(setup, seed), {}, {}
    for name, lesson in lessons(setup).items():
        networks[name], slides_ = taught(setup, seed, **lesson)
        found = asked(networks[name], tests)
        found["train"] = surprise(networks[name], *slides_) - unknown(setup)
        found["beyond"] = surprise(networks[name], *tests["home"][1:]) - unknown(setup)
        numbers |= {f"{name}_{what}": value for what, value in found.items()}
    blanks = [blank(seed, k) for k in range(setup.blank)]
    networks["blank"] = blanks[0]
    mended = {name: repaired(setup, networks[name], tests) for name in ("plain", *TOLLS, "blank")}
    numbers |= {f"{name}_refit_{cases}": float(value) for name, row in mended.items()
                for cases, value in zip(setup.cases, row, strict=True)}  # fmt: skip
    told, shown = looked(setup, networks, blanks, tests)
    numbers |= told | bounds(setup)
    rates = {name: value[0] / value[1] if isinstance(value, tuple) else value
             for name, value in numbers.items()}  # fmt: skip
    series = {f"refit_{name}": row for name, row in mended.items()} | rows(rates)
    return {"numbers": numbers | verdicts(rates), "series": series, "exhibit": shown}


def lessons(setup):
    """What each network is taught: strengths, toll, slides and times the steps."""
    plain = {"wall": setup.wall, "cell": setup.cell}
    return {
        "plain": plain,
        "longer": plain | {"times": setup.longer},
        "few": plain | {"count": setup.few},
        **{name: plain | {"toll": toll} for name, toll in zip(TOLLS, setup.tolls, strict=True)},
        "two": plain | {"wall": setup.hospitals[:2]},
        "three": plain | {"wall": setup.hospitals},
        "unmarked": plain | {"wall": setup.chance},
        "turned": {"wall": setup.cell, "cell": setup.wall},
    }


def taught(setup, seed, wall, cell, toll=0.0, count=None, times=1):
    """A network, and the slides and answers it was taught."""
    generator = torch.Generator().manual_seed(seed)
    patients = slides.admitted(count or setup.count, wall, cell, np.random.default_rng([seed, 1]))
    network, lesson = Summary(2, toll, generator), seen(setup, patients)
    training.fit(
        network, network.loss, *lesson,
        steps=setup.steps * times, batch=setup.batch, rate=setup.rate, generator=generator,
    )  # fmt: skip
    return network.requires_grad_(False), lesson


def seen(setup, patients):
    """Slides and answers as tensors."""
    return torch.from_numpy(slides.paint(patients, setup.size)), torch.from_numpy(patients.ill)


def hospitals(setup, seed):
    """Patients that nobody was taught, and their slides: name -> (patients, slides, answers)."""
    rngs = [np.random.default_rng([seed, k]) for k in (2, 3, 4)]
    home = slides.admitted(setup.test, setup.wall, setup.cell, rngs[0])
    new = slides.admitted(setup.test, setup.chance, setup.cell, rngs[1])
    pool = slides.admitted(setup.draws * setup.cases[-1], setup.chance, setup.cell, rngs[2])
    tests = {"home": home, "swapped": home.swapped(), "healed": home.healed(), "new": new,
             "third": new.painted(2), "pool": pool}  # fmt: skip
    return {name: (patients, *seen(setup, patients)) for name, patients in tests.items()}


def blank(seed, k):
    """A network of random weights that was taught nothing."""
    generator = torch.Generator().manual_seed(1000 * (seed + 1) + k)
    return Summary(2, 0, generator).eval().requires_grad_(False)


def asked(network, tests):
    """Right answers in each hospital, and what the answers follow: (how many, of how many)."""
    says = {name: network(pictures)[0].argmax(1) for name, (_, pictures, _) in tests.items()}
    right = {
        name: share(says[name] == tests[name][2]) for name in ("home", "swapped", "new", "third")
    }
    patients = tests["new"][0]
    at_odds = torch.from_numpy(patients.at_odds)
    return right | {
        "wall_followed": share((says["new"] == torch.from_numpy(patients.wall))[at_odds]),
        "wall_flips": share(says["swapped"] != says["home"]),
        "cell_flips": share(says["healed"] != says["home"]),
    }


def share(hits):
    """How many of how many."""
    return int(hits.sum()), len(hits)


def surprise(network, pictures, answers):
    """Cross-entropy of the answers, bits a slide."""
    return float(cross_entropy(network(pictures)[0], answers) / np.log(2))


def unknown(setup):
    """H(Y|X) at home, bits: what nobody can know from a slide, however it is read."""
    return 1 - float(bottleneck.information(slides.table(setup.wall, setup.cell)))


def repaired(setup, network, tests):
    """Right answers (cases,) in the new hospital after a last layer was taught anew there."""
    _, pictures, answers = tests["pool"]
    pool, there = (network.held(seen)[0].numpy() for seen in (pictures, tests["new"][1]))
    labels, wanted, most = answers.numpy(), tests["new"][2].numpy(), setup.cases[-1]
    rows = []
    for first in range(0, setup.draws * most, most):
        for cases in setup.cases:
            few = slice(first, first + cases)
            line = refit.last_layer(refit.scaled(pool[few], pool[few]), labels[few])
            rows.append(refit.right(line, refit.scaled(there, pool[few]), wanted))
    return np.reshape(rows, (setup.draws, -1)).mean(0)


def looked(setup, networks, blanks, tests):
    """How well each map, and the exchange, says which network reads the wall; and an example.

    A score for each slide: how much of the map lies on the wall, for its area, or how much more
    the answer moves with another wall than with another cell; 1 is the bound of both.
    """
    wall = torch.from_numpy(1 - slides.covers(tests["home"][0], setup.size)[0][: setup.mapped])
    pictures = tests["home"][1][: setup.mapped]
    asked_, numbers, shown = (networks["plain"], networks["unmarked"], *blanks), {}, []
    for name, chart in saliency.MAPS.items():
        maps = [chart(leaning(network), pictures) for network in asked_]
        numbers |= told_by(name, [saliency.density(each, wall).numpy() for each in maps])
        shown.append(maps[0])
    numbers |= told_by("exchange", [exchanged(setup, each, tests) for each in asked_])
    return numbers, exhibit(tests, networks["plain"], shown)


def leaning(network):
    """The network's logit of ill over healthy."""
    return lambda pictures: (lambda logits: logits[:, 1] - logits[:, 0])(network(pictures)[0])


def told_by(name, scores):
    """What scores (slides,) say of the network that reads the wall, of the other, of random ones.

    sorts: area under the curve, for one who can compare the two networks and needs no bound
    """
    wall, cell, *blanks = scores
    return {
        f"{name}_sensitivity": share(wall > 1),
        f"{name}_specificity": share(cell <= 1),
        f"{name}_blank": share(np.concatenate(blanks) > 1),
        f"{name}_density": float(np.median(wall)),
        f"{name}_sorts": ranking.auc(
            np.concatenate([wall, cell]), np.arange(2 * len(wall)) < len(wall)
        ),
    }


def exchanged(setup, network, tests):
    """How far the answer moves with another wall, over how far with another cell: (mapped,)."""
    home, wall, cell = (leaning(network)(tests[name][1][: setup.mapped]).numpy()
                        for name in ("home", "swapped", "healed"))  # fmt: skip
    return np.abs(wall - home) / np.maximum(np.abs(cell - home), 1e-12)


def exhibit(tests, network, maps):
    """The first slide that wall and cell disagree about, its exchange, answers and maps."""
    first = int(tests["home"][0].at_odds[: len(maps[0])].argmax())
    pair = torch.stack([tests[name][1][first] for name in ("home", "swapped")])
    drawn = [each[first] / each[first].max().clamp(min=1e-12) for each in maps]
    return {
        "pair": (pair * 255).round().byte().permute(0, 2, 3, 1).numpy(),
        "ill": network(pair)[0].softmax(1)[:, 1].numpy(),
        "maps": (torch.stack(drawn) * 255).round().byte().numpy(),
    }


def bounds(setup):
    """What the best reader of each mixture of hospitals would reach in the new one: exact."""
    new, mixed = slides.table(setup.chance, setup.cell), setup.hospitals
    told = {name: slides.table(np.mean(mixed[:k]), setup.cell)
            for k, name in enumerate(("plain", "two", "three"), 1)}  # fmt: skip
    return {f"best_{name}": float(bottleneck.right(table, new)) for name, table in told.items()}


def rows(rates):
    """What is drawn point by point: hospitals (3,), methods (4,)."""
    hospitals_, methods = ("plain", "two", "three"), (*saliency.MAPS, "exchange")
    return {
        "new": np.array([rates[f"{name}_new"] for name in hospitals_]),
        "best": np.array([rates[f"best_{name}"] for name in hospitals_]),
        "sensitivity": np.array([rates[f"{name}_sensitivity"] for name in methods]),
        "specificity": np.array([rates[f"{name}_specificity"] for name in methods]),
    }


def verdicts(rates):
    """The decisive differences."""
    honest = min(("plain", "longer", "few", *TOLLS), key=lambda name: rates[f"{name}_beyond"])
    return {
        "narrow": rates["plain_home"] - rates["plain_swapped"],
        "spared": rates["plain_new"] - min(rates[f"{name}_new"] for name in TOLLS),
        "honest_beyond": rates[f"{honest}_beyond"],
        "honest_followed": rates[f"{honest}_wall_followed"],
        "followed": rates["plain_wall_followed"],
        "found": max(rates[f"{name}_sensitivity"] + rates[f"{name}_specificity"]
                     for name in saliency.MAPS) / 2,
    }  # fmt: skip


CLAIMS = {
    "A17": Claim("followed", "above", 0.5, "where wall and cell disagree, half of the answers or "
                 "fewer follow the wall"),
    "A18": Claim("spared", "above", 0.05, "a network without compression is wrong about as many "
                 "slides of the new hospital"),
    "A19": Claim("honest_followed", "below", 0.5, "the network that comes nearest to the true "
                 "H(Y|X) on new slides follows the wall as well", fails=ILL_POSED),
    "B31": Claim("narrow", "above", 0.25, "exchanged walls under the same cells cost few of the "
                 "right answers"),
    "D11": Claim("found", "below", 0.9, "a map tells, slide by slide, whether a network reads the "
                 "wall", holds=IN_PART),
}  # fmt: skip

WORDS = {
    "title": "What a network reads on a slide: the cell, or the wall behind it",
    "alt": "A slide with its wall exchanged, and three maps of what the network is said to look "
    "at. The exchange turns {plain_wall_flips:.0%} of all answers; the maps point to the cell. In "
    "a new hospital the network is right about {plain_new:.0%}, after a new last layer about "
    "{plain_refit_300:.0%}, and from three hospitals about {three_new:.0%}.",
    "description": "Above, the first slide about which wall and cell disagree, the same slide "
    "with the other wall, each with the answer of the network, and three maps of the first, "
    "bright where the answer hangs on a pixel. Below on the left, right answers in a new hospital "
    "where walls tell nothing, every seed a dot: {plain_new:.0%}, {two_new:.0%} and "
    "{three_new:.0%} for networks taught in one, two and three hospitals; the best possible is "
    "{best_plain:.0%}, {best_two:.1%} and {best_three:.0%}. In the middle, the same for networks "
    "from one hospital after a new last layer was taught with 10 to 300 slides of the new one: "
    "{plain_refit_10:.0%} to {plain_refit_300:.0%} without compression, {light_refit_300:.0%}, "
    "{middle_refit_300:.0%} and {heavy_refit_300:.0%} with 300 slides and a toll of 0.001, 0.01 "
    "and 0.1; random weights come to {blank_refit_300:.0%}. On the right, how often three maps "
    "and the exchange of walls find the wall in the network that reads it "
    "({gradient_sensitivity:.0%}, {along_sensitivity:.0%}, {covered_sensitivity:.0%}, "
    "{exchange_sensitivity:.0%}) and rightly do not in the one that reads the cell "
    "({gradient_specificity:.0%}, {along_specificity:.0%}, {covered_specificity:.0%}, "
    "{exchange_specificity:.0%}).",
    "slide": "a slide: ill",
    "swapped": "other wall: ill",
    "gradient": "slope",
    "along": "path",
    "covered": "patch",
    "exchange": "wall",
    "map": "map:",
    "new": "Right in a new hospital",
    "hospitals": "hospitals taught",
    "best": "best possible",
    "taught": "networks",
    "refit": "… with a new last layer",
    "cases": "slides from there",
    "plain": "uncompressed",
    "tolls": "compressed, three tolls",
    "blank": "random weights",
    "found": "Is it the wall? Right replies",
    "methods": "asked by",
    "reads": "of a wall reader",
    "ignores": "of a cell reader",
}


def draw(measured, words, page):
    """A slide and its maps; new hospitals, new last layers, and who finds the wall."""
    figure = page.figure(1030 if page.narrow else 412)
    figure.set_layout_engine("none")
    strip(figure, measured, words, page)
    places = ([(46, 376 + 226 * k, 272, 148) for k in range(3)] if page.narrow
              else [(44 + 244 * k, 178, 182, 180) for k in range(3)])  # fmt: skip
    one, two, three = (drawing.room(figure, *place) for place in places)
    elsewhere(one, measured, words, page)
    mended(two, measured, words, page)
    methods(three, measured, words, page)
    return figure


def strip(figure, measured, words, page):
    """The slide, the exchange, and the maps."""
    shown, side, step = measured.exhibit, *((96, 112) if page.narrow else (112, 150))
    labels = [drawing.answer(words[name], float(ill), page)
              for name, ill in zip(("slide", "swapped"), shown["ill"], strict=True)]  # fmt: skip
    labels += [f"{words['map']} {words[name]}" for name in MAPS]
    grey = [np.stack([each] * 3, -1) for each in shown["maps"]]
    for index, (pixels, label) in enumerate(zip([*shown["pair"], *grey], labels, strict=True)):
        down, right = divmod(index + (index > 1), 3) if page.narrow else (0, index)
        left, top = right * (step if down or not page.narrow else 170), 4 + down * 186
        wide = side if down or not page.narrow else 150
        drawing.picture(figure, left, top, wide, pixels)
        ink = drawing.INK if index == 0 else drawing.ADVERSARY if index == 1 else drawing.MUTED
        drawing.write(figure, left, top + wide + 13, label, color=ink, fontsize=drawing.SMALL)


def elsewhere(axes, measured, words, page):
    """One hospital, two, three: right answers in a new one, and the best there can be."""
    counts = (1, 2, 3)
    drawing.seeds(axes, counts, measured.series["new"], drawing.MODEL, "")
    drawing.seeds(axes, counts, measured.series["best"][:1], drawing.TRUTH, "", "s", hollow=True)
    drawing.label(axes, 1.1, 0.9, words["best"], drawing.TRUTH, 0)
    drawing.label(axes, 2.1, 0.55, words["taught"], drawing.MODEL, 0)
    axes.set(xlim=(0.8, 3.2), xlabel=words["hospitals"])
    axes.set_xticks(counts, [page.number(count, "d") for count in counts])
    halves(axes, words["new"], page)


def mended(axes, measured, words, page):
    """A last layer taught anew, with more and more cases."""
    cases = measured.setup["cases"]
    inks = {"plain": drawing.MODEL, **dict.fromkeys(TOLLS, drawing.ADVERSARY)}
    for name, marker in zip((*inks, "blank"), "osss^", strict=True):
        ink = inks.get(name, drawing.CHANCE)
        drawing.seeds(axes, cases, measured.series[f"refit_{name}"], ink, "", marker)
    drawing.label(axes, cases[0], 0.9, words["plain"], drawing.MODEL, 0)
    drawing.label(axes, cases[-1], 0.47, words["tolls"], drawing.ADVERSARY, 0, ha="right")
    drawing.label(axes, cases[-1], 0.72, words["blank"], drawing.CHANCE, 0, ha="right",
                  fontsize=drawing.SMALL)  # fmt: skip
    axes.set(xscale="log", xlabel=words["cases"])
    axes.set_xticks(cases, [page.number(case, "d") for case in cases])
    axes.minorticks_off()
    halves(axes, words["refit"], page)


def methods(axes, measured, words, page):
    """How often each method replies rightly, about the reader of walls and that of cells."""
    names = (*MAPS, "exchange")
    for what, ink, marker in (("sensitivity", drawing.ADVERSARY, "o"),
                              ("specificity", drawing.TRUTH, "s")):  # fmt: skip
        for row in measured.series[what]:
            axes.plot(range(4), row, marker, color=ink, alpha=0.35, markersize=4)
        axes.plot(range(4), drawing.sorted_middle(measured.series[what]), marker, color=ink)
    drawing.label(axes, -0.2, 0.5, words["reads"], drawing.ADVERSARY, 0)
    drawing.label(axes, -0.2, 0.88, words["ignores"], drawing.TRUTH, 0)
    axes.set(xlim=(-0.4, 3.4), ylim=(-0.06, 1.08), xlabel=words["methods"])
    axes.set_xticks(range(4), [words[name] for name in names])
    drawing.shares(axes, page)
    axes.set_title(words["found"], pad=8)


def halves(axes, title, page):
    """Shares from guessing to always."""
    axes.set_ylim(0.42, 1.0)
    axes.set_yticks((0.5, 0.75, 1), [page.number(tick, ".0%") for tick in (0.5, 0.75, 1)])
    axes.axhline(0.5, color=drawing.CHANCE, linewidth=1, linestyle=(0, (4, 3)), zorder=0)
    axes.set_title(title, pad=8)
