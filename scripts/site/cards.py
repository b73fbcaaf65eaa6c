"""The card behind a number: its interval, every seed, the claim it decides, and the way on.

A card is a native popover, opened by its button with a finger, a key or a pointer, and without
JavaScript. There is one per number and page; what numbers of a figure share is in evidence.py.
"""

from html import escape

from scripts.l10n import interface
from scripts.site import evidence, seeds
from scripts.site.numbers import spell


def card(page, figure: str, key: str, form: str) -> str:
    """HTML of the card of one number; `form` is the format of its first use on the page."""
    measured = page.shelf.measured(figure)
    number, words = measured.numbers[key], page.words
    name = f"card-{figure}-{key}"
    rows = [*_claim_rows(page, measured, key, form), (words["evidence_runs"], _runs(number))]
    listed = "".join(f"<dt>{escape(term)}</dt><dd>{text}</dd>" for term, text in rows)
    way = evidence.opener(page, figure, "evidence_all")
    return (
        f'<div popover id="{name}" class="card" role="dialog" aria-labelledby="{name}-title" '
        f'data-figure="{escape(figure)}" data-search-exclude>'
        f'<p class="card-title" id="{name}-title">{escape(words["evidence_title"])}</p>'
        f'<p class="card-value">{seeds.value(page, number, form)} '
        f"<span>{escape(words['evidence_interval'])} "
        f"{seeds.interval(page, number, form)}</span></p>"
        f"{seeds.strip(page, number, form)}<dl>{listed}</dl>{way}"
        f'<button type="button" class="card-close" popovertarget="{name}" '
        f'popovertargetaction="hide" aria-label="{escape(words["close"])}">×</button></div>'
    )


def _claim_rows(page, measured, key, form):
    """The claims that this number decides."""
    words = page.words
    for name, claim in measured.claims.items():
        if claim["number"] == key:
            verdict = interface.verdict(claim["verdict"], page.language, page.shelf.root)
            yield words["evidence_claim"], f"{escape(name)} · <strong>{escape(verdict)}</strong>"
            yield words["evidence_margin"], spell(page, claim["margin"], form)


def _runs(number):
    """How many seeds, and how many were asked in each: "5 × 200"."""
    runs = f"{len(number.seeds)}"
    if number.of:
        runs += f" × {number.of[0]}" if len(set(number.of)) == 1 else f" ({sum(number.of)})"
    return runs
