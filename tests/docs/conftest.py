"""One real headless Chromium for every test that reads the site as a reader does."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from scripts import find_browser

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def browser():
    """Chromium or Chrome; where there is none, every test that needs it fails with the remedy."""
    program = find_browser.find() or pytest.fail(find_browser.MEND)
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve():
    """Serves folders from this machine: folder -> address."""
    servers = []

    def serve(folder):
        handler = functools.partial(Quiet, directory=folder)
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def violations():
    """What axe finds on a page of Chromium: page -> ["rule: element"]."""
    script = AXE.read_text(encoding="utf-8")

    def violations(page):
        page.evaluate(script)
        found = page.evaluate("axe.run()")["violations"]
        return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]

    return violations
