"""Ready HTML inside a page that Markdown is still reading."""

import xml.etree.ElementTree as etree

from markdown.util import AtomicString


def stash(md, parent, html: str) -> None:
    """Puts ready HTML below an element, out of Markdown's reach."""
    holder = etree.SubElement(parent, "div")
    holder.set("class", "holder")
    holder.text = AtomicString(md.htmlStash.store(html))
