"""`/// claim | B8`: what a source essay says, in our words, and what the run said about it."""

import xml.etree.ElementTree as etree
from html import escape

from pymdownx.blocks.block import Block

from scripts.l10n import interface, registry
from scripts.site.errors import did_you_mean
from scripts.site.figures import stash
from scripts.site.numbers import spell


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
        decided = self._decided(entry)
        verdict = interface.verdict(decided["verdict"], self.page.language, self.page.shelf.root)
        kind = decided["verdict"].lower().replace(",", "").replace(" ", "-")
        return (
            f'<p class="claim-head"><span class="claim-id">{escape(label)}</span>'
            f'<strong class="verdict {kind}">{escape(verdict)}</strong></p>'
            f"{self._said(entry)}"
            f'<p class="claim-margin">{self._margin(entry, decided)}</p>'
        )

    def _decided(self, entry):
        measured = self.page.quote(self.line, self.page.shelf.measured, entry["figure"])
        if self.name not in measured.claims:
            mend = f'add "{self.name}" to CLAIMS in figures_src/figures/{entry["figure"]}.py'
            raise self.page.error(
                self.line, f"figure {entry['figure']} does not decide {self.name}", mend
            )
        return measured.claims[self.name]

    def _said(self, entry):
        language, source = self.page.language, registry.source(self.page.shelf.root).code
        said = entry.get(language)
        other = "" if said else f' lang="{source}"'
        text = escape(said or entry[source])
        return f'<blockquote class="claim-said"{other}><p>{text}</p></blockquote>'

    def _margin(self, entry, decided):
        page, figure = self.page, entry["figure"]
        name = f"<code>{figure}.{decided['number']}</code>"
        return page.words[f"claim_{decided['stands']}"].format(
            number=f'<a href="{page.up}how/{figure}/">{name}</a>',
            value=spell(page, decided["value"], ""),
            threshold=spell(page, decided["threshold"], ""),
            agreeing=decided["seeds_agreeing"],
        )
