"""The whole site behind a browser that writes down every request, every refusal, every crumb.

It is served as a host serves it that reads the site's own `_headers`.
"""

import pytest

from scripts import serving

pytestmark = pytest.mark.browser
NOTE = """window.refused = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
  window.refused.push(`${violatedDirective} ${blockedURI} ${sourceFile}`));"""
KEPT = "async () => [document.cookie, {...localStorage}, {...sessionStorage}, \
  await indexedDB.databases(), await caches.keys()]"
NOTHING = ["", {}, {}, [], []]
RUNNING = "section.demo-running canvas"


class Host(serving.Quiet):
    """A static host that reads `_headers`: the lines below `/*` go with every answer."""

    def end_headers(self):
        for line in self.told:
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def hosted(site):
    """Address of the site on such a host."""
    text = (site / "_headers").read_text(encoding="utf-8")
    everywhere = text.partition("/*\n")[2].partition("\n\n")[0].splitlines()
    handler = type("Told", (Host,), {"told": everywhere})
    with serving.served(site, handler) as address:
        yield address


@pytest.fixture
def page(browser, request):
    """A page in a browser without a past, which notes what it asks for and what is refused."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(120_000)  # also where other work claims the machine
    page.asked, page.errors = [], []
    context.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda said: page.errors.append(said.text) if said.type == "error" else 0)
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.add_init_script(NOTE)
    yield page
    context.close()


def strangers(page, address):
    own = (address, "data:", f"blob:{address}")
    return sorted({url for url in page.asked if not url.startswith(own)})


def refused(page):
    return page.evaluate("window.refused") + page.errors


def test_every_page_of_every_language_is_read_without_a_stranger_or_a_crumb(page, site, hosted):
    wrong = []
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix().removesuffix("index.html")
        page.goto(hosted + name, wait_until="load")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        wrong += [f"{name}: {what}" for what in refused(page)]
        page.errors.clear()
    assert wrong == []
    assert strangers(page, hosted) == []
    assert page.evaluate(KEPT) == NOTHING and page.context.cookies() == []


def test_a_reader_who_searches_and_opens_evidence_leaves_nothing_but_the_colours(page, hosted):
    page.goto(hosted + "zh/geometric-view/")
    page.locator("button.measured").first.click()
    page.keyboard.press("Escape")
    page.locator("button.find").click()
    page.locator("input[name=query]").press_sequentially("网络")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Escape")
    assert refused(page) == [] and strangers(page, hosted) == []
    assert page.evaluate(KEPT) == NOTHING
    page.locator("button.colours").click()
    assert page.evaluate(KEPT) == ["", {"colours": "light"}, {}, [], []]


@pytest.mark.parametrize("name", ["geometric-view/", "adversarial-examples/"])
def test_a_demo_runs_under_the_policy_and_asks_no_stranger(page, hosted, name):
    page.goto(hosted + name)
    section = page.locator("section.demo").first
    section.scroll_into_view_if_needed()
    section.locator("button.demo-start").click()
    section.locator("canvas").wait_for(timeout=120_000)
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert refused(page) == [] and strangers(page, hosted) == []
    assert page.evaluate(KEPT) == NOTHING and page.context.cookies() == []


def test_an_inline_script_is_refused_and_text_does_not_become_code(page, hosted):
    page.goto(hosted)
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.broken = true";
      document.body.append(script);
      setTimeout("window.broken = true");
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.broken") is None
    assert [what.split()[0] for what in page.evaluate("window.refused")].count("script-src") >= 1
