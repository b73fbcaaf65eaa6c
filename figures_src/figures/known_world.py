"""A world whose every picture we know: how many dimensions does it have, and who can tell?

A34: an object that turns and moves makes a six-dimensional surface of pictures. Here the surface
is known, for the renderer can be differentiated: six singular values stand for the dog, fewer for
an object that looks the same when turned. All 33 numbers of a scene are asked too; the length of
the vector to the lamp is one that no picture shows. A20, A26: natural pictures fill few dimensions,
those of physics. Five estimators are asked about clouds of pictures whose dimension we chose, all
around the dog and close to one view, in few pixels and many, clean and noisy. A27: a face has fewer
than 50 degrees of freedom; ours has 40, and we count those a display shows, and the fixed pictures
one must mix instead. A33: Isomap unrolls the clouds, beside the true poses. A24, A41: the sizes
of picture space, by arithmetic. A28: sentences of a grammar, counted exactly. B4, B10: pictures as
vectors, relations as places, beside relations made by chance.

Controls: Isomap of the true poses themselves, a quarter of the points, random relations, and the
close clouds, which are nearly flat. A26 is decided close by, where points are dense enough to be
counted at all. Refuted if: see CLAIMS, set after trials on seed 100 and before the five seeds ran.
The dimension is ours by construction: this tests estimators, not nature.

Facco et al. 2017, arXiv:1803.06992; Levina and Bickel 2004; Denti et al. 2022, arXiv:2104.13832;
Tenenbaum, de Silva and Langford 2000, Science 290; Penev and Sirovich 2000, on faces.
"""

from dataclasses import dataclass

import numpy as np
import torch

from figures_src import drawing
from figures_src.claim import IN_PART, NOT_TESTABLE, Claim
from figures_src.measuring import estimators, relations, spectrum, unrolling
from figures_src.worlds import degrees, face, menagerie, sentences


@dataclass(frozen=True)
class Setup:
    objects: tuple[str, ...] = ("dog", "spheroid", "ball")
    poses: int = 40  # of each object and seed: 200 in all five
    sharp: int = 32  # pixels a side of the pictures that are differentiated
    worlds: int = 3  # scenes of which all 33 numbers are asked
    size: int = 24  # pixels a side in the clouds
    points: tuple[int, ...] = (200, 400, 800)  # in each cloud
    free: tuple[int, ...] = (1, 2, 3, 6)  # true dimensions
    near: float = 0.2  # how far the close clouds reach, as a share of the others
    noise: tuple[float, ...] = (0.0, 0.02, 0.05, 0.1, 0.2)  # sd, display values 0 … 1
    portrait: int = 96  # pixels a side of what is drawn
    faces: int = 3  # whose 40 singular values are taken
    face_size: int = 48  # pixels a side of those
    crowd: int = 600  # faces mixed from fixed pictures
    things: int = 200  # pictures whose relations are placed
    longest: int = 20  # words of a sentence


QUICK = Setup(poses=2, worlds=1, points=(40, 60), portrait=16, faces=1, face_size=16, crowd=30,
              things=30, longest=8)  # fmt: skip


def measure(setup, seed):
    """Ask the renderer, then those who see only pictures."""
    rng, generator = np.random.default_rng(seed), torch.Generator().manual_seed(seed)
    pipes, ranks = poses(setup, rng)
    clouds = {True: {}, False: {}}
    for k in setup.free:
        for whole in clouds:
            clouds[whole][k] = cloud(setup, k, 1.0 if whole else setup.near, rng)
    everything = pictures(menagerie.sample(setup.points[-1], rng, species=("dog",)), setup.size)
    told, numbers = asked(setup, clouds, everything, rng)
    numbers |= ranks | faces(setup, generator) | sizes(setup)
    numbers |= related(setup, clouds[True][setup.free[-1]][0], rng)
    unrolled, shares = unroll(setup, *clouds.values())
    numbers |= shares | whole_world(setup, rng)
    return {"numbers": numbers, "series": pipes | told | unrolled, "exhibit": exhibit(setup)}


