"""Every seed of a number, and the switch that shows one of them instead of the middle of all.

Each part that belongs to one seed, here and in a drawing (scripts/engine/dots.py), has the class
`seed seed-<place>`; docs/assets/evidence.js chooses among them.
"""

import math
from html import escape

from scripts.site.numbers import runs, spell

WIDTH, HEIGHT, EDGE = 260, 34, 10


def value(page, number, form: str) -> str:
    """The middle value, which can turn into that of one seed."""
    middle = spell(page, number.middle, form)
    return f'<strong class="run" data-runs="{escape(runs(page, number, form))}">{middle}</strong>'


def interval(page, number, form: str) -> str:
    """The interval, low to high, in the format of the value."""
    return f"{spell(page, number.low, form)} – {spell(page, number.high, form)}"


def strip(page, number, form: str) -> str:
    """Every seed as a dot on a line, over the interval; read aloud as a list."""
    values = [*number.seeds, number.low, number.high, number.middle]
    low, high = min(values), max(values)

    def at(value):
        middle = 0.5 if math.isclose(high, low) else (value - low) / (high - low)
        return round(EDGE + middle * (WIDTH - 2 * EDGE), 1)

    dots = "".join(
        f'<circle class="seed seed-{place}" cx="{at(value)}" cy="17" r="4.5"/>'
        for place, value in enumerate(number.seeds)
    )
    title = escape(page.words["evidence_seeds"])
    spoken = ", ".join(spell(page, value, form) for value in number.seeds)
    return (
        f'<figure class="seeds"><svg viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f'<path class="axis" d="M0 17H{WIDTH}"/>'
        f'<path class="interval" d="M{at(number.low)} 17H{at(number.high)}"/>'
        f'<path class="middle" d="M{at(number.middle)} 6V28"/>{dots}</svg>'
        f"<figcaption>{title}: {spoken}{_asked(number)}</figcaption></figure>"
    )


def _asked(number):
    """How many each proportion is of: " (n = 20)", or nothing for what is no proportion."""
    if not number.of:
        return ""
    counts = dict.fromkeys(number.of)  # each once, in the order of the seeds
    return f" (n = {' / '.join(map(str, counts))})"


def switch(page, figure: str, measured, place: str) -> str:
    """Radio buttons: the middle of all seeds, or one of them. `place` tells two switches apart.

    Only a browser that runs scripts shows it (docs/assets/furniture.css).
    """
    words, count = page.words, len(measured.seeds)
    choices = [("", words["seed_middle"].format(count=count))]
    choices += [(str(at), str(seed)) for at, seed in enumerate(measured.seeds)]
    boxes = "".join(
        f'<label><input type="radio" autocomplete="off" name="{place}-{escape(figure)}" '
        f'value="{at}"{"" if at else " checked"}{_called(words, at, said)}>'
        f"<span>{escape(said)}</span></label>"
        for at, said in choices
    )
    told = escape(words["seed_told"])
    return (
        f'<fieldset class="seed-switch" data-figure="{escape(figure)}" data-told="{told}">'
        f"<legend>{escape(words['seed_legend'])}</legend>{boxes}"
        f'<p role="status"></p></fieldset>'
    )


def _called(words, at, said):
    """A bare number of a seed has a name that can be heard."""
    return f' aria-label="{escape(words["seed_one"].format(seed=said))}"' if at else ""
