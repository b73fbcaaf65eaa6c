"""One pixel: a taxi, one pixel repainted, and what the network calls it then.

Claimed: networks confuse a taxi with a dog (D4, which joins two pictures of one news story about
the work of Su, Vargas & Sakurai 2019, arXiv:1710.08864; there, one pixel sought by evolution
changed the answer for about two thirds of small photographs).

Done: the classifiers of the panda read taxis. For the first 16 test taxis each reads correctly we
ask about *every* picture that differs in one pixel by a corner of the colour cube: 32 x 32 places
times 8 colours, so no search misses what this one misses. Then the places are ranked by the harm
each does alone, and the worst 2, 4 … 64 are painted together: how many pixels does it take, and
what is the taxi called then? Controls: as many pixels at random places in random corner colours,
and differential evolution, as in the paper, which may choose any colour for its one pixel.

What would refute the claim: fewer than one taxi in twenty has a pixel that flips it. That no
healthy brain would err so is the other half, which cannot be tested here.
"""

from dataclasses import dataclass

import torch

from figures_src import classifiers, drawing
from figures_src.claim import Claim
from figures_src.measuring import queries
from figures_src.measuring.attacks import quantised


@dataclass(frozen=True)
class Setup:
    species: tuple[str, ...] = ("panda", "gibbon", "turtle", "dog", "cat", "horse", "taxi")
    pictures: int = 7000  # training pictures
    tests: int = 700  # test pictures, the same for every seed
    size: int = 32  # pixels a side
    epochs: int = 5  # times each training picture is seen
    taxis: int = 16  # the first this many that are read correctly
    pixels: tuple[int, ...] = (1, 2, 4, 8, 16, 32, 64)  # painted together, of 1,024
    shown: int = 6  # taxis drawn, the first by index
    people: int = 64  # candidates of the evolution
    generations: int = 16  # of them


QUICK = Setup(pictures=420, tests=140, epochs=6, taxis=3, shown=2, people=8, generations=2)


def measure(setup, seed):
    """Ask about every pixel of every taxi, then paint the worst of them together."""
    generator = torch.Generator().manual_seed(seed)
    recipe = (setup.pictures, setup.size, setup.epochs, seed, seed)
    classifier = classifiers.reader(classifiers.trained(*recipe))
    test = classifiers.pictures(setup.tests, setup.size, classifiers.TEST_SEED)
    taxis = classifiers.read_right(classifier, test, "taxi", setup.taxis)
    label, dog = setup.species.index("taxi"), setup.species.index("dog")
    answers = [queries.every_pixel(classifier, taxi) for taxi in taxis]
    alone = torch.stack([each.argmax(-1) != label for each in answers])
    chosen = painted(setup, taxis, [queries.ranked(each, label) for each in answers])
    chance = painted(setup, taxis, [at_random(setup, generator) for _ in taxis])
    called, sure = read(classifier, chosen)
    strays = read(classifier, chance)[0] != label
    numbers = classifiers.audit(classifier, recipe, test) | {
        "taxis": len(taxis), "questions": alone[0].numel(),
        "flipped": count(alone.flatten(1).any(1)), "any_pixel": count(alone),
        "dog_first": count(first(called, called != label) == dog),  # of all, flipped or not
        "needed": float(needed(setup, called != label).median()),
    }  # fmt: skip
    for k, names, stray in zip(setup.pixels, called, strays, strict=True):
        numbers |= {f"flipped_{k}": count(names != label), f"dog_{k}": count(names == dog),
                    f"random_{k}": count(stray)}  # fmt: skip
    numbers |= evolution(setup, classifier, taxis, label, generator)
    series = {
        "chosen": share(called != label),
        "dog": share(called == dog),
        "random": share(strays),
    }
    exhibit = shown(
        setup, chosen, called, sure, label, [queries.ranked(a, label)[0][0] for a in answers]
    )
    return {"numbers": numbers, "series": series, "exhibit": exhibit}


def count(truths):
    """(how many, of how many) are true."""
    return int(truths.sum()), truths.numel()


def share(truths):
    """Of every row of truths, the share that is true."""
    return truths.float().mean(1).numpy()


def at_random(setup, generator):
    """Places in random order and a random corner of the colour cube for each."""
    places = torch.randperm(setup.size**2, generator=generator)
    corners = torch.randint(0, len(queries.CORNERS), (len(places),), generator=generator)
    return places, queries.CORNERS[corners]


def painted(setup, taxis, orders):
    """Every taxi with its first 1, 2, 4 … places painted: (pixels, taxis, 3, size, size)."""
    return torch.stack([
        torch.stack([queries.painted(taxi, places[:k], colours[:k])
                     for taxi, (places, colours) in zip(taxis, orders, strict=True)])
        for k in setup.pixels
    ])  # fmt: skip


def read(classifier, pictures):
    """What each picture (pixels, taxis, ...) is called, and how surely; (pixels, taxis) each."""
    sure, called = classifier(pictures.flatten(0, 1)).softmax(1).max(1)
    return called.view(pictures.shape[:2]), sure.view(pictures.shape[:2])


def rung(flipped):
    """For every taxi the first rung at which it flips, the last rung where it never does."""
    return torch.where(flipped.any(0), flipped.int().argmax(0), len(flipped) - 1)


def first(called, flipped):
    """What each taxi is called when it first flips, or at the last rung."""
    return called[rung(flipped), torch.arange(called.shape[1])]


def needed(setup, flipped):
    """How many pixels each taxi took, twice the most that were tried where it took more."""
    pixels = torch.tensor(setup.pixels)[rung(flipped)]
    return torch.where(flipped.any(0), pixels, 2 * setup.pixels[-1]).float()


