"""How fast the demos are in a real Chromium, on this machine: python -m scripts.bench_demos

Python alone against a demo that is ready, from an input to its picture, how many pictures a second
the panda shows while it turns, and the bytes of what was trained. Exit status: 0, or 1 where a
part could not run.
"""

import functools
import statistics
import tempfile
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree

from scripts import find_browser
from scripts.demos import bundle, models, weights
from scripts.engine import options, waist
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT

ROUNDS = 5  # of starts, each in a browser that has seen nothing
INPUTS = 200
SECONDS = 5  # of turning
FLAGS = ["--no-sandbox", "--disable-background-networking"]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>
<link rel="icon" href="data:,"></head><body><section class="demo" id="demo-{demo}"
data-demo="{demo}" data-lang="en" data-src="assets/demo/"><div class="demo-still"></div>
<script type="module" src="assets/demo/host.js"></script></section></body></html>"""

# Python alone, in a worker as the demos have one: seconds.
ALONE = """async () => {
  const folder = new URL("assets/demo/pyodide/", location).href;
  const text = `import { loadPyodide } from "${folder}pyodide.mjs";
    loadPyodide({ indexURL: "${folder}", packages: [] }).then(() => self.postMessage("ready"));`;
  const began = performance.now();
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  await new Promise((resolve) => (worker.onmessage = resolve));
  worker.terminate();
  return (performance.now() - began) / 1000;
}"""
# From the reader's touch to the first picture: seconds.
READY = """async () => {
  const start = document.querySelector(".demo-start");
  const section = document.querySelector("section");
  const began = performance.now();
  start.click();
  while (!section.dataset.drawn) await new Promise(requestAnimationFrame);
  return (performance.now() - began) / 1000;
}"""
# Sets the first slider again and again; milliseconds from each input to its painted picture. Ends
# after so many inputs or seconds.
INPUT = """async ([inputs, seconds]) => {
  const section = document.querySelector("section");
  const name = seconds ? "input[id$=yaw]" : ".demo-controls input[type=range]";
  const slider = document.querySelector(name);
  const [min, max, step] = [slider.min, slider.max, slider.step].map(Number);
  const stride = Math.max(step, (max - min) / 37);
  const spent = [];
  const from = performance.now();
  const more = () => (seconds ? performance.now() - from < 1000 * seconds : spent.length < inputs);
  for (let k = 1; more(); k++) {
    const drawn = section.dataset.drawn;
    const began = performance.now();
    slider.value = min + ((Number(slider.value) - min + stride) % (max - min));
    slider.dispatchEvent(new Event("input"));
    while (section.dataset.drawn === drawn) await new Promise((next) => setTimeout(next, 0));
    if (!seconds) await new Promise(requestAnimationFrame);
    spent.push(performance.now() - began);
  }
  return spent;
}"""


def main(given):
    sizes()
    with served() as address, browser() as chromium:
        for measure in (starts, inputs, turning):
            for line in measure(chromium, address):
                print(line, flush=True)
    return 0


def sizes(root=ROOT):
    """Prints the bytes of weights and networks of each demo."""
    for name, demo in bundle.demos().items():
        kept = len(weights.weights(demo, waist.read(name, root)))
        nets = sum(map(len, models.contents(demo, root).values()))
        print(f"{name}: {kept / 1e3:.0f} kB of weights of {weights.LIMIT / 1e3:.0f} allowed, "
              f"{nets / 1e3:.0f} kB of networks of {models.LIMIT / 1e3:.0f}")  # fmt: skip


def starts(chromium, address, rounds=ROUNDS):
    """Python alone and each demo by turns, so that whatever else this machine does meets both."""
    alone, ready = [], {demo: [] for demo in bundle.demos()}
    for demo, seconds in [*ready.items()] * rounds:
        with visited(chromium, address, demo) as page:
            alone.append(page.evaluate(ALONE))
        with visited(chromium, address, demo) as page:
            seconds.append(page.evaluate(READY))
    bare = statistics.median(alone)
    yield f"Python alone is loaded in {bare:.2f} s (median of {len(alone)})"
    for demo, seconds in ready.items():
        middle = statistics.median(seconds)
        yield f"{demo} is ready in {middle:.2f} s, {middle / bare:.2f} times Python alone"


def inputs(chromium, address, count=INPUTS):
    """From an input to its painted picture, for each demo."""
    for demo in bundle.demos():
        with visited(chromium, address, demo) as page:
            page.evaluate(READY)
            spent = page.evaluate(INPUT, [count, 0])
        slow = statistics.quantiles(spent, n=20)[-1]
        yield (f"{demo}: {statistics.median(spent):.0f} ms from input to picture, "
               f"{slow:.0f} ms at the 95th of 100, over {count} inputs")  # fmt: skip


def turning(chromium, address, seconds=SECONDS):
    """The panda turned without rest, nudged anew in every view as its reader finds it."""
    with visited(chromium, address, "panda_to_gibbon") as page:
        page.evaluate(READY)
        for method in ("many", "one", "noise"):
            page.locator(f"input[value={method}]").check(force=True)
            page.wait_for_timeout(500)
            spent = page.evaluate(INPUT, [0, seconds])
            rate = 1000 * len(spent) / sum(spent)
            yield f"panda_to_gibbon turns with {rate:.0f} pictures a second, the change: {method}"


@contextmanager
def visited(chromium, address, demo):
    """The page of a demo as a new visitor meets it, its button ready to be touched."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}{demo}.html")
    page.wait_for_selector(".demo-start")
    yield page
    context.close()


@contextmanager
def served():
    """The address of a small site with every demo, on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        copytree(ROOT / "docs/assets/demo", Path(folder) / bundle.FOLDER)
        bundle.bundle(folder)
        for demo in bundle.demos():
            (Path(folder) / f"{demo}.html").write_text(PAGE.format(demo=demo), encoding="utf-8")
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@contextmanager
def browser():
    from playwright.sync_api import sync_playwright

    if not (program := find_browser.find()):
        raise EngineError(find_browser.MEND)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


if __name__ == "__main__":
    options.run(main, __doc__, {})
