"""The evidence of a figure in one place: what it rests on, and how to measure it again.

One native popover per figure and page. It is opened from the figure and from the card of each of
its numbers, with a finger, a key or a pointer, and without JavaScript; evidence.js lets it show
another seed.
"""

from html import escape

from scripts.l10n import interface
from scripts.site import claims, seeds, setups
from scripts.site.numbers import spell


def name(figure: str) -> str:
    """Id of a figure's evidence on a page."""
    return f"evidence-{figure}"


def opener(page, figure: str, word: str = "evidence") -> str:
    """The button that opens the evidence of a figure; `word` is its name among the site's words."""
    target, said = f'popovertarget="{name(figure)}"', escape(page.words[word])
    return f'<button type="button" class="evidence-open" {target}>{said}</button>'


def card(page, figure: str, forms: dict[str, str]) -> str:
    """HTML of the evidence of a figure.

    forms: number -> format of its first use on the page; only these are listed, and those that
    decide a claim. The others are in the figure's table.
    """
    measured, words, own = page.shelf.measured(figure), page.words, name(figure)
    title = page.shelf.drawing(figure, page.language).words["title"]
    decisive = {claim["number"]: "" for claim in measured.claims.values()}
    return (
        f'<div popover id="{own}" class="card evidence" role="dialog" '
        f'aria-labelledby="{own}-title" data-figure="{escape(figure)}" data-search-exclude>'
        f'<p class="card-title" id="{own}-title">{escape(words["evidence"])} '
        f"<strong>{escape(title)}</strong></p>"
        f"{seeds.switch(page, figure, measured, 'card')}"
        f"{_numbers(page, measured, decisive | forms)}{_claims(page, measured)}"
        f"{_setup(page, measured)}{_origin(page, measured)}"
        f'<button type="button" class="card-close" popovertarget="{own}" '
        f'popovertargetaction="hide" aria-label="{escape(words["close"])}">×</button></div>'
    )


def _numbers(page, measured, forms):
    """Numbers with their interval, a dot for every seed, and how many were asked."""
    rows = "".join(
        f"<li><code>{escape(key)}</code> {seeds.value(page, measured.numbers[key], form)}"
        f'<span class="between">{seeds.interval(page, measured.numbers[key], form)}</span>'
        f"{seeds.strip(page, measured.numbers[key], form)}</li>"
        for key, form in forms.items()
    )
    left = len(measured.numbers) - len(forms)
    more = ""
    if left > 0:
        said = escape(page.words["evidence_more"].format(count=left))
        more = f'<p><a href="{_how(page, measured)}">{said}</a></p>'
    label = escape(page.words["evidence_numbers"])
    return f'<p class="card-part">{label}</p><ul class="evidence-numbers">{rows}</ul>{more}'


def _claims(page, measured):
    """Every claim that the figure decides: verdict, by how much, and what would turn it."""
    if not measured.claims:
        return ""
    figure, found = measured.figure, measured.claims.items()
    rows = "".join(_claim(page, figure, *claim) for claim in found)
    label = escape(page.words["evidence_claims"])
    return f'<p class="card-part">{label}</p><ul class="evidence-claims">{rows}</ul>'


def _claim(page, figure, name, found):
    words, kind = page.words, claims.css(claims.key(page, found["verdict"]))
    verdict = interface.verdict(found["verdict"], page.language, page.shelf.root)
    said = claims.margin(page, found).format(
        number=found["number"], value=spell(page, found["value"], "")
    )
    margin = spell(page, found["margin"], "")
    return (
        f'<li><span class="claim-id">{escape(name)}</span> '
        f'<strong class="verdict {kind}">{escape(verdict)}</strong> {escape(said)} '
        f"{escape(words['claim_margin'].format(margin=margin))} "
        f"{_flips(page, claims.flips(page, figure, name, found))}</li>"
    )


def _flips(page, said) -> str:
    """What would turn a verdict; says in which language, where that is not the page's."""
    text, language = said
    other = f' lang="{language}"' if language else ""
    told = escape(page.words["claim_flips"]).format(flips=f"<span{other}>{escape(text)}</span>")
    return f'<span class="flips">{told}</span>'


def _setup(page, measured):
    """Each value of the setup with its unit; the comments are in the language of the script."""
    units = setups.units(measured.figure, page.shelf.root)
    rows = "".join(
        f"<dt><code>{escape(key)}</code></dt><dd>{escape(setups.spelled(value, page.locale))}"
        f' <span lang="{page.source.html}">{escape(units.get(key, ""))}</span></dd>'
        for key, value in measured.setup.items()
    )
    label = escape(page.words["evidence_setup"])
    return f'<details><summary class="card-part">{label}</summary><dl>{rows}</dl></details>'


def _origin(page, measured):
    """Script, fingerprint, versions, date, and the command that measures it again."""
    words, figure = page.words, escape(measured.figure)
    versions = ", ".join(f"{package} {version}" for package, version in measured.versions.items())
    rows = [
        ("evidence_runs", escape(", ".join(map(str, measured.seeds)))),
        ("evidence_script", f'<a href="{_how(page, measured)}">{figure}.py</a>'),
        ("evidence_fingerprint", f"<code>{escape(measured.fingerprint[:12])}</code>"),
        ("evidence_versions", escape(versions)),
        ("evidence_date", escape(_date(page, measured))),
        ("evidence_rerun", f"<code>make reproduce ONLY={figure}</code>{_cost(page, measured)}"),
    ]
    listed = "".join(f"<dt>{escape(words[key])}</dt><dd>{text}</dd>" for key, text in rows)
    return f'<p class="card-part">{escape(words["evidence_origin"])}</p><dl>{listed}</dl>'


def _date(page, measured):
    from babel.dates import format_date

    day = page.shelf.committed(measured.figure)
    return format_date(day, "long", page.locale) if day else page.words["evidence_undated"]


def _cost(page, measured):
    if measured.seconds is None:
        return ""
    seconds = spell(page, measured.seconds, ".2g")
    return f" {escape(page.words['evidence_cost'].format(seconds=seconds))}"


def _how(page, measured):
    return f"{page.up}how/{measured.figure}/"
