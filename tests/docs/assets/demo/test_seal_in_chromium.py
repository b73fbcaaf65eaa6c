"""What a reader writes cannot leave its worker: every way out is tried in a real Chromium.

Tried twice: in the demo as it is, and in one from which two walls were taken, the page's policy and
the hiding of JavaScript from Python, so that the seal of the worker stands alone.
"""

import os
import shutil
import socket
import threading

import pytest

from scripts.demos.bundle import FOLDER

pytestmark = pytest.mark.browser
ATTEMPTS = {
    "fetch": "import js; return await js.fetch(OUT)",
    "fetch of a page of this site": "import js; return await js.fetch(OWN + 'en.html?told=all')",
    "pyfetch": "from pyodide.http import pyfetch; return await pyfetch(OUT)",
    "open_url": "from pyodide.http import open_url; return open_url(OUT)",
    "XMLHttpRequest": "import js; js.XMLHttpRequest.new().open('GET', OUT, False)",
    "WebSocket": "import js; return js.WebSocket.new(OUT.replace('http', 'ws'))",
    "EventSource": "import js; return js.EventSource.new(OUT)",
    "WebTransport": "import js; return js.WebTransport.new(OUT)",
    "FontFace": "import js; return await js.FontFace.new('x', f'url({OUT})').load()",
    "importScripts": "import js; return js.importScripts(OUT)",
    "Worker": "import js; return js.Worker.new(OWN + 'assets/demo/worker.js')",
    "indexedDB": "import js; return js.indexedDB.open('x')",
    "caches": "import js; return await js.caches.open('x')",
    "storage": "import js; return await js.navigator.storage.getDirectory()",
    "BroadcastChannel": "import js; return js.BroadcastChannel.new('x')",
    "navigator": "import js; return js.navigator.userAgent",
    "a forged message": "import js; return js.postMessage('{}')",
    "a forged message to all": "import js; return js.self.postMessage('{}', '*')",
    "taking the port's events apart": "import js; kept = js.MessageEvent.prototype; "
    "js.Reflect.deleteProperty(kept, 'data') or kept.nothing_was_taken",
    "close": "import js; return js.close()",
    "eval": "import js; return js.eval('1')",
    "run_js": "from pyodide.code import run_js; return run_js('1')",
    "import() by run_js": "from pyodide.code import run_js; await run_js(f'import({OUT!r})')",
    "Function": "import js; return js.Function.new('return 1')",
    "Function by a constructor": "import js; return js.Object.constructor.new('return 1')",
    "an async Function": "import js; return js.fetch.constructor('return 1')",
    "a timer with a text": "import js; return js.setTimeout(f'import({OUT!r})', 0)",
    "an address of own JavaScript": "import js; return js.URL.createObjectURL(js.Object.new())",
    "a file that is fetched when read": "from pyodide_js import FS; "
    "FS.createLazyFile('/', 'x', OUT, True, False); return open('/x').read()",
    "a package": "import pyodide_js; await pyodide_js.loadPackage(OUT + 'x.whl'); import x",
    "micropip": "import micropip; return await micropip.install(OUT + 'x.whl')",
    "a socket": "import socket; return socket.create_connection(PLACE, 2).send(b'x')",
    "urllib": "import urllib.request; return urllib.request.urlopen(OUT, timeout=2).read()",
    "asyncio": "import asyncio; return await asyncio.open_connection(*PLACE)",
    "__import__": "return await __import__('js').fetch(OUT)",
    "the finder of JavaScript": "import sys; found = [f for f in sys.meta_path if hasattr(f, "
    "'jsproxies')]; return await found[0].jsproxies['js'].fetch(OUT)",
    "another program": "import subprocess; return subprocess.run(['true'])",
}  # fmt: skip
TRY = """
MODELS = ()
OUT, OWN, PLACE = {out!r}, {own!r}, {place!r}
original = scene


async def attempt():
    {attempt}


async def scene(state, weights, words, models):
    try:
        said = f"reached {{await attempt()!r}}"
    except BaseException as error:
        said = f"refused: {{type(error).__name__}}: {{error}}"
    return original(state, weights, words) | {{"live": said}}
"""


