"""What is fast and how fast, in one run: python -m scripts.bench [ONLY=preview,cliffs]

The no-op of make figures, the pool against one process per task, the menagerie's renderer, how
much of what this machine can multiply is reached in training, how soon the preview shows a save,
what each figure took when it was measured, the demos in a browser, and what each page of the site
costs its reader. ONLY chooses parts (see PARTS) or pages; "shares", how much of measuring is
arithmetic, measures every figure once and runs only when it is named.
Exit status: 0, 1 where a part could not run or a page misses a bar, 2 for a wrong request.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from scripts import bench_demos, bench_no_op, bench_pages, bench_preview, shares
from scripts.engine import measuring, options, waist, workers
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT

OPTIONS = {"ONLY": "parts or pages, as preview,cliffs; all parts but shares by default"}
PICTURES, PIXELS = 2000, 32
STEPS, BATCH = 100, 64  # of training
SIDE = 1024  # of the matrices whose product shows what a core can do
TASKS = 10
TOY = "import torch; torch.set_num_threads(1); (torch.ones(64, 64) @ torch.ones(64, 64)).sum()"


def main(given):
    parts = chosen(given["ONLY"])
    print(f"{workers.usual_number()} cores", flush=True)
    return max([part() or 0 for part in parts])


def chosen(only):
    """The parts that ONLY names, pages among them, in the order of PARTS; else all usual ones.

    Raises EngineError where pages are among them and there is no site, before minutes are spent.
    """
    names = [name for name in only.split(",") if name]
    pages = ",".join(name for name in names if name not in PARTS)
    names = {*names, "pages"} if pages else names or set(PARTS) - UNUSUAL
    if "pages" in names:
        bench_pages.chosen(ROOT / "site", pages)
    parts = PARTS | {"pages": lambda: bench_pages.main({"ONLY": pages})}
    return [part for name, part in parts.items() if name in names]


def small_tasks():
    print(f"{TASKS} small torch tasks, two at a time: {pool():.1f} s in the pool, "
          f"{process_per_task():.1f} s with a process each", flush=True)  # fmt: skip


def menagerie():
    print(f"menagerie at {PIXELS} px, one process: {pictures(1)}")
    print(f"menagerie at {PIXELS} px, two processes: {pictures(2)}", flush=True)


def trained():
    [(reached, peak)] = results([workers.Task("training", "", training, ())], 1)
    told = f"{reached / 1e9:.1f} of {peak / 1e9:.1f} GFLOP/s, {reached / peak:.0%}"
    print(f"training the classifier on one core: {told} of what multiplying large matrices reaches",
          flush=True)  # fmt: skip


def figures():
    for figure, seconds in sorted(waist.seconds().items()):
        print(f"{figure}: {seconds:g} s of one core for all its seeds", flush=True)


def training(root):
    """(reached, peak) operations per second of one thread in training. Runs in a worker."""
    import torch
    from torch.nn.functional import cross_entropy
    from torch.utils.flop_counter import FlopCounterMode

    from figures_src import training as science
    from figures_src.models.classifier import convolutional

    measuring.quiet(0)
    generator = torch.Generator().manual_seed(0)
    model = convolutional(8, generator)
    images = torch.rand(BATCH, 3, PIXELS, PIXELS, generator=generator)
    labels = torch.randint(8, (BATCH,), generator=generator)

    def fit(steps):
        science.fit(model, cross_entropy, images, labels, steps=steps, batch=BATCH, rate=1e-3,
                    generator=generator)  # fmt: skip

    with FlopCounterMode(display=False) as counter:
        fit(1)
    matrix = torch.rand(SIDE, SIDE, generator=generator)
    best = min(timed(lambda: matrix @ matrix) for _ in range(10))
    return counter.get_total_flops() * STEPS / timed(lambda: fit(STEPS)), 2 * SIDE**3 / best


def called(command, root=ROOT):
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)


def timed(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def pictures(processes):
    """Pictures each second, all together and per core."""
    rates = results(
        [workers.Task(f"render {n}", "", render, (PICTURES,)) for n in range(processes)], processes
    )
    total = sum(rates)
    return f"{total:,.0f} images/s, {total / processes:,.0f} per core"


def render(root, count):
    """Images per second of one thread, after one round to warm up. Runs in a worker."""
    import numpy as np
    import torch

    from figures_src.worlds import menagerie

    measuring.quiet(0)
    scenes = menagerie.sample(count, np.random.default_rng(0))
    with torch.no_grad():
        menagerie.render(scenes, size=PIXELS)
        spent = timed(lambda: menagerie.render(scenes, size=PIXELS))
    return count / spent


def toy(root, number):
    exec(TOY, {})
    return number


def pool():
    tasks = [workers.Task(f"toy {n}", "", toy, (n,)) for n in range(TASKS)]
    return timed(lambda: results(tasks, 2))


def process_per_task():
    command = [sys.executable, "-c", TOY]
    with ThreadPoolExecutor(2) as hands:
        return timed(lambda: list(hands.map(called, [command] * TASKS)))


def results(tasks, processes):
    """What the tasks return; EngineError where one failed."""
    found = []
    workers.run(tasks, lambda task, result: found.append(result), ROOT, processes, ["torch"])
    for result in found:
        if isinstance(result, workers.Failure):
            raise EngineError(f"{result.where} {result.what}")
    return found


PARTS = {  # in this order: the first that uses the pool counts its start, torch included
    "no-op": lambda: bench_no_op.main({}),
    "pool": small_tasks,
    "menagerie": menagerie,
    "training": trained,
    "preview": lambda: bench_preview.main(dict.fromkeys(bench_preview.OPTIONS, "")),
    "figures": figures,
    "demos": lambda: bench_demos.main({}),
    "pages": lambda: bench_pages.main({"ONLY": ""}),
    "shares": lambda: shares.main(dict.fromkeys(shares.OPTIONS, "")),
}
UNUSUAL = {"shares"}  # as long as measuring every figure


if __name__ == "__main__":
    options.run(main, __doc__, OPTIONS)
