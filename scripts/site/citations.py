"""`[@goodfellow2015]` cites a work, `[@fig-paper_ball]` points to a figure of the same page."""

import re
import xml.etree.ElementTree as etree

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from scripts.site.errors import did_you_mean

PATTERN = r"\[@([^\[\]\s;]+(?:\s*;\s*@[^\[\]\s;]+)*)\]"
OWN = ("fig-", "demo-")


class Citation(InlineProcessor):
    """One pair of brackets: `[@fig-x]`, `[@one]`, or `[@one; @two]`."""

    def __init__(self, essay, md):
        super().__init__(PATTERN, md)
        self.essay = essay

    def handleMatch(self, match, data):  # noqa: N802 - Python-Markdown's name
        keys = [key.strip().removeprefix("@") for key in match[1].split(";")]
        if len(keys) == 1 and keys[0].startswith(OWN):
            return self._figure(keys[0]), match.start(0), match.end(0)
        span = etree.Element("span")
        span.set("class", "citation")
        span.text = "("
        for index, key in enumerate(keys):
            link = self._work(key)
            link.tail = ")" if index == len(keys) - 1 else "; "
            span.append(link)
        return span, match.start(0), match.end(0)

    def _figure(self, name):
        page = self.essay.page
        if name not in page.numbered:
            mend = did_you_mean(name, page.numbered)
            raise page.error(f"@{name}", f"this page has no figure {name}", mend)
        link = etree.Element("a", href=f"#{name}")
        link.set("class", "reference")
        link.text = page.words["figure"].format(number=page.numbered[name])
        link.text = re.sub(r"\.$", "", link.text).replace(" ", "\u00a0")
        return link

    def _work(self, key):
        page = self.essay.page
        works = page.shelf.references
        if key not in works:
            mend = did_you_mean(key, works)
            raise page.error(f"@{key}", f"docs/references.bib has no work {key}", mend)
        if key not in page.cited:
            page.cited.append(key)
        link = etree.Element("a", href=f"#ref-{key}", title=works[key].title)
        link.text = works[key].short
        return link


def bibliography(page, md, parent) -> None:
    """Appends the works cited on a page, by author and year."""
    works = [page.shelf.references[key] for key in page.cited]
    listed = etree.SubElement(parent, "ol")
    listed.set("class", "references")
    for work in sorted(works, key=lambda work: (work.people, work.year)):
        row = etree.SubElement(listed, "li", id=f"ref-{work.key}")
        row.text = AtomicString(md.htmlStash.store(work.html()))
