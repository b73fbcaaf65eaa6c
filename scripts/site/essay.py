"""The Markdown extension of the essay.

    markdown_extensions:
      - scripts.site.essay: {language: en}

The dialect is listed in scripts/site/__init__.py. An unknown name, a damaged measurement, a
missing drawing or an empty alt text stops the build with page, line and remedy.
"""

import re
import xml.etree.ElementTree as etree
from pathlib import Path

from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension

from scripts.site import cards, citations, evidence, formulas, numbers, steering, units
from scripts.site.claims import Claim
from scripts.site.demos import Demo
from scripts.site.errors import did_you_mean
from scripts.site.figures import Figure
from scripts.site.languages import Languages
from scripts.site.ledger import Ledger
from scripts.site.page import Page, origin
from scripts.site.predictions import Predict
from scripts.site.shelf import ROOT, Shelf
from scripts.site.stash import stash

BLOCKS = {
    "figure": "fig",
    "demo": "demo",
    "claim": "claim",
    "ledger": "ledger",
    "languages": "languages",
    "predict": "predict",
}
UNNUMBERED = {"claim", "ledger", "languages", "predict"}
OPENING = re.compile(r"^/{3,}\s+([\w-]+)\s*(?:\|\s*(.*?)\s*)?$")
CLOSING = re.compile(r"^/{3,}\s*$")
HEADINGS_AND_LINKS = ("h1", "h2", "h3", "h4", "h5", "h6", "a")


class Essay(BlocksExtension):
    """Options: `language` of the page, `assets`: the way from the language's root to assets/."""

    def __init__(self, **options):
        self.config = {
            "language": ["en", "code of docs/languages.yml"],
            "assets": ["", 'from the root of the language to the folder of assets/, as "../"'],
            "root": [str(ROOT), "the repository"],
            "page": ["", "file of the page, where the caller is not MkDocs"],
        }
        super().__init__(**options)
        self.shelf = Shelf(Path(self.getConfig("root")))
        self.page = None

    def extendMarkdown(self, md):  # noqa: N802 - Python-Markdown's name
        super().extendMarkdown(md)
        # Before any other reader of lines; code spans (190) come first, escapes (180) after.
        md.preprocessors.register(Opening(self, md), "essay-page", 100)
        display, inline = formulas.DISPLAY, formulas.INLINE
        md.inlinePatterns.register(
            formulas.Formula(display, "block", self, md), "essay-display", 188
        )
        md.inlinePatterns.register(formulas.Formula(inline, "inline", self, md), "essay-math", 187)
        md.inlinePatterns.register(numbers.MeasuredNumber(self, md), "essay-number", 186)
        md.inlinePatterns.register(citations.Citation(self, md), "essay-citation", 185)
        md.treeprocessors.register(Closing(self, md), "essay-end", 15)  # before toc

    def extendMarkdownBlocks(self, md, block_mgr):  # noqa: N802
        for block in (Figure, Demo, Claim, Ledger, Languages, Predict):
            block_mgr.register(block, {"essay": self})


class Opening(Preprocessor):
    """Begins a page: finds its file, numbers its figures, checks its blocks."""

    def __init__(self, essay, md):
        super().__init__(md)
        self.essay = essay

    def run(self, lines):
        self.essay.page = page = self._page(lines)
        marked = list(lines)
        opened = None
        for number, line in page.visible():
            marked[number - page.first - 1] = numbers.mark(line, number)
            if CLOSING.match(line):
                opened = None
            elif block := OPENING.match(line):
                self._open(page, number, block, opened)
                opened = number, line.strip()
        if opened:
            raise page.error(opened[0], f"`{opened[1]}` is never closed", "end it with ///")
        return marked

    def _page(self, lines):
        options, shelf = self.essay.getConfigs(), self.essay.shelf
        language, assets = options["language"], options["assets"]
        path, first, url = options["page"] or "page", 0, ""
        if "relpath" in self.md.treeprocessors:  # MkDocs says which file this is
            file = self.md.treeprocessors["relpath"].file
            path, first = origin(shelf.root, language, file.src_uri, "\n".join(lines))
            url = "" if file.url in (".", "./") else file.url
        return Page(lines, shelf, language, path, first, url, assets)

    def _open(self, page, number, block, opened):
        name, argument = block[1], block[2]
        if opened:
            raise page.error(opened[0], f"`{opened[1]}` is never closed", "end it with ///")
        if name not in BLOCKS:
            raise page.error(number, f"there is no block {name}", did_you_mean(name, BLOCKS))
        if not argument:
            raise page.error(number, f"this {name} has no name", f"write /// {name} | name")
        key = f"{BLOCKS[name]}-{argument}"
        if key in page.numbered or key in page.said:
            raise page.error(number, f"{name} {argument} stands twice on this page", "keep one")
        if name in UNNUMBERED:
            page.said.add(key)
        else:
            page.numbered[key] = len(page.numbered) + 1


class Closing(Treeprocessor):
    """Ends a page: the cards of its numbers, the words that steer a demo, the works it cites."""

    def __init__(self, essay, md):
        super().__init__(md)
        self.essay = essay

    def run(self, root):
        page = self.essay.page
        units.keep(root)
        for parent in list(root.iter()):
            numbers.hold(parent)
            if parent.tag in HEADINGS_AND_LINKS:
                for button in parent.iter("button"):
                    numbers.plain(button)
        steering.steer(page, root)
        self._bibliography(root, page)
        self._cards(root, page)

    def _cards(self, root, page):
        """For each figure that the page shows or quotes: a card for each number, its evidence.

        What is alike stands together, which makes a page smaller when it is compressed.
        """
        figures = {name[4:]: {} for name in page.numbered if name.startswith("fig-")}
        for button in root.iter("button"):
            if button.get("class") == "measured":
                form = button.attrib.pop("data-format")
                figure, key = button.get("data-number").split(".")
                figures.setdefault(figure, {}).setdefault(key, form)
        html = ""
        for figure, forms in figures.items():
            html += "".join(cards.card(page, figure, *each) for each in forms.items())
            html += evidence.card(page, figure, forms)
        if html:
            stash(self.md, root, html)

    def _bibliography(self, root, page):
        if page.cited:
            heading = etree.SubElement(root, "h2", id="references")
            heading.text = page.words["references"]
            citations.bibliography(page, self.md, root)


def makeExtension(**options):  # noqa: N802 - Python-Markdown's name
    return Essay(**options)
