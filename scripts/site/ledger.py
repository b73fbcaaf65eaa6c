"""`/// ledger | A`: every claim of one essay, with its verdict; `/// ledger | tally` counts them.

Nothing is typed: verdicts come from the measurements, the rest from docs/claims.yml. The tally
is a row of native radio buttons, and a style rule hides what is not chosen: no script.
"""

import xml.etree.ElementTree as etree
from collections import Counter

from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from scripts.site import claims, numbers
from scripts.site.errors import did_you_mean

ALL = "all"
# In the order in which the tally shows them; the last two have no run behind them.
KINDS = "holds other_reason in_part fails ill_posed not_testable open".split()
VERDICTS = {kind: claims.css(kind) for kind in KINDS}


class Ledger(Block):
    """The block; its text, if any, introduces the list."""

    NAME = "ledger"
    ARGUMENT = True

    def on_create(self, parent):
        self.page, self.part = self.config["essay"].page, self.argument.strip()
        self.line = self.page.line_of(f"ledger | {self.part}")
        entries = self.page.shelf.claims
        sources = sorted({entry["source"] for entry in entries.values()})
        if self.part == "tally":
            return self._tally(parent, entries)
        if self.part not in sources:
            mend = did_you_mean(self.part, [*sources, "tally"])
            raise self.page.error(self.line, f"no essay is called {self.part}", mend)
        section = etree.SubElement(parent, "section")
        section.set("class", "ledger")
        self.rows = etree.SubElement(section, "ol")
        for name, entry in entries.items():
            if entry["source"] == self.part:
                self._row(name, entry)
        return section

    def _tally(self, parent, entries):
        found = Counter(kind(self.page, self.line, *each) for each in entries.items())
        fields = etree.SubElement(parent, "fieldset")
        fields.set("class", "tally")
        part(fields, "legend", "", self.page.words["ledger_verdict"])
        self._choice(fields, ALL, self.page.words["ledger_all"], sum(found.values()))
        for name in KINDS:
            if found[name]:
                self._choice(fields, VERDICTS[name], self._called(name), found[name])
        return fields

    def _choice(self, fields, value, text, count):
        label = etree.SubElement(fields, "label")
        box = etree.SubElement(label, "input", type="radio", name="verdict", id=f"only-{value}")
        if value == ALL:
            box.set("checked", "checked")
        part(label, "span", "" if value == ALL else f"verdict {value}", text)
        part(label, "span", "count", str(count))

    def _called(self, name):
        return self.page.words["claim_open" if name == "open" else f"verdict_{name}"]

    def _row(self, name, entry):
        found = kind(self.page, self.line, name, entry)
        row = etree.SubElement(self.rows, "li", id=f"ledger-{name}")
        row.set("class", VERDICTS[found])
        head = part(row, "p", "claim-head", "")
        part(head, "span", "claim-id", name)
        part(head, "strong", f"verdict {VERDICTS[found]}", self._called(found))
        text, language = claims.said(self.page, entry)
        said = part(row, "p", "claim-said", text)
        if language:
            said.set("lang", language)
        self._dated(row, entry)
        {"open": self._open, "not_testable": self._closed}.get(found, self._ran)(row, name, entry)

    def _dated(self, row, entry):
        """The year of the world that a claim speaks of, where that is not the world of our runs."""
        if "as_of" in entry:
            key = "ledger_about" if entry.get("circa") else "ledger_as_of"
            part(row, "p", "claim-as-of", self.page.words[key].format(year=entry["as_of"]))

    def _open(self, row, name, entry):
        text = self.page.words["ledger_open"].format(experiment=entry["experiment"])
        part(row, "p", "claim-margin", text)

    def _closed(self, row, name, entry):
        if entry["status"] == "measured":
            return self._ran(row, name, entry)
        part(row, "p", "claim-margin", self.page.words["ledger_untestable"])

    def _ran(self, row, name, entry):
        """The decisive number with its card, the threshold, and the way to the figure."""
        decided = claims.decided(self.page, self.line, name, entry)
        told = part(row, "p", "claim-margin", "")
        before, after = claims.margin(self.page, decided).split("{value}")
        before = before.format(number=f"{entry['figure']}.{decided['number']}")
        told.text = AtomicString(before)
        number = numbers.button(self.page, entry["figure"], decided["number"])
        number.tail = AtomicString(f"{after} ")
        told.append(number)
        drawing = self.page.quote(
            self.line, self.page.shelf.drawing, entry["figure"], self.page.language
        )
        way = part(told, "a", "ledger-way", drawing.words["title"])
        way.set("href", self.page.shelf.place_of(entry["figure"]))
        self._flips(row, claims.flips(self.page, entry["figure"], name, decided))

    def _flips(self, row, said):
        """The outcome named beforehand as the one that turns the verdict."""
        before, _, after = self.page.words["claim_flips"].partition("{flips}")
        told = part(row, "p", "claim-margin", before)
        text, language = said
        named = part(told, "span", "flips", text)
        named.tail = AtomicString(after)
        if language:
            named.set("lang", language)


def kind(page, line, name, entry) -> str:
    """Which of `KINDS` a claim is: its verdict where a run gave one."""
    if entry["status"] == "measured":
        return claims.key(page, claims.decided(page, line, name, entry)["verdict"])
    return "open" if entry["status"] == "open" else "not_testable"


def part(parent, tag, name, text):
    """An element whose text is shown as it is: no Markdown inside."""
    element = etree.SubElement(parent, tag)
    element.set("class", name)
    element.text = AtomicString(text)
    return element
