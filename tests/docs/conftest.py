"""One real headless Chromium for every test that reads the site as a reader does."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from scripts import serving

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="session")
def browser():
    """Chromium or Chrome; where there is none, every test that needs it fails with the remedy."""
    with serving.browser() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def serve():
    """Serves folders from this machine: folder -> address."""
    with ExitStack() as open_ones:
        yield lambda folder: open_ones.enter_context(serving.served(folder))


@pytest.fixture(scope="session")
def violations():
    """What axe finds on a page of Chromium: page -> ["rule: element"]."""
    script = AXE.read_text(encoding="utf-8")

    def violations(page):
        page.evaluate(script)
        found = page.evaluate("axe.run()")["violations"]
        return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]

    return violations