def evolution(setup, classifier, taxis, label, generator):
    """How many taxis differential evolution flips by one pixel of any colour."""
    limits = (setup.people, setup.generations)
    found = [queries.evolve_pixel(classifier, taxi, label, generator, *limits)[0] for taxi in taxis]
    changed = quantised(torch.stack(found))
    return {
        "evolved": count(classifier(changed).argmax(1) != label),
        "evolution_questions": setup.people * setup.generations,
    }


def shown(setup, chosen, called, sure, label, worst):
    """The first taxis with their worst pixel painted, and with as many as it took."""
    rungs = rung(called != label)[: setup.shown]
    rows = [torch.zeros_like(rungs), rungs]
    taxis = torch.arange(len(rungs))
    pictures = torch.stack([chosen[row, taxis] for row in rows])
    return {
        "pictures": (pictures * 255).round().byte().permute(0, 1, 3, 4, 2).numpy(),
        "called": torch.stack([called[row, taxis] for row in rows]).numpy(),
        "sure": torch.stack([sure[row, taxis] for row in rows]).numpy(),
        "pixels": torch.tensor(setup.pixels)[rungs].numpy(),
        "worst": torch.stack(worst)[: setup.shown].numpy(),
    }


CLAIMS = {
    "D4": Claim(
        "flipped", "above", 0.05, "fewer than one taxi in twenty has a pixel that flips it"
    ),
}

WORDS = {
    "title": "One pixel is not enough; the right thirty-two are",
    "alt": "Six rendered taxis. Repainting the one worst of all their pixels leaves each a taxi. "
    "Repainting the worst 32 of 1,024 pixels flips {flipped_32:.0%} of the taxis, as many random "
    "pixels {random_32:.0%}; {dog_32:.0%} are then called dogs.",
    "description": "Above, the first six test taxis that the network reads correctly, each with "
    "its one most harmful pixel painted and ringed; below each, the same taxi with as many of its "
    "worst pixels painted as it took to change its name, and that name. All {questions:,d} "
    "one-pixel changes of every taxi were tried: {flipped:.0%} of the taxis have one that flips "
    "them. Then the share of taxis that lose their name against the number of pixels painted, one "
    "dot for each of five networks: the worst pixels flip {flipped_8:.0%} at 8, {flipped_16:.0%} "
    "at 16, {flipped_32:.0%} at 32, {flipped_64:.0%} at 64; called a dog are {dog_16:.0%}, "
    "{dog_32:.0%} and {dog_64:.0%} at 16, 32 and 64; random pixels flip {random_64:.0%} at 64.",
    "one": "the worst pixel of all",
    "several": "the worst pixels together, as many as it takes",
    "pixels": "pixels painted, of 1,024",
    "lost": "taxis that lose their name",
    "chosen": "the worst pixels",
    "random": "random pixels",
    "dogs": "called a dog",
    "panda": "panda",
    "gibbon": "gibbon",
    "turtle": "turtle",
    "dog": "dog",
    "cat": "cat",
    "horse": "horse",
    "taxi": "taxi",
}


def draw(measured, words, page):
    """Taxis with one pixel and with many; under them how many it takes."""
    figure = page.figure(752 if page.narrow else 516)
    figure.set_layout_engine("none")
    across, step, rows = (3, 113, 2) if page.narrow else (6, 122, 1)
    side, deep = 96, 132
    for row, (name, ink) in enumerate((("one", drawing.MODEL), ("several", drawing.ADVERSARY))):
        top, style = row * (rows * deep + 22) + 22, {"color": ink, "fontsize": drawing.SMALL}
        drawing.write(figure, 0, top - 12, words[name], **style)
        for index, pixels in enumerate(measured.exhibit["pictures"][row]):
            left, under = index % across * step, top + index // across * deep
            axes = drawing.picture(figure, left, under, side, pixels)
            if not row:
                ring(axes, *divmod(measured.exhibit["worst"][index], measured.setup["size"]))
            called = answer(measured, words, page, row, index)
            drawing.write(figure, left, under + side + 11, called, **style)
    lost(figure, measured, words, page)
    return figure


def ring(axes, down, across):
    """A ring around one pixel, dark and light, to be seen on any ground."""
    for ink, width in ((drawing.PAPER, 3.5), (drawing.INK, 1.5)):
        axes.plot(across, down, "o", markersize=13, markerfacecolor="none",
                  markeredgecolor=ink, markeredgewidth=width)  # fmt: skip


def answer(measured, words, page, row, index):
    """What the network calls a picture, in the second row after how many pixels."""
    pixels, called, sure = (measured.exhibit[key] for key in ("pixels", "called", "sure"))
    name = measured.setup["species"][called[row, index]]
    told = drawing.answer(words[name], float(sure[row, index]), page)
    return f"{page.number(int(pixels[index]), 'd')}: {told}" if row else told


def lost(figure, measured, words, page):
    """Share of taxis that lose their name against the number of pixels painted."""
    place = (44, 612, 180, 90) if page.narrow else (44, 348, 560, 110)
    axes = drawing.ladder(figure, place, measured.setup["pixels"], words["lost"], page)
    axes.set_xlabel(words["pixels"])
    for name, key, ink, marker in (
        ("chosen", "chosen", drawing.ADVERSARY, "o"),
        ("dog", "dogs", drawing.MODEL, "s"),
        ("random", "random", drawing.CHANCE, "D"),
    ):
        rows = measured.series[name]
        drawing.seeds(axes, range(rows.shape[1]), rows, ink, words[key], marker)
