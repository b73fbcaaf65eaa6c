"""A folder served from this machine, and a real Chromium that reads it: for benches and tests."""

import functools
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from scripts import find_browser
from scripts.engine.errors import EngineError

FLAGS = ["--no-sandbox", "--disable-background-networking"]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *args):
        pass


@contextmanager
def served(folder, handler=Quiet):
    """The address of a folder, ending in a slash, on a free port and for as long as it lasts.

    handler: a SimpleHTTPRequestHandler, which answers
    """
    answers = functools.partial(handler, directory=folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser():
    """A headless Chromium or Chrome, driven by Playwright; EngineError where there is none."""
    from playwright.sync_api import sync_playwright

    if not (program := find_browser.find()):
        raise EngineError(find_browser.MEND)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()
