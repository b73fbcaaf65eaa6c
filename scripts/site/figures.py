"""`/// figure | paper_ball`: a drawing inside the page, its caption, its description, its data.

Both layouts of the drawing stand in the page and CSS shows the one that fits the column. Text in
it is text, colours are variables of the page.
"""

import re
import xml.etree.ElementTree as etree
from html import escape

from pymdownx.blocks.block import Block

from scripts.site import evidence, seeds, takeaways
from scripts.site.numbers import spell
from scripts.site.stash import stash

VIEW = re.compile(r'viewBox="([^"]+)"')


class Figure(Block):
    """The block; its text is the caption, which states what the figure found."""

    NAME = "figure"
    ARGUMENT = True

    def on_create(self, parent):
        self.page, self.figure = self.config["essay"].page, self.argument.strip()
        self.line = self.page.line_of(f"figure | {self.figure}")
        self.measured = self.page.quote(self.line, self.page.shelf.measured, self.figure)
        drawn = self.page.quote(self.line, self.page.shelf.drawing, self.figure, self.page.language)
        element = etree.SubElement(parent, "figure", id=f"fig-{self.figure}")
        element.set("class", "figure")
        stash(self.md, element, drawing(drawn))
        self.caption = etree.SubElement(element, "figcaption")
        self.drawn, self.element = drawn, element
        return element

    def on_add(self, block):
        return self.caption

    def on_end(self, block):
        number(self.page, self.caption, f"fig-{self.figure}")
        stash(self.md, self.element, details(self.page, self.figure, self.measured, self.drawn))


def drawing(drawn) -> str:
    """Both layouts; every id inside them carries the name of its drawing."""
    return layout("wide", drawn.wide) + layout("narrow", drawn.narrow)


def layout(name: str, svg: str) -> str:
    """One layout, which says its proportions to essay.css before it is laid out."""
    _, _, across, down = VIEW.search(svg)[1].split()
    size = f'data-across="{across}" data-down="{down}"'
    return f'<div class="drawing {name}" {size} data-search-exclude>{svg}</div>'


def number(page, caption, name: str) -> None:
    """Writes "Figure 1." before the first words of a caption."""
    first = caption if caption.find("p") is None else caption.find("p")
    label = etree.Element("strong")
    label.set("class", "figure-number")
    label.text = page.words["figure"].format(number=page.numbered[name])
    label.tail = " " + (first.text or "")
    first.text = ""
    first.insert(0, label)


def details(page, figure: str, measured, drawn) -> str:
    """What the figure shows in words, and its numbers as a table; and the way to its making."""
    words = page.words
    description = escape(drawn.words.get("description", ""))
    how = f'<a class="how" href="{page.up}how/{figure}/">{escape(words["how_made"])}</a>'
    return (
        f"<details><summary>{escape(words['long_description'])}</summary>"
        f"<p>{description}</p></details>"
        f"<details data-search-exclude><summary>{escape(words['data_table'])}</summary>"
        f"{table(page, measured)}</details>"
        f"<details data-search-exclude><summary>{escape(words['take_away'])}</summary>"
        f"{takings(page, figure)}</details>{evidence.opener(page, figure)}{how}"
        f"{seeds.switch(page, figure, measured, 'figure')}"
    )


def takings(page, figure: str) -> str:
    """Links to everything a reader may take away of a figure."""
    given = takeaways.links(figure, page.up)
    listed = "".join(f'<li><a href="{to}" download>{escape(name)}</a></li>' for to, name in given)
    return f'<ul class="takings">{listed}</ul>'


def table(page, measured) -> str:
    """Every number of a figure: its value, its interval, every seed."""
    columns = ("number", "evidence_value", "evidence_interval", "evidence_seeds")
    head = "".join(f'<th scope="col">{escape(page.words[key])}</th>' for key in columns)
    rows = "".join(_row(page, key, value) for key, value in measured.numbers.items())
    label = escape(page.words["data_table"])
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(page, key, value):
    every = ", ".join(spell(page, seed, "") for seed in value.seeds)
    cells = (spell(page, value.middle, ""), seeds.interval(page, value, ""), every)
    filled = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><th scope="row"><code>{escape(key)}</code></th>{filled}</tr>'
