"""A small page with the demo, served from this machine, in a real headless Chromium."""

import shutil

import pytest

from scripts.demos import poster
from scripts.demos.bundle import FOLDER, bundle, demos, first_scene
from scripts.engine.files import ROOT
from scripts.l10n import registry
from scripts.site import policy
from scripts.site.demos import still

PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>A page</title>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/inks.css">
<link rel="stylesheet" href="assets/page.css"></head>
<body><main><h1>A page</h1><section class="demo" id="demo-{demo}" data-demo="{demo}"
data-lang="{lang}" data-src="assets/demo/">{still}<div class="caption"><p>A caption.</p></div>
<script type="module" src="assets/demo/host.js"></script></section></main></body></html>"""


DRAWN = "() => Number(document.querySelector('section.demo').dataset.drawn ?? 0)"
ANSWERED = """before => {
  const { drawn, waiting } = document.querySelector("section.demo").dataset;
  return Number(drawn ?? 0) > before && waiting === undefined;
}"""


def drawn(page):
    """How many pictures the first demo of the page has drawn."""
    return page.evaluate(DRAWN)


def settle(page, act):
    """Acts, and waits until Python's answer to it, and to all that came with it, is painted."""
    before = drawn(page)
    act()
    page.wait_for_function(ANSWERED, arg=before)
    page.evaluate("() => new Promise(requestAnimationFrame)")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A site of one page for each demo and language: the paper ball's is `en.html`."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "docs/assets/demo", site / FOLDER)
    shutil.copy(ROOT / "docs/assets/inks.css", site / "assets/inks.css")
    style = "body { background: var(--ink-paper); color: var(--ink-ink) }"
    (site / "assets/page.css").write_text(style, encoding="utf-8")
    bundle(site)
    for lang in registry.read(ROOT):
        for demo in demos():
            shown = still(f"{FOLDER}/{poster.file(demo, lang)}", first_scene(demo, lang))
            name = f"{lang}.html" if demo == "paper_ball" else f"{demo}.{lang}.html"
            page = PAGE.format(lang=lang, demo=demo, still=shown, policy=policy.meta())
            (site / name).write_text(page, encoding="utf-8")
    return site


@pytest.fixture(scope="session")
def address(folder, serve):
    return serve(folder)


@pytest.fixture
def visit(browser, address):
    """Opens a page, notes what it asks for; returns it. Keywords go to the browser's context."""
    contexts = []

    def visit(name, **kwargs):
        contexts.append(browser.new_context(**kwargs))
        page = contexts[-1].new_page()
        page.set_default_timeout(120_000)  # also where other work claims the machine
        page.asked, page.errors = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(address + name)
        return page

    yield visit
    for context in contexts:
        context.close()