def poses(setup, rng):
    """Middle singular values of the pose for each object in two units, and the lowest ranks."""
    series, numbers = {}, {}
    for name in setup.objects:
        scenes = menagerie.sample(setup.poses, rng, species=(name,))
        if name != "dog":  # fur would show how a ball is turned
            scenes = scenes.with_block("fur", (0.0, 8.0, 0.0))
        jacobian = spectrum.pose_jacobian(scenes, setup.sharp)
        values, rank = spectrum.pipes(jacobian)
        alike, _ = spectrum.pipes(spectrum.in_picture_units(jacobian))
        series[f"pipes_{name}"] = values.median(0).values.numpy()
        series[f"alike_{name}"] = alike.median(0).values.numpy()
        numbers |= {f"rank_{name}": int(rank.min()), f"most_{name}": int(rank.max()),
                    f"first_{name}": float(values[:, 0].median()),
                    f"last_{name}": float(values[:, rank.min() - 1].median()),
                    f"weakest_{name}": float(alike[:, rank.min() - 1].median())}  # fmt: skip
    return series, numbers


def whole_world(setup, rng):
    """Rank of all the numbers of a scene, and how far the missing one is the lamp's distance."""
    scenes = menagerie.sample(setup.worlds, rng, species=("dog",))
    scenes = scenes.with_theta(scenes.theta.double())
    jacobian = menagerie.jacobian(scenes, setup.sharp)
    _, values, right = torch.linalg.svd(jacobian, full_matrices=False)
    lamp = torch.zeros_like(scenes.theta)
    lamp[:, menagerie.columns("light")] = scenes.theta[:, menagerie.columns("light")]
    cosine = (right[:, -1] * lamp / lamp.norm(dim=1, keepdim=True)).sum(1).abs()
    _, rank = spectrum.pipes(jacobian)
    return {"parameters": jacobian.shape[-1], "rank_world": int(rank.max()),
            "gauge_cosine": float(cosine.min()),
            "gauge_value": float((values[:, -1] / values[:, 0]).max())}  # fmt: skip


def cloud(setup, free, share, rng):
    """Pictures (points, 3·size²) of the dog with `free` numbers set free, and their truth."""
    scenes, drawn = degrees.scenes("dog", free, setup.points[-1], rng, share)
    return pictures(scenes, setup.size), degrees.truth(drawn)


def pictures(scenes, size):
    return menagerie.render(scenes, size).flatten(1).double().numpy()


def asked(setup, clouds, everything, rng):
    """The five answers for every cloud, number of points and noise; and three slopes."""
    answers = {
        f"{'whole' if whole else 'near'}_{k}": [estimators.five(x[:n]) for n in setup.points]
        for whole in clouds for k, (x, _) in clouds[whole].items()
    }  # fmt: skip
    answers["whole_all"] = [estimators.five(everything[:n]) for n in setup.points]
    six = clouds[True][setup.free[-1]][0]
    answers["noise"] = [
        estimators.five(six + sd * rng.normal(size=six.shape)) for sd in setup.noise
    ]
    coarse = [six if step == 1 else blocks(six, setup.size, step) for step in (4, 2, 1)]
    answers["pixels"] = [estimators.five(x) for x in coarse]
    series = {
        f"{name}_{who}": np.array([one[who] for one in rows])
        for name, rows in answers.items() for who in estimators.FIVE
    }  # fmt: skip
    return series, summed(setup, series, coarse)


