"""The built site, as `make site` leaves it, served to a real browser."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SMALL = Path(__file__).parent / "small"
FIGURE = "paper_dimension"
CHAPTERS = sorted(path.stem for path in (ROOT / "docs/en").glob("*.md"))
PAGES = [
    language + ("" if page == "index" else f"{page}/")
    for language in ("", "zh/")
    for page in CHAPTERS
]
EVERY = [*PAGES, "how/paper_ball/", "zh/how/paper_ball/", "404.html"]
PHONE = {"width": 412, "height": 823}
HOUSE = "Zoë's house, 房子 №1"
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


LAID_OUT = """() => [...document.querySelectorAll("article *")]
  .every(e => e.matches(".drawing") || getComputedStyle(e).contentVisibility === "visible")"""


@pytest.fixture(scope="session")
def site():
    folder = Path(os.environ.get("SITE", ROOT / "site"))
    if not (folder / "index.html").exists():
        pytest.fail("there is no site to read: make site")
    return folder


@pytest.fixture(scope="session")
def address(site, serve):
    return serve(site)


@pytest.fixture(scope="session")
def opened(address):
    """Opens a page of the site in a context, and notes what it asks for and what goes wrong."""

    def opened(context, name):
        page = context.new_page()
        page.set_default_timeout(120_000)  # also where other work claims the machine
        page.asked, page.errors = [], []
        page.on("requestfinished", lambda request: page.asked.append(request))
        page.on("requestfailed", lambda request: page.errors.append(f"failed: {request.url}"))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(address + name)
        page.wait_for_load_state("networkidle")
        return page

    return opened


@pytest.fixture
def visit(browser, opened):
    """Opens a page for one test. Keywords: of the browser context."""
    contexts = []

    def visit(name, **kwargs):
        contexts.append(browser.new_context(**kwargs))
        return opened(contexts[-1], name)

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture(scope="session", params=EVERY)
def reading(request, browser, opened):
    """One page on a phone, opened once for all that is asked of every page.

    first: what it asked for as it came; shift: how much moved then, before anybody turned it
    """
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = opened(context, request.param)
    page.shift, page.first = page.evaluate(SHIFT), list(page.asked)
    page.wait_for_function(LAID_OUT)  # of what waits for its turn nothing can be asked
    yield page
    context.close()


@pytest.fixture
def slowly(browser, address):
    """How much moves on a page as it comes to a phone of a twelfth of this machine's speed."""
    context = browser.new_context(viewport=PHONE)

    def slowly(name):
        page = context.new_page()
        page.set_default_timeout(120_000)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 12})
        page.goto(address + name)
        page.wait_for_load_state("networkidle")
        return page.evaluate(SHIFT)

    yield slowly
    context.close()


@pytest.fixture(scope="session")
def small_site(tmp_path_factory, serve):
    """Address of a site with one page and one figure, to which Arabic was added by its command.

    It is made in a folder whose name has spaces, a quote, and letters beyond ASCII.
    """
    root = tmp_path_factory.mktemp("small") / HOUSE
    for folder in ("docs", "scripts", "figures_src"):
        shutil.copytree(ROOT / folder, root / folder, ignore=others)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    chapters = settings[settings.index("nav:") : settings.index("not_in_nav")]
    settings = settings.replace(chapters, "nav:\n  - index.md\n")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    languages = (root / "docs/languages.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in languages if line.startswith(("en:", "zh:"))]
    (root / "docs/languages.yml").write_text("\n".join(kept) + "\n", encoding="utf-8")
    (root / "docs/glossary.yml").write_text("homeomorphic: { zh: 同胚 }\n", encoding="utf-8")
    run(root, "new_language", "CODE=ar")
    shutil.copyfile(SMALL / "ar.po", root / "figures_src/words/ar.po")
    for code in ("en", "zh", "ar"):
        (root / "docs" / code).mkdir(exist_ok=True)
        shutil.copyfile(SMALL / f"{code}.md", root / "docs" / code / "index.md")
    for code in ("zh", "ar"):
        run(root, "l10n", f"SYNC={code}/index.md")
    run(root, "make_fonts")
    run(root, "build_site")
    return serve(root / "site")


def others(folder, names):
    """What the small checkout does without: other languages, pages, figures and demos."""
    place = Path(folder).relative_to(ROOT).as_posix()
    if place in ("figures_src/figures", "docs/measured"):
        return [name for name in names if Path(name).stem not in (FIGURE, "__init__", "seconds")]
    if place == "figures_src/demos":
        return [name for name in names if is_demo(Path(folder, name))]
    if place in ("docs/en", "docs/zh"):
        return [name for name in names if name.endswith(".md") or name == "ledger"]
    return [name for name in names if name in ("__pycache__", "es")]


def is_demo(path):
    return path.is_file() and "\nCONTROLS" in path.read_text(encoding="utf-8")


def run(root, verb, *options):
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", f"scripts.{verb}", *options]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
