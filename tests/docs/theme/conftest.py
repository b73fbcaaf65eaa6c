"""The built site, as `make site` leaves it, served to a real browser."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


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
