"""Links that leave the essay say so: to the eye by a sign, to the ear in words.

The other site learns neither where the reader comes from nor gets a hand on this page.
"""

import re
from html import escape

LINK = re.compile(r'<a\b([^>]*\bhref="(https?://[^"]+)"[^>]*)>(.*?)</a>', re.DOTALL)
REL = re.compile(r'\s*\brel="([^"]*)"')
ALWAYS = ("external", "noopener", "noreferrer")


def marked(html: str, words: dict[str, str], own: str = "") -> str:
    """A page whose links to elsewhere are marked; `own` is the address of the site, or ""."""

    def mark(link: re.Match) -> str:
        attributes, address, text = link.groups()
        if own and address.startswith(own):
            return link[0]
        said = REL.search(attributes)
        rel = " ".join(dict.fromkeys([*(said[1].split() if said else ()), *ALWAYS]))
        told = f'<span class="unseen"> {escape(words["elsewhere"])}</span>'
        return f'<a{REL.sub("", attributes)} rel="{rel}">{text}{told}</a>'

    return LINK.sub(mark, html)
