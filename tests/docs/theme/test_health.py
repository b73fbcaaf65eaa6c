"""Every page is valid HTML, says what it is, and tells search engines and previews the truth."""

import json
import re
import struct
import subprocess
import xml.etree.ElementTree as etree
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts.site import chronicle

pytestmark = pytest.mark.browser  # needs the built site, as the tests in the browser do
ROOT = Path(__file__).resolve().parents[3]
VALIDATOR = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
RULES = {
    "root": True,
    "extends": ["html-validate:standard"],
    "rules": {
        # Material's two switches say autocomplete="off", so that Firefox forgets them.
        "valid-autocomplete": "off",
        # What a figure offers (description, numbers, files) stands below its caption.
        "element-permitted-order": "off",
    },
}
SEEN = ("", "zh/", "es/")  # languages
ATOM = "{http://www.w3.org/2005/Atom}"
VOID = {"meta", "link"}


class Head(HTMLParser):
    """What a page says of itself: title, meta, links, data."""

    def __init__(self, text):
        super().__init__()
        self.meta, self.links, self.data, self.title, self.inside = {}, [], [], "", ""
        self.feed(text.partition("</head>")[0])

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.inside = "" if tag in VOID else found.get("type") or tag
        if tag == "meta":
            self.meta[found.get("name") or found.get("property")] = found.get("content")
        if tag == "link":
            self.links.append(found)

    def handle_data(self, text):
        if self.inside == "title":
            self.title += text.strip()
        if self.inside == "application/ld+json" and text.strip():
            self.data.append(json.loads(text))


def invalid(paths, folder):
    """What the validator finds, as "page:line: rule, message"."""
    config = folder / "rules.json"
    config.write_text(json.dumps(RULES), encoding="utf-8")
    answer = folder / "found.json"
    command = ["node", VALIDATOR, "--config", config, "--formatter", f"json={answer}", *paths]
    said = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert answer.exists(), said.stderr or "html-validate is missing: npm ci"
    return [
        f"{page['filePath']}:{found['line']}: {found['ruleId']}, {found['message']}"
        for page in json.loads(answer.read_text(encoding="utf-8"))
        for found in page["messages"]
    ]


@pytest.fixture(scope="module")
def pages(site):
    """Every page but the notebooks; of these, one for each language."""
    files = [path for path in site.rglob("*.html") if "how" not in path.parts]
    files += [site / language / "how/paper_ball/index.html" for language in SEEN]
    return {path.relative_to(site).as_posix(): path for path in sorted(files)}


@pytest.fixture(scope="module")
def heads(pages):
    return {name: Head(path.read_text(encoding="utf-8")) for name, path in pages.items()}


def test_the_validator_finds_what_is_wrong(tmp_path):
    page = tmp_path / "wrong.html"
    page.write_text(
        '<!doctype html><html lang="en"><head><title>x</title></head><body>'
        '<p id="a">x</p><p id="a">y</p><ul><p>z</p></ul></body></html>',
        encoding="utf-8",
    )
    found = invalid([page], tmp_path)
    assert [rule for rule in ("no-dup-id", "element-permitted-content") if rule in str(found)] == [
        "no-dup-id", "element-permitted-content",
    ]  # fmt: skip


def test_every_page_is_valid_html(pages, tmp_path):
    assert invalid(pages.values(), tmp_path) == []


def test_every_page_has_a_title_and_a_description_of_its_own(heads):
    for key in ("title", "description"):
        said = {}
        for name, head in heads.items():
            told = head.title if key == "title" else head.meta.get("description") or ""
            assert told.strip(), f"{name} has no {key}"
            if "es/" not in name:  # its pages are mostly English ones under a notice
                said.setdefault(told, []).append(name)
        assert not [names for names in said.values() if len(names) > 1]


def test_every_page_has_a_card_in_the_size_that_previews_ask_for(heads, pages, site):
    for name, head in heads.items():
        if name == "404.html":
            continue
        image = head.meta["og:image"]
        path = pages[name].parent / image if not urlsplit(image).scheme else None
        content = path.resolve().read_bytes()
        assert struct.unpack(">II", content[16:24]) == (1200, 630), name
        assert len(content) < 300_000
        assert head.meta["og:title"] and head.meta["og:description"] == head.meta["description"]


def test_chapters_are_articles_that_name_their_sources_and_their_translations(heads):
    [english], [chinese] = heads["holes/index.html"].data, heads["zh/holes/index.html"].data
    assert english["@type"] == chinese["@type"] == "ScholarlyArticle"
    assert (english["inLanguage"], chinese["inLanguage"]) == ("en", "zh-Hans")
    assert "zh-Hans" in [other["inLanguage"] for other in english["workTranslation"]]
    assert chinese["translationOfWork"]["inLanguage"] == "en"
    [cited] = heads["adversarial-examples/index.html"].data
    assert all(work["name"] and work["author"] for work in cited["citation"])
    assert len(cited["citation"]) > 3


def test_every_language_whose_dates_are_known_has_a_feed_that_its_pages_name(heads, pages, site):
    known = chronicle.written(ROOT)
    for name, head in heads.items():
        if name == "404.html":
            continue
        feeds = [link for link in head.links if link.get("type") == "application/atom+xml"]
        assert len(feeds) == bool(known), name
        if not feeds:
            continue
        [feed] = feeds
        top = etree.parse((pages[name].parent / feed["href"]).resolve()).getroot()
        assert len(list(top.iter(f"{ATOM}entry"))) >= 1
        assert all(entry.findtext(f"{ATOM}updated") for entry in top.iter(f"{ATOM}entry"))


def test_the_footer_names_the_measurements_of_the_site(site, pages):
    told = json.loads((site / "version.json").read_text(encoding="utf-8"))["measurements"]
    for name, path in pages.items():
        assert f"<code>{told[:12]}</code>" in path.read_text(encoding="utf-8"), name


def test_links_to_elsewhere_are_marked(pages):
    for name, path in pages.items():
        text = path.read_text(encoding="utf-8")
        away = re.findall(r'<a\b[^>]*\bhref="https?://[^>]*>', text)
        assert not [link for link in away if "noopener" not in link], name
