"""What is fast and how fast, in one run: python -m scripts.bench

The no-op of make figures, the menagerie's renderer, the pool against one process per task, and
what each figure took when it was measured. Exit status: 0, or 1 where a part could not run.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from scripts.engine import measuring, options, plan, source, waist, workers
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.engine.memo import Memo

PICTURES, PIXELS = 2000, 32
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
    for figure, seconds in sorted(waist.seconds().items()):
        print(f"{figure}: {seconds:g} s of one core for all its seeds")
    return 0


def no_op():
    """The best of three, over the figures that are fresh."""
    memo = Memo(ROOT)
    fresh = [name for name in source.figures() if not plan.plan(name, memo).stale]
    if not fresh:
        return "not measured, every figure is stale"
    command = [sys.executable, "-m", "scripts.make_figures", f"ONLY={','.join(fresh)}"]
    called(command)
    best = min(timed(lambda: called(command)) for _ in range(3))
    return f"{best:.2f} s for {len(fresh)} figures"


def called(command):
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


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
