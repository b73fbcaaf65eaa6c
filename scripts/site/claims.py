"""`/// claim | B8`: what a source essay says, in our words, and what the run said about it."""

import xml.etree.ElementTree as etree
from html import escape

from pymdownx.blocks.block import Block

from scripts.l10n import catalogue, interface, registry
from scripts.site.errors import did_you_mean
from scripts.site.numbers import spell
from scripts.site.stash import stash

EXACT = ".9g"  # a threshold is shown as it was set: nothing may round it to the value


class Claim(Block):
    """The block; its text is our sentence about the verdict."""

    NAME = "claim"
    ARGUMENT = True

    def on_create(self, parent):
        self.page, self.name = self.config["essay"].page, self.argument.strip()
        self.line = self.page.line_of(f"claim | {self.name}")
        entry = self._entry()
        aside = etree.SubElement(parent, "aside", id=f"claim-{self.name}")
        label = self.page.words["claim"].format(id=self.name)
        aside.set("aria-label", label)
        aside.set("class", "claim")
        stash(self.md, aside, self._head(entry, label))
        return aside

    def _entry(self):
        claims = self.page.shelf.claims
        if self.name not in claims:
            mend = did_you_mean(self.name, claims)
            raise self.page.error(self.line, f"docs/claims.yml has no claim {self.name}", mend)
        return claims[self.name]

    def _head(self, entry, label):
        """Number, verdict, the claim in our words, and by how much it stands or falls."""
        page = self.page
        found = decided(page, self.line, self.name, entry)
        verdict = interface.verdict(found["verdict"], page.language, page.shelf.root)
        kind = css(key(page, found["verdict"]))
        return (
            f'<p class="claim-head"><span class="claim-id">{escape(label)}</span>'
            f'<strong class="verdict {kind}">{escape(verdict)}</strong></p>'
            f"{self._said(entry)}"
            f'<p class="claim-margin">{self._margin(entry, found)}</p>'
        )

    def _said(self, entry):
        text, language = said(self.page, entry)
        other = f' lang="{language}"' if language else ""
        return f'<blockquote class="claim-said"{other}><p>{escape(text)}</p></blockquote>'

    def _margin(self, entry, found):
        figure = entry["figure"]
        name = f"<code>{figure}.{found['number']}</code>"
        link = f'<a href="{self.page.up}how/{figure}/">{name}</a>'
        value = spell(self.page, found["value"], "")
        return escape(margin(self.page, found)).format(number=link, value=value)


def decided(page, line, name, entry) -> dict:
    """What the run said of a claim; an error on the line that asked where no figure decides it."""
    if "figure" not in entry:
        mend = "give it a figure in docs/claims.yml, or leave it to the ledger"
        raise page.error(line, f"no figure decides {name}", mend)
    measured = page.quote(line, page.shelf.measured, entry["figure"])
    if name not in measured.claims:
        mend = f'add "{name}" to CLAIMS in figures_src/figures/{entry["figure"]}.py'
        raise page.error(line, f"figure {entry['figure']} does not decide {name}", mend)
    return measured.claims[name]


def said(page, entry) -> tuple[str, str]:
    """A claim in the page's language, or in the source's and the code of that."""
    source = registry.source(page.shelf.root).code
    own = entry.get(page.language)
    return (own, "") if own else (entry[source], source)


def flips(page, figure: str, name: str, found) -> tuple[str, str]:
    """What would turn a verdict, in the page's language, or in the source's and the code of that.

    figure: the one that decides the claim `name`; found: its verdict among the measured
    """
    if page.language == page.source.code:
        return found["flips"], ""
    own = catalogue.flips(figure, name, found["flips"], page.language, page.shelf.root)
    return (own, "") if own else (found["flips"], page.source.html)


def margin(page, found) -> str:
    """The sentence about the threshold, with the holes {number} and {value} still open."""
    return page.words[f"claim_{found['stands']}"].format(
        number="{number}",
        value="{value}",
        threshold=spell(page, found["threshold"], EXACT),
        agreeing=found["seeds_agreeing"],
    )


def key(page, verdict: str) -> str:
    """The verdict's key among the words of the site: "HOLDS HERE" -> "holds"."""
    return interface.verdict_key(verdict, page.shelf.root)


def css(key: str) -> str:
    """The class under which docs/assets/essay.css knows a verdict."""
    return key.replace("_", "-")