def blocks(flat, size, step):
    """The same pictures on a display whose pixels are step × step as large."""
    split = flat.reshape(len(flat), 3, size // step, step, size // step, step)
    return split.mean((3, 5)).reshape(len(flat), -1)


def summed(setup, series, coarse):
    """What the prose quotes of the answers."""
    numbers = {
        f"{who}_{k}": float(series[f"whole_{k}_{who}"][-1])
        for who in estimators.FIVE for k in (*setup.free, "all")
    } | {
        f"near_{who}_{k}": float(series[f"near_{k}_{who}"][-1])
        for who in estimators.FIVE for k in setup.free
    }  # fmt: skip
    for place, row in zip(("clean", "2", "5", "10", "20"), series["noise_twonn"],
                          strict=True):  # fmt: skip
        numbers[f"noise_{place}"] = float(row)
    ends = [np.log(series["pixels_twonn"]), np.log([x.shape[1] for x in coarse])]
    growth = np.polyfit(ends[1], ends[0], 1)[0]
    slopes = {
        f"slope_{place}": float(np.polyfit(
            setup.free, [series[f"{place}_{k}_twonn"][-1] for k in setup.free], 1)[0])
        for place in ("whole", "near")
    }  # fmt: skip
    off = abs(slopes["slope_near"] - 1)
    return numbers | slopes | {"slope_off": off, "pixel_growth": float(growth)}


def unroll(setup, clouds, close):
    """How well Isomap finds the pose, with all points and a quarter, and from the truth itself."""
    series, numbers = {"isomap": [], "quarter": []}, {}
    for k, (x, truth) in clouds.items():
        for name, count in (("isomap", len(x)), ("quarter", len(x) // 4)):
            series[name].append(placed(x[:count], truth[:count]))
        numbers[f"isomap_{k}"] = series["isomap"][-1]
    x, drawn = close[setup.free[-1]]
    numbers |= {"isomap_flat": placed(truth, truth), "isomap_near": placed(x, drawn[:, 1:])}
    return {name: np.array(row) for name, row in series.items()}, numbers


def placed(points, truth):
    """Procrustes R² of the Isomap of the largest piece of the cloud with the truth."""
    places, _ = unrolling.isomap(points, truth.shape[1])
    found = ~np.isnan(places[:, 0])
    return unrolling.agreement(places[found], truth[found])


def faces(setup, generator):
    """Of a face's 40 numbers, those a display shows; and the fixed pictures that mix any face."""
    some = face.sample(setup.faces, generator)
    jacobian = torch.func.jacfwd(
        lambda by: face.render(some + by, setup.face_size).flatten(1)
    )(torch.zeros_like(some[0]))  # fmt: skip
    _, rank = spectrum.pipes(jacobian)
    most, whole = spectrum.visible(jacobian)
    crowd = face.render(face.sample(setup.crowd, generator), setup.sharp).flatten(1).numpy()
    held = np.linalg.svd(crowd - crowd.mean(0), compute_uv=False) ** 2
    left = np.append(held[::-1].cumsum()[::-1], 0) / crowd.size
    mixed = int((left > 255.0**-2).sum())
    return {"face_numbers": len(face.NAMES), "face_rank": float(rank.double().median()),
            "face_visible": float(most.double().median()), "face_strong":
            float(whole.double().median()), "face_linear": mixed,
            "face_twonn": float(estimators.five(crowd)["twonn"])}  # fmt: skip


def sizes(setup):
    """Picture space and sentence space, by arithmetic."""
    counts = sentences.counts(setup.longest)
    return {
        "grey_100": 100 * 100, "colour_100": 3 * 100 * 100, "ambient": 3 * setup.size**2,
        **{f"digits_{name}": int(3 * wide * high * np.log10(256)) + 1
           for name, wide, high in (("32", 32, 32), ("100", 100, 100), ("1080p", 1920, 1080))},
        "vocabulary": sentences.VOCABULARY, "grammar_growth": sentences.growth(),
        "grammar_share": sentences.growth() / sentences.VOCABULARY,
        "sentences_digits": len(str(counts[-1])),
        "strings_digits": len(str(sentences.VOCABULARY**setup.longest)),
    }  # fmt: skip


def related(setup, x, rng):
    """How many dimensions keep "which is nearer?" for pictures, and for chance relations."""
    x = x[: setup.things]
    seen = ((x[:, None] - x) ** 2).sum(2)
    chance = np.triu(rng.uniform(1, 2, seen.shape), 1)
    dimensions = sorted({*(2**i for i in range(8) if 2**i < len(x)), len(x) - 1})
    numbers = {"things": len(x)}
    for name, squares in (("pictures", seen), ("chance", chance + chance.T)):
        shares = relations.kept(squares, dimensions, rng)
        numbers |= {f"kept_{name}": float(shares[-1]),
                    f"needed_{name}": relations.needed(shares, dimensions)}  # fmt: skip
    return numbers


def exhibit(setup):
    """What is drawn: the objects, a dog under noise, and faces, the middle one and five more."""
    portraits = menagerie.portrait(setup.objects).with_block("fur", (0.0, 8.0, 0.0))
    seen = menagerie.render(portraits, setup.portrait)
    dog = menagerie.render(menagerie.portrait("dog"), setup.size)
    grain = torch.randn(dog.shape, generator=torch.Generator().manual_seed(0))
    noisy = torch.cat([dog + sd * grain for sd in setup.noise])
    some = face.sample(5, torch.Generator().manual_seed(0))
    shown = face.render(torch.cat([torch.zeros_like(some[:1]), some]), setup.portrait)
    return {name: (x.clamp(0, 1) * 255).round().byte().permute(0, 2, 3, 1).numpy()
            for name, x in (("objects", seen), ("noisy", noisy), ("faces", shown))}  # fmt: skip


CLAIMS = {
    "A20": Claim("pixel_growth", "below", 0.5, "the estimate grows as fast as the root of the "
                 "number of pixels, or faster"),
    "A24": Claim("grey_100", "above", 9999.5, "arithmetic; in colour it is three times as many",
                 holds=IN_PART),
    "A26": Claim("slope_off", "below", 0.3, "close to one view, the estimate does not grow by "
                 "0.7 to 1.3 for each number set free"),
    "A27": Claim("face_linear", "below", 50, "40 numbers make the face, yet 50 or more fixed "
                 "pictures must be mixed to draw any face to a display's step", fails=IN_PART),
    "A28": Claim("grammar_share", "below", 1.0, "the share of grammatical strings does not fall "
                 "with their length; that they are not finite in number keeps it to a part",
                 holds=IN_PART),
    "A33": Claim("isomap_6", "above", 0.95, "Isomap's places agree with the six numbers of the "
                 "true pose to less than 0.95"),
    "A34": Claim("rank_dog", "above", 5.5, "the dog's pose has a rank below 6 somewhere; that a "
                 "ball's is lower keeps it to a part", holds=IN_PART),
    "A41": Claim("digits_1080p", "above", 81, "arithmetic: fewer digits than the number of "
                 "atoms we can see has"),
    "B4": Claim("ambient", "above", 0, "nothing: that pictures are written as vectors is how "
                "they are made here", holds=NOT_TESTABLE, fails=NOT_TESTABLE),
    "B10": Claim("kept_chance", "above", 0.999, "even random relations are not kept by one "
                 "dimension less than there are things"),
}  # fmt: skip

WORDS = {
    "title": "Six dimensions, known; the estimators guess",
    "alt": "The picture of a dog changes in {rank_dog:.0f} directions as it turns and moves, a "
    "spheroid's in {rank_spheroid:.0f}, a ball's in {rank_ball:.0f}. Of pictures whose true "
    "dimension is six, the best of five estimators says {twonn_6:.1f}, the worst "
    "{wide_pca_6:.0f}; with noise that best one says {noise_20:.0f}.",
    "description": "On the left, a dog, a spheroid and a ball, and beside each six bars: how "
    "strongly the picture changes in each of the six directions of turning and moving, every "
    "seed a dot. The dog's six bars stand ({rank_dog:.0f}), five of the spheroid's "
    "({rank_spheroid:.0f}), three of the ball's ({rank_ball:.0f}); fallen ones are rings. On the "
    "right, the answers of five estimators against the true dimension, on scales that double, "
    "with the line of the truth. At a true 1, 2, 3 and 6 the nearest two neighbours say "
    "{twonn_1:.1f}, {twonn_2:.1f}, {twonn_3:.1f} and {twonn_6:.1f}; when all 32 directions of "
    "the world are free, {twonn_all:.0f}. Principal components of the whole cloud say "
    "{wide_pca_1:.0f}, {wide_pca_2:.0f}, {wide_pca_3:.0f}, {wide_pca_6:.0f} and "
    "{wide_pca_all:.0f}. Below, the six-dimensional cloud under noise of 0, 2, 5, 10 and 20 % of "
    "the brightness: {noise_clean:.1f}, {noise_2:.1f}, {noise_5:.0f}, {noise_10:.0f} and "
    "{noise_20:.0f}. At the bottom, six clay faces made from forty numbers each.",
    "pipes": "How many ways can the picture change\nas the object turns and moves?",
    "dog": "dog: {rank_dog:.0f}",
    "spheroid": "spheroid: {rank_spheroid:.0f}",
    "ball": "ball: {rank_ball:.0f}",
    "answers": "What five estimators say",
    "true": "true dimension",
    "truth": "truth",
    "twonn": "two nearest",
    "levina_bickel": "20 nearest",
    "gride": "8th, 16th",
    "local_pca": "PCA nearby",
    "wide_pca": "PCA of all",
    "noise": "The “6” under noise, by the two nearest",
    "sd": "noise, share of full brightness",
    "faces": "{face_numbers:.0f} numbers make a face. To mix 600 faces\nfrom fixed pictures takes "
    "{face_linear:.0f} of them.",
}
STYLES = (  # estimator, ink, marker, how far its name is moved up
    ("twonn", drawing.MODEL, "o", 0), ("levina_bickel", drawing.MODEL, "s", -22),
    ("gride", drawing.MODEL, "^", -8), ("local_pca", drawing.CHANCE, "D", 12),
    ("wide_pca", drawing.CHANCE, "x", 0),
)  # fmt: skip


def draw(measured, words, page):
    """Pipes, answers, noise, faces."""
    figure = page.figure(1222 if page.narrow else 650)
    figure.set_layout_engine("none")
    drawing.write(figure, 0, 18, words["pipes"])
    for row, name in enumerate(measured.setup["objects"]):
        top, side = 62 + row * 134, 96
        drawing.picture(figure, 0, top + 12, side, measured.exhibit["objects"][row])
        pipe_organ(drawing.room(figure, 116, top, 200, 108), measured, name, words)
    answers(drawing.room(figure, *((26, 496, 216, 236) if page.narrow else (384, 42, 226, 218))),
            measured, words, page)  # fmt: skip
    noise(figure, (26, 812, 290) if page.narrow else (384, 334, 320), measured, words, page)
    top, across, step = (1004, 3, 116) if page.narrow else (540, 6, 122)
    drawing.write(figure, 0, top - 22, words["faces"],
                  fontsize=drawing.SMALL if page.narrow else drawing.NORMAL)  # fmt: skip
    for index, pixels in enumerate(measured.exhibit["faces"]):
        down, right = divmod(index, across)
        drawing.picture(figure, right * step, top + down * 108, 104, pixels)
    return figure


def pipe_organ(axes, measured, name, words):
    """Six singular values as pipes, every seed a dot; one that is zero is an empty ring."""
    rows = measured.series[f"alike_{name}"]
    for place, height in enumerate(drawing.sorted_middle(rows)):
        if height:
            axes.bar(place, height, 0.5, color=drawing.TRUTH, alpha=0.85)
            axes.plot([place] * len(rows), rows[:, place], "o", color=drawing.INK, markersize=2.5)
        else:
            axes.plot(place, 0.06, "o", color=drawing.CHANCE, markerfacecolor="none", markersize=9)
    axes.set_title(words[name], pad=2)
    axes.set(xlim=(-0.5, 5.5), ylim=(0, 2), xticks=(), yticks=())
    axes.spines["left"].set_visible(False)


def answers(axes, measured, words, page):
    """Five estimators against the true dimension; every seed a dot."""
    true = [*measured.setup["free"], 32]
    axes.plot(true, true, color=drawing.TRUTH, linewidth=1.2)
    drawing.label(axes, 1.7, 1.6, words["truth"], drawing.TRUTH, dy=-7)
    for name, ink, marker, up in STYLES:
        kinds = [f"whole_{k}_{name}" for k in (*measured.setup["free"], "all")]
        rows = np.stack([measured.series[kind][:, -1] for kind in kinds], 1)
        drawing.seeds(axes, true, rows, ink, "", marker)
        middle = drawing.sorted_middle(rows)[-1]
        drawing.label(axes, 32, middle, words[name], ink, dy=up, fontsize=drawing.SMALL)
    axes.set(xscale="log", yscale="log", xlim=(0.85, 38), ylim=(0.8, 220), xlabel=words["true"])
    axes.set_title(words["answers"], pad=8)
    for axis, ticks in ((axes.xaxis, true), (axes.yaxis, (1, 3, 10, 30, 100))):
        axis.set_ticks(ticks, [page.number(tick, "d") for tick in ticks])
    axes.minorticks_off()


def noise(figure, place, measured, words, page):
    """The estimate of a six-dimensional cloud under noise, and what the noise looks like."""
    left, top, width = place
    axes, levels = drawing.room(figure, left, top, width, 84), measured.setup["noise"]
    rows = measured.series["noise_twonn"]
    drawing.seeds(axes, range(len(levels)), rows, drawing.MODEL, "")
    for x, y in enumerate(drawing.sorted_middle(rows)):
        drawing.label(axes, x, y, page.number(y, ".0f"), drawing.MODEL, 0, 13, ha="center")
    axes.axhline(6, color=drawing.TRUTH, linewidth=1.2)
    axes.set(yscale="log", xlim=(-0.45, len(levels) - 0.55), ylim=(4, 260), xticks=())
    axes.set_yticks((6, 60), [page.number(tick, "d") for tick in (6, 60)])
    axes.minorticks_off()
    axes.set_title(words["noise"], pad=8)
    for x, (level, pixels) in enumerate(zip(levels, measured.exhibit["noisy"], strict=True)):
        middle = left + (x + 0.45) * width / (len(levels) - 0.1)
        drawing.picture(figure, middle - 20, top + 88, 40, pixels)
        drawing.write(figure, middle, top + 136, page.number(level, ".0%"), ha="center",
                      color=drawing.MUTED, fontsize=drawing.SMALL)  # fmt: skip