@pytest.fixture(scope="module")
def outside():
    """Another place: (its address, a list of who came)."""
    came, door = [], socket.create_server(("127.0.0.1", 0))

    def watch():
        while True:
            try:
                visitor, _ = door.accept()
            except OSError:
                return
            came.append(visitor)
            visitor.close()

    threading.Thread(target=watch, daemon=True).start()
    yield door.getsockname(), came
    door.close()


@pytest.fixture(scope="module")
def unwalled(folder, tmp_path_factory):
    """The site without the page's policy, where Python still finds JavaScript."""
    site = tmp_path_factory.mktemp("unwalled") / "site"
    shutil.copytree(folder, site, copy_function=os.link)
    replace(site / "en.html", '<meta http-equiv="Content-Security-Policy"', '<meta name="none"')
    worker = site / FOLDER / "worker.js"
    replace(worker, 'for (const name of ["js", "pyodide_js"]) ready.unregisterJsModule(name);', "")
    replace(worker, "found.alone();", "")
    return site


def replace(path, old, new):
    """Writes a file anew, as it may be a link."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.unlink()
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module", params=["as it is", "unwalled"])
def page(request, browser, serve, address):
    """A demo whose Python lies open to be changed."""
    own = address if request.param == "as it is" else serve(request.getfixturevalue("unwalled"))
    page = browser.new_page()
    page.set_default_timeout(120_000)  # also where other work claims the machine
    page.own, page.asked, page.heard = own, [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.goto(own + "en.html")
    page.locator(".demo-start").click()
    page.wait_for_selector("section[data-drawn]")
    page.locator(".demo-source summary").click()
    page.text = page.locator("textarea").input_value()
    page.evaluate("window.messages = []; addEventListener('message', (e) => messages.push(e.data))")
    yield page
    page.close()


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_no_way_leads_out(page, outside, attempt):
    place, came = outside
    before, came[:] = len(page.asked), []
    out = f"http://{place[0]}:{place[1]}/"
    tried = TRY.format(attempt=ATTEMPTS[attempt], out=out, own=page.own, place=place)
    said = played(page, page.text + tried)
    assert said.startswith("refused: "), said
    assert page.asked[before:] == []
    assert came == [] and page.heard == [] and page.evaluate("messages") == []


def test_c_that_runs_javascript_brings_python_down_and_nothing_else(page, outside):
    place, came = outside
    came[:] = []
    out = f"import('http://{place[0]}:{place[1]}/')".encode()
    tried = f"import ctypes\nctypes.CDLL(None).emscripten_run_script({out!r})\n"
    page.locator("textarea").fill(f"{page.text}\n{tried}")
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_role("alert").wait_for()
    assert "brought Python itself down" in page.get_by_role("alert").inner_text()
    assert came == [] and page.heard == [] and page.evaluate("messages") == []


def played(page, text):
    """Runs a text; returns the sentence it says."""
    page.locator("textarea").fill(text)
    before = page.locator("section").get_attribute("data-drawn")
    page.get_by_role("button", name="Run", exact=True).click()
    page.wait_for_function(
        "before => document.querySelector('section').dataset.drawn !== before", arg=before
    )
    return page.locator(".demo-sentence").inner_text()


NAMES = """async () => {
  const { seal } = await import("./assets/demo/seal.js");
  const text = `import { seal } from "${new URL("assets/demo/seal.js", location)}";
    const tell = self.postMessage.bind(self);
    seal(() => {}, "here");
    const names = [];
    for (let scope = self; scope; scope = Object.getPrototypeOf(scope)) {
      names.push(...Reflect.ownKeys(scope).map(String));
    }
    tell(names);`;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })),
                            { type: "module" });
  return new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
}"""
OUTER = {"XMLHttpRequest", "WebSocket", "importScripts", "postMessage", "indexedDB", "caches",
         "eval", "navigator", "Worker", "Request", "close", "BroadcastChannel"}  # fmt: skip


def test_a_sealed_worker_knows_no_name_that_leads_out(visit):
    names = set(visit("en.html").evaluate(NAMES))
    assert {"Array", "WebAssembly", "TextDecoder", "setTimeout", "fetch"} <= names
    assert not OUTER & names
