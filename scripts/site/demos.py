"""`/// demo | paper_ball`: a place where the browser runs Python, and until then the static figure.

The page itself loads one small module; whatever is heavy waits for the reader's first touch.
"""

import re
import xml.etree.ElementTree as etree
from html import escape

from pymdownx.blocks.block import Block

from scripts.demos import poster
from scripts.site.errors import did_you_mean
from scripts.site.figures import number
from scripts.site.stash import stash

OFFERS = re.compile(r"^CONTROLS\b", re.MULTILINE)


class Demo(Block):
    """The block; its text is the caption, which says what to try."""

    NAME = "demo"
    ARGUMENT = True

    def on_create(self, parent):
        self.page, self.demo = self.config["essay"].page, self.argument.strip()
        line = self.page.line_of(f"demo | {self.demo}")
        if self.demo not in (known := demos(self.page.shelf.root)):
            mend = did_you_mean(self.demo, known)
            raise self.page.error(line, f"there is no demo {self.demo}", mend)
        self.source = f"{self.page.up}{self.page.assets}assets/demo/"
        self.element = self._mount(parent)
        scene = self.page.quote(line, self.page.shelf.first_scene, self.demo, self.page.language)
        stash(self.md, self.element, still(f"{self.source}{self._picture()}", scene))
        self.caption = etree.SubElement(self.element, "div")
        self.caption.set("class", "caption")
        return self.element

    def on_add(self, block):
        return self.caption

    def on_end(self, block):
        number(self.page, self.caption, f"demo-{self.demo}")
        told = f'<p class="demo-folder">{escape(self.page.words["folder_demo"])}</p>'
        module = f'<script type="module" src="{escape(self.source)}host.js"></script>'
        stash(self.md, self.element, told + module)

    def _picture(self):
        return poster.file(self.demo, self.page.language)

    def _mount(self, parent):
        section = etree.SubElement(parent, "section", id=f"demo-{self.demo}")
        section.set("class", "demo")
        section.set("data-demo", self.demo)
        section.set("data-lang", self.page.language)
        section.set("data-src", self.source)
        return section


def still(source: str, scene: dict) -> str:
    """The first scene as a picture: it says what the running demo says, and loads when near."""
    width, height = scene["size"]
    return (
        f'<div class="demo-still"><img class="drawing" src="{escape(source)}" loading="lazy" '
        f'width="{width}" height="{height}" alt="{escape(scene["live"])}"></div>'
    )


def demos(root) -> list[str]:
    """Names of the demos: the modules of their room that offer controls."""
    paths = sorted((root / "figures_src/demos").glob("[a-z]*.py"))
    return [p.stem for p in paths if OFFERS.search(p.read_text(encoding="utf-8"))]
