"""The files of the built site: they lead nowhere that is not there, and ask no stranger."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest

pytestmark = pytest.mark.browser  # needs the built site, as the tests in the browser do
LOADED = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src"}
RELS = {"stylesheet", "preload", "icon", "modulepreload"}
FETCHED = re.compile(r"""url\(\s*["']?https?:|import\s*\(?\s*["']https?:|@import\s+["']https?:""")


class Page(HTMLParser):
    """Ids, links, and what is loaded, of one HTML file."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.loaded, self.alts = Counter(), [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "id" in found:
            self.ids[found["id"]] += 1
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag == "link" and RELS & set((found.get("rel") or "").split()):
            self.loaded.append(found["href"])
        if found.get(LOADED.get(tag)):
            self.loaded.append(found[LOADED[tag]])


@pytest.fixture(scope="module")
def pages(site):
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    return {name: Page(path.read_text(encoding="utf-8")) for name, path in files.items()}


def target(site, name, href):
    """The file that a link of a page leads to."""
    path = unquote(urlsplit(href).path)
    base = site / PurePosixPath(name).parent if not path.startswith("/") else site
    found = (base / path.lstrip("/")).resolve() if path else site / name
    return found / "index.html" if found.is_dir() else found


def test_every_local_link_and_anchor_is_there(site, pages):
    lost = []
    for name, page in pages.items():
        for href in [*page.links, *page.loaded]:
            if urlsplit(href).scheme:
                continue
            file = target(site, name, href)
            anchor = unquote(urlsplit(href).fragment)
            known = pages.get(file.relative_to(site.resolve()).as_posix()) if anchor else None
            if not file.exists() or (anchor and known and anchor not in known.ids):
                lost.append(f"{name}: {href}")
    assert lost == []


def test_no_page_says_an_id_twice(pages):
    twice = [f"{n}: {i}" for n, page in pages.items() for i, k in page.ids.items() if k > 1]
    assert twice == []


def test_nothing_is_loaded_from_elsewhere(site, pages):
    assert [f"{n}: {a}" for n, p in pages.items() for a in p.loaded if urlsplit(a).scheme] == []
    texts = [path for kind in ("css", "js") for path in site.rglob(f"*.{kind}")]
    own = [path for path in texts if "pyodide" not in path.parts]
    asking = [p.name for p in own if FETCHED.search(p.read_text(encoding="utf-8", errors="ignore"))]
    assert asking == []
    assert not [p.name for p in own if "unpkg.com" in p.read_text("utf-8", "ignore")]


def test_notebook_pages_are_light_and_carry_no_script_of_strangers(site):
    for path in site.rglob("how/*/index.html"):
        text = path.read_text(encoding="utf-8")
        assert "mathjax" not in text.lower() and "mermaid" not in text and "<style>" not in text
