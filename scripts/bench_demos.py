"""How fast the demos are in a real Chromium, on this machine: python -m scripts.bench_demos

Python alone against a demo that is ready, from an input to its picture, how many pictures a second
are seen of what can be turned, and the bytes of what was trained. Exit status: 0, or 1 where a
part could not run.
"""

import statistics
import tempfile
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

from scripts import serving
from scripts.demos import bundle, models, weights
from scripts.engine import options, waist
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT

ROUNDS = 5  # of starts, each in a browser that has seen nothing
INPUTS = 200
SECONDS = 5  # of turning
PATIENCE = 120  # seconds until a picture, or the demo is broken
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
# Waits for the next painted picture; `pause` is what passes between two looks.
DRAWN = """const section = document.querySelector("section");
const frame = () => new Promise(requestAnimationFrame);
async function drawn(before, pause) {
  const end = performance.now() + 1000 * PATIENCE;
  while (section.dataset.drawn === before) {
    const trouble = section.querySelector(".demo-trouble");
    if (trouble) throw new Error(trouble.textContent);
    if (performance.now() > end) throw new Error(`no picture in ${PATIENCE} s`);
    await pause();
  }
  await frame();
}"""
# From the reader's touch to the first picture: seconds.
READY = """async (PATIENCE) => {
  DRAWN
  const began = performance.now();
  document.querySelector(".demo-start").click();
  await drawn(undefined, frame);
  return (performance.now() - began) / 1000;
}""".replace("DRAWN", DRAWN)
# Moves a slider again and again; milliseconds from each input to its painted picture. Ends after so
# many inputs or, where none are given, seconds.
INPUT = """async ([PATIENCE, id, inputs, seconds]) => {
  DRAWN
  const slider = document.getElementById(id);
  const [min, max, step] = [slider.min, slider.max, slider.step].map(Number);
  const stride = Math.max(step, (max - min) / 37);
  const soon = () => new Promise((next) => setTimeout(next, 0));
  const spent = [];
  const from = performance.now();
  const more = () => (inputs ? spent.length < inputs : performance.now() - from < 1000 * seconds);
  while (more()) {
    const before = section.dataset.drawn;
    const began = performance.now();
    slider.value = min + ((Number(slider.value) - min + stride) % (max - min));
    slider.dispatchEvent(new Event("input"));
    await drawn(before, soon);
    spent.push(performance.now() - began);
  }
  return spent;
}""".replace("DRAWN", DRAWN)


def main(given):
    sizes()
    with served() as address, serving.browser() as chromium:
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
            seconds.append(page.evaluate(READY, PATIENCE))
    bare = statistics.median(alone)
    yield f"Python alone is loaded in {bare:.2f} s (median of {len(alone)})"
    for demo, seconds in ready.items():
        middle = statistics.median(seconds)
        yield f"{demo} is ready in {middle:.2f} s, {middle / bare:.2f} times Python alone"


def inputs(chromium, address, count=INPUTS):
    """From an input to its painted picture, for each demo."""
    for demo, control in sliders():
        spent = moved(chromium, address, demo, control, count=count)
        slow = statistics.quantiles(spent, n=20)[-1]
        yield (f"{demo}: {statistics.median(spent):.0f} ms from input to picture, "
               f"{slow:.0f} ms at the 95th of 100, over {count} inputs")  # fmt: skip


def turning(chromium, address, seconds=SECONDS):
    """What goes all the way round is turned without rest, for each demo that has such a thing."""
    for demo, control in sliders(round=True):
        spent = moved(chromium, address, demo, control, seconds=seconds)
        rate = 1000 * len(spent) / sum(spent)
        yield f"{demo} turns ({control}) with {rate:.0f} pictures a second"


def sliders(**wanted):
    """(demo, id of its first range that is as wanted), of each demo that has one."""
    for name, demo in bundle.demos().items():
        for control in demo.CONTROLS:
            if control.items() >= ({"kind": "range"} | wanted).items():
                yield name, control["id"]
                break


def moved(chromium, address, demo, control, count=0, seconds=0):
    """Milliseconds from each input of a control to its painted picture."""
    with visited(chromium, address, demo) as page:
        page.evaluate(READY, PATIENCE)
        return page.evaluate(INPUT, [PATIENCE, f"demo-{demo}-{control}", count, seconds])


@contextmanager
def visited(chromium, address, demo):
    """The page of a demo as a new visitor meets it, its button ready to be touched.

    Raises EngineError, with the demo's name, where the page does not do what is asked of it.
    """
    from playwright.sync_api import Error

    context = chromium.new_context()
    try:
        page = context.new_page()
        page.goto(f"{address}{demo}.html")
        page.wait_for_selector(".demo-start")
        yield page
    except Error as error:
        raise EngineError(f"{demo} cannot be timed: {error.message}") from error
    finally:
        context.close()


@contextmanager
def served():
    """The address of a small site with every demo, on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        copytree(ROOT / "docs/assets/demo", Path(folder) / bundle.FOLDER)
        bundle.bundle(folder)
        for demo in bundle.demos():
            (Path(folder) / f"{demo}.html").write_text(PAGE.format(demo=demo), encoding="utf-8")
        with serving.served(folder) as address:
            yield address


if __name__ == "__main__":
    options.run(main, __doc__, {})
