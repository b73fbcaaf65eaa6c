"""What is fast and how fast, in one run: python -m scripts.bench

The no-op of make figures, the menagerie's renderer, the pool against one process per task, how
much of what this machine can multiply is reached in training, how soon the preview shows a save,
what each figure took when it was measured, and the demos in a browser (`scripts.bench_demos`).
Exit status: 0, or 1 where a part could not run.
"""

import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts import bench_demos, bench_preview
from scripts.engine import drawings, judge, measuring, options, plan, source, waist, workers
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.engine.memo import Memo

PICTURES, PIXELS = 2000, 32
FIGURES = 20  # how many a no-op is timed with
STEPS, BATCH = 100, 64  # of training
SIDE = 1024  # of the matrices whose product shows what a core can do
TASKS = 10
TOY = "import torch; torch.set_num_threads(1); (torch.ones(64, 64) @ torch.ones(64, 64)).sum()"


def main(given):
    print(f"{workers.usual_number()} cores")
    print(f"make figures with nothing to do: {no_op()}")
    # First of all that uses the pool, so that starting it and importing torch once counts.
    print(f"{TASKS} small torch tasks, two at a time: {pool():.1f} s in the pool, "
          f"{process_per_task():.1f} s with a process each")  # fmt: skip
    print(f"menagerie at {PIXELS} px, one process: {pictures(1)}")
    print(f"menagerie at {PIXELS} px, two processes: {pictures(2)}")
    [(reached, peak)] = results([workers.Task("training", "", training, ())], 1)
    print(f"training the classifier on one core: {reached / 1e9:.1f} of {peak / 1e9:.1f} GFLOP/s, "
          f"{reached / peak:.0%} of what multiplying large matrices reaches")  # fmt: skip
    bench_preview.main({"SAVES": ""})
    for figure, seconds in sorted(waist.seconds().items()):
        print(f"{figure}: {seconds:g} s of one core for all its seeds")
    return bench_demos.main({})


def no_op():
    """The best of three, on a copy of this checkout with twenty figures that are all fresh."""
    memo = Memo(ROOT)
    drawn = drawings.Drawings(memo)
    fresh = [
        name
        for name in source.figures()
        if not plan.plan(name, memo).stale and not drawn.stale(name)
    ][:FIGURES]
    if not fresh:
        return "not measured, no figure is measured and drawn: make figures first"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        names = copied(root, fresh)
        command = [sys.executable, "-m", "scripts.make_figures", f"ONLY={','.join(names)}"]
        time.sleep(2.5)  # a file changed just now is not remembered
        called(command, root)
        best = min(timed(lambda: called(command, root)) for _ in range(3))
    return f"{best:.2f} s for {len(names)} figures"


def copied(root, fresh):
    """A copy of this checkout in which the fresh figures are repeated up to twenty."""
    skip = shutil.ignore_patterns("__pycache__")
    for name in ("scripts", "figures_src", "docs", "build/figures"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, root / name, ignore=skip)
    if (ROOT / "requirements.lock").exists():
        shutil.copy(ROOT / "requirements.lock", root)
    twins = [(name, f"{name}_{number}") for number in range(2, FIGURES + 1) for name in fresh]
    twins = twins[: max(0, FIGURES - len(fresh))]
    for name, twin in twins:
        shutil.copy(source.figure_path(name, root), source.figure_path(twin, root))
        shutil.copy(waist.place(name, root).with_suffix(".npz"),
                    waist.place(twin, root).with_suffix(".npz"))  # fmt: skip
    memo = Memo(root)
    for name, twin in twins:
        adopt(root, memo, name, twin)
    return [*fresh, *(twin for _, twin in twins)]


def adopt(root, memo, name, twin):
    """Give a repeated figure the measurement and the drawings of the first, as its own."""
    document = json.loads(waist.place(name, root).read_bytes())
    reached = source.closure(source.figure_path(twin, root), source.MEASURE, memo)
    document |= {"figure": twin, "sources": reached.parts, "fingerprint": reached.fingerprint,
                 "judged": judge.fingerprint(twin, memo)}  # fmt: skip
    waist.place(twin, root).write_text(json.dumps(document))
    drawn = drawings.Drawings(memo)
    for language, layout in itertools.product(drawn.rows, drawings.LAYOUTS):
        folder, sizes = root / drawings.FOLDER / language, []
        products = (drawings.products(each, layout) for each in (name, twin))
        for old, new in zip(*products, strict=True):
            if (folder / old).exists():
                shutil.copy(folder / old, folder / new)
                sizes.append(str((folder / new).stat().st_size))
        if folder.exists():
            told = " ".join([drawn.fingerprint(twin, language), *sizes])
            (folder / f"{twin}.{layout}.drawn").write_text(told)


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


if __name__ == "__main__":
    options.run(main, __doc__, {})
