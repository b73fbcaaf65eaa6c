"""The card behind a number: its interval, every seed, the claim it decides, where it comes from.

A card is a native popover, opened by its button with a finger, a key or a pointer, and without
JavaScript. There is one per number and page.
"""

import math
from html import escape

from scripts.l10n import interface
from scripts.site.numbers import spell

WIDTH, HEIGHT, EDGE = 260, 34, 10


def card(page, figure: str, key: str, form: str) -> str:
    """HTML of the card of one number; `form` is the format of its first use on the page."""
    measured = page.shelf.measured(figure)
    number, words = measured.numbers[key], page.words
    name = f"card-{figure}-{key}"
    rows = [*_claim_rows(page, measured, key, form), *_source_rows(page, measured, figure, number)]
    listed = "".join(f"<dt>{escape(term)}</dt><dd>{text}</dd>" for term, text in rows)
    again = f"<code>make reproduce ONLY={escape(figure)}</code>"
    listed += f'<dt class="whole">{escape(words["evidence_rerun"])}</dt>'
    listed += f'<dd class="whole">{again}</dd>'
    return (
        f'<div popover id="{name}" class="card" role="dialog" aria-labelledby="{name}-title" '
        f"data-search-exclude>"
        f'<p class="card-title" id="{name}-title">{escape(words["evidence_title"])}</p>'
        f'<p class="card-value"><strong>{spell(page, number.middle, form)}</strong> '
        f"<span>{escape(words['evidence_interval'])} {interval(page, number, form)}</span></p>"
        f"{strip(page, number, form)}<dl>{listed}</dl>"
        f'<button type="button" class="card-close" popovertarget="{name}" '
        f'popovertargetaction="hide" aria-label="{escape(words["close"])}">×</button></div>'
    )


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

    dots = "".join(f'<circle cx="{at(value)}" cy="17" r="4.5"/>' for value in number.seeds)
    title = escape(page.words["evidence_seeds"])
    spoken = ", ".join(spell(page, value, form) for value in number.seeds)
    return (
        f'<figure class="seeds"><svg viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f'<path class="axis" d="M0 17H{WIDTH}"/>'
        f'<path class="interval" d="M{at(number.low)} 17H{at(number.high)}"/>'
        f'<path class="middle" d="M{at(number.middle)} 6V28"/>{dots}</svg>'
        f"<figcaption>{title}: {spoken}</figcaption></figure>"
    )


def _claim_rows(page, measured, key, form):
    """The claims that this number decides."""
    words = page.words
    for name, claim in measured.claims.items():
        if claim["number"] == key:
            verdict = interface.verdict(claim["verdict"], page.language, page.shelf.root)
            yield words["evidence_claim"], f"{escape(name)} · <strong>{escape(verdict)}</strong>"
            yield words["evidence_margin"], spell(page, claim["margin"], form)


def _source_rows(page, measured, figure, number):
    words = page.words
    runs = f"{len(number.seeds)}"
    if number.of:
        runs += f" × {number.of[0]}" if len(set(number.of)) == 1 else f" ({sum(number.of)})"
    yield words["evidence_runs"], runs
    how = f"{page.up}how/{figure}/"
    yield words["evidence_script"], f'<a href="{how}">{escape(figure)}.py</a>'
    yield words["evidence_fingerprint"], f"<code>{escape(measured.fingerprint[:12])}</code>"
