"""What a reader writes cannot leave its worker: every way out is tried in a real Chromium.

Tried twice: in the demo as it is, and in one from which two walls were taken, the page's policy and
the hiding of JavaScript from Python, so that the seal of the worker stands alone. And once without
the seal too, where each way has to lead out, or its being shut would mean nothing.
"""

import os
import shutil
import socket
import textwrap
import threading

import pytest

from scripts.demos.bundle import FOLDER

pytestmark = pytest.mark.browser
BALL, PANDA = "en.html", "panda_to_gibbon.en.html"
ATTEMPTS = {
    "fetch": "import js; return await js.fetch(OUT)",
    "fetch of a page of this site": "import js; return await js.fetch(OWN + 'en.html?told=all')",
    "pyfetch": "from pyodide.http import pyfetch; return await pyfetch(OUT)",
    "open_url": "from pyodide.http import open_url; return open_url(OUT)",
    "XMLHttpRequest": "import js; js.XMLHttpRequest.new().open('GET', OUT, False)",
    "WebSocket": "import js; return js.WebSocket.new(OUT.replace('http', 'ws'))",
    "EventSource": "import js; return js.EventSource.new(OUT).close()",
    "WebTransport": "import js; return js.WebTransport.new(OUT.replace('http', 'https'))",
    "FontFace": "import js; return await js.FontFace.new('x', f'url({OUT})').load()",
    "importScripts": "import js; return js.importScripts(OUT)",
    "Worker": "import js; return js.Worker.new(OWN + 'assets/demo/worker.js')",
    "indexedDB": "import js; return js.indexedDB.open('x')",
    "caches": "import js; return await js.caches.open('x')",
    "storage": "import js; return await js.navigator.storage.getDirectory()",
    "BroadcastChannel": "import js; return js.BroadcastChannel.new('x')",
    "navigator": "import js; return js.navigator.userAgent",
    "a forged message": "import js; return js.postMessage('{}')",
    "a message forged by the worker itself": "import js; return js.self.postMessage('{}')",
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
    "an address of own JavaScript": "import js; text = js.Blob.new(js.Array.new('1')); "
    "return js.URL.createObjectURL(text)",
    "the maker of addresses": "import js; return js.URL.createObjectURL",
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
# These may get at files of this site, and some end Python itself.
DOUBTFUL = {
    "C that runs JavaScript": "import ctypes; run = ctypes.CDLL(None).emscripten_run_script; "
    "run(f'import({OUT!r})'.encode()); raise RuntimeError('nothing ran')",
    "a file that is fetched when read": "from pyodide_js import FS; "
    "FS.createLazyFile('/', 'x', OUT, True, False); return open('/x').read()",
    "an address that is another the second time": """
import js
from pyodide.ffi import create_proxy

class Fickle:
    asked = iter([OWN + "assets/demo/pyodide/pyodide.mjs", *[OUT] * 9])
    __str__ = lambda self: next(self.asked)

class Given:
    fromCharCode = js.String.fromCharCode
    __call__ = lambda self, given: given

before, js.String = js.String, create_proxy(Given())
try:
    return await js.fetch(create_proxy(Fickle()))
finally:
    js.String = before
""",
}
# The one JavaScript object that Python is handed: what runs the networks of a demo that has some.
HANDED = {
    "its function's maker": "return models.run.constructor('return 1')",
    "its own maker": "return models.constructor.constructor('return 1')",
    "its maker's maker": "return models.run.constructor.constructor('return 1')",
}
# What the platform refuses by itself, without any seal.
SHUT = {
    "importScripts": "a worker that is a module has none",
    "micropip": "it is not packed",
    "asyncio": "Pyodide's loop opens no connections",
    "another program": "a browser starts none",
}
# These leave no worker that could go on, where they get that far.
BREAKS = ("taking the port's events apart", "close", "a file that is fetched when read")
TRY = """
MODELS = globals().get("MODELS", ())
OUT, OWN, PLACE = {out!r}, {own!r}, {place!r}


async def attempt(models):
{attempt}


async def scene(state, weights, words, models):
    try:
        said = f"reached {{await attempt(models)!r}}"
    except BaseException as error:
        said = f"refused: {{type(error).__name__}}: {{error}}"
    return {{"size": [600, 500], "layers": [], "live": said}}
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
    for page in (BALL, PANDA):
        replace(site / page, '<meta http-equiv="Content-Security-Policy"', '<meta name="none"')
    worker = site / FOLDER / "worker.js"
    replace(worker, 'for (const name of ["js", "pyodide_js"]) ready.unregisterJsModule(name);', "")
    replace(worker, "found.alone();", "")
    return site


@pytest.fixture(scope="module")
def unsealed(unwalled, tmp_path_factory):
    """The same without the seal."""
    site = tmp_path_factory.mktemp("unsealed") / "site"
    shutil.copytree(unwalled, site, copy_function=os.link)
    replace(site / FOLDER / "worker.js", "seal(get, here);", "")
    return site


def replace(path, old, new):
    """Writes a file anew, as it may be a link."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.unlink()
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module", params=["as it is", "unwalled"])
def home(request, serve, address):
    """A site whose workers are sealed."""
    return address if request.param == "as it is" else serve(request.getfixturevalue("unwalled"))


@pytest.fixture(scope="module")
def page(browser, home):
    yield from opened(browser, home, BALL)


@pytest.fixture(scope="module")
def panda(browser, home):
    yield from opened(browser, home, PANDA)


@pytest.fixture(scope="module")
def open_page(browser, serve, unsealed):
    yield from opened(browser, serve(unsealed), BALL)


@pytest.fixture(scope="module")
def open_panda(browser, serve, unsealed):
    yield from opened(browser, serve(unsealed), PANDA)


def opened(browser, own, name):
    """A demo whose Python lies open to be changed."""
    page = browser.new_page()
    page.set_default_timeout(120_000)  # also where other work claims the machine
    page.own, page.asked, page.heard = own, [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.goto(own + name)
    page.locator(".demo-start").click()
    page.wait_for_selector("section[data-drawn]")
    page.locator(".demo-source summary").click()
    page.text = page.locator("textarea").input_value()
    page.evaluate("window.messages = []; addEventListener('message', (e) => messages.push(e.data))")
    yield page
    page.close()


def tried(page, outside, attempt):
    """Makes an attempt; what is said of it, and all that was noticed outside of its worker."""
    place, came = outside
    for noticed in (page.asked, came, page.heard):
        noticed.clear()
    out, attempt = f"http://{place[0]}:{place[1]}/", textwrap.indent(attempt, "    ")
    said = played(page, page.text + TRY.format(attempt=attempt, out=out, own=page.own, place=place))
    page.wait_for_timeout(200)  # what was sent may still be under way
    return said, [*page.asked, *came, *page.evaluate("messages.splice(0)")]


def played(page, text):
    """Runs a text; returns the sentence it says, or what is told of its end."""
    page.locator("textarea").fill(text)
    before = page.locator("section").get_attribute("data-drawn")
    page.get_by_role("button", name="Run", exact=True).click()
    drawn = page.locator(f"section:not([data-drawn='{before}'])")
    drawn.or_(page.get_by_role("alert")).first.wait_for()
    if page.get_by_role("alert").count():
        return page.get_by_role("alert").inner_text()
    return page.locator(".demo-sentence").inner_text()


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_no_way_leads_out(page, outside, attempt):
    said, noticed = tried(page, outside, ATTEMPTS[attempt])
    assert said.startswith("refused: "), said
    assert noticed == [] and page.heard == []


@pytest.mark.parametrize("attempt", HANDED)
def test_what_python_is_handed_makes_no_javascript(panda, outside, attempt):
    said, noticed = tried(panda, outside, HANDED[attempt])
    assert said.startswith("refused: "), said
    assert noticed == []


@pytest.mark.parametrize("attempt", DOUBTFUL)
def test_what_may_get_at_this_site_gets_at_no_other(page, outside, attempt):
    _, noticed = tried(page, outside, DOUBTFUL[attempt])
    assert all(str(each).startswith((page.own, "blob:")) for each in noticed)


@pytest.mark.parametrize("attempt", ATTEMPTS | DOUBTFUL)
def test_without_the_seal_each_way_leads_out(open_page, outside, attempt):
    said, noticed = tried(open_page, outside, (ATTEMPTS | DOUBTFUL)[attempt])
    if attempt in SHUT:
        assert said.startswith("refused: ") and noticed == []
    elif attempt in BREAKS:
        assert not said.startswith("refused: ")
        restored(open_page)
    else:
        assert said.startswith("reached ") or noticed, said


def restored(page):
    """The original in a new worker."""
    before = page.locator("section").get_attribute("data-drawn")
    page.get_by_role("button", name="Reset to the original").click()
    page.locator(f"section:not([data-drawn='{before}'])").wait_for()


@pytest.mark.parametrize("attempt", HANDED)
def test_without_the_seal_what_python_is_handed_makes_javascript(open_panda, outside, attempt):
    said, _ = tried(open_panda, outside, HANDED[attempt])
    assert said.startswith("reached "), said


NAMES = """async () => {
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
