"""`/// languages | progress`: every page in every language, what is left, and what comes next.

Nothing on it is kept anywhere: it is read from the pages, their ledgers and the catalogues when
the site is built.
"""

import xml.etree.ElementTree as etree

from pymdownx.blocks.block import Block

from scripts.l10n import catalogue, interface, ledger, originals, pages, registry
from scripts.site.errors import did_you_mean
from scripts.site.ledger import part

NEXT = {  # what a translator does with a page in this state
    "missing": "make l10n START={page}",
    "draft": "make l10n SYNC={page}",
    "outdated": "make l10n DIFF={page}",
    "unrecorded": "make l10n SYNC={page}",
}


class Languages(Block):
    """The block; its text introduces the table."""

    NAME = "languages"
    ARGUMENT = True

    def on_create(self, parent):
        self.page = self.config["essay"].page
        self.root = self.page.shelf.root
        if (name := self.argument.strip()) != "progress":
            line = self.page.line_of(f"languages | {name}")
            mend = did_you_mean(name, ["progress"])
            raise self.page.error(line, f"there is no table {name} of languages", mend)
        section = etree.SubElement(parent, "section")
        section.set("class", "progress")
        for language in registry.translations(self.root):
            self._language(section, language)
        return section

    def _language(self, section, language):
        title = part(section, "h3", "", language.name)
        title.set("id", f"progress-{language.code}")
        title.set("lang", language.html)
        team = ", ".join(map(str, language.team)) or self.page.words["progress_nobody"]
        part(section, "p", "owner", self.page.words["progress_owner"].format(team=team))
        table = etree.SubElement(section, "table")
        self._row(etree.SubElement(table, "thead"), "th", "page", "state", "left", "next")
        body = etree.SubElement(table, "tbody")
        for name in pages.names(self.root, registry.source(self.root).code):
            self._page(body, pages.read(self.root, language.code, name))
        self._words(body, language.code)

    def _row(self, parent, tag, *keys):
        row = etree.SubElement(parent, "tr")
        for key in keys:
            part(row, tag, "", self.page.words[f"progress_{key}"])

    def _page(self, body, page):
        status = ledger.status(self.root, page)
        row = etree.SubElement(body, "tr")
        part(row, "th", "", page.name.removesuffix(".md")).set("scope", "row")
        part(row, "td", f"state {status.state}", self.page.words[f"progress_{status.state}"])
        part(row, "td", "left", str(status.words) if status.words else "")
        self._next(row, NEXT.get(status.state, "").format(page=f"{page.code}/{page.name}"))

    def _words(self, body, code):
        """One row for the words inside figures and demos, one for those of the site."""
        shown, known = catalogue.translations(code, self.root), originals.english(self.root)
        own = interface.own(code, self.root)
        site = interface.words(registry.source(self.root).code, self.root)
        for key, done, of, todo in (
            ("figures", len(shown), len(known), f"make l10n WORDS={code}"),
            ("site", len(own), len(site), interface.file(code)),
        ):
            state = "translated" if done == of else "draft"
            row = etree.SubElement(body, "tr")
            part(row, "th", "", self.page.words[f"progress_{key}"]).set("scope", "row")
            part(row, "td", f"state {state}", self.page.words[f"progress_{state}"])
            part(row, "td", "left", self.page.words["progress_of"].format(done=done, of=of))
            self._next(row, todo if done < of else "")

    def _next(self, row, command):
        cell = part(row, "td", "next", "")
        if command:
            part(cell, "code", "", command)
