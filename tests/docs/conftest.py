"""One real headless Chromium for every test that reads the site as a reader does."""

from contextlib import ExitStack

import pytest

from scripts import serving


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
