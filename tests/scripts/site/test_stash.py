"""HTML that is ready stays as it is while Markdown reads the rest of a page."""

import xml.etree.ElementTree as etree

import markdown
from markdown.treeprocessors import Treeprocessor

from scripts.site.stash import stash


class Ready(Treeprocessor):
    def run(self, root):
        stash(self.md, root, "<svg><path d='M_1_ 2'/></svg>")
        assert root[-1].get("class") == "holder" and isinstance(root[-1], etree.Element)


def test_ready_html_is_not_read_as_markdown():
    md = markdown.Markdown()
    md.treeprocessors.register(Ready(md), "ready", 15)
    html = md.convert("_One_.")
    assert "<em>One</em>" in html and "<svg><path d='M_1_ 2'/></svg>" in html
