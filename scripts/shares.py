"""How much of measuring is arithmetic: python -m scripts.shares [ONLY=a,b] [SETUP=quick] [SEED=0]

Measures one seed of each figure from nothing, keeps nothing, and prints per figure: seconds of one
core; the share of them inside torch, numpy, scipy and scikit-learn, which is an upper bound of the
arithmetic, since these libraries also find out which kernel to call; the share of the way from
Python into torch; and the rest, most of it Python. What figures share is measured for each of them.
Exit status: 0, 1 where a figure could not be measured, 2 for a wrong request.
"""

import sys
import time

from scripts.engine import measuring, options, sampling, source, waist, workers
from scripts.engine.errors import UsageError
from scripts.engine.files import ROOT

OPTIONS = {
    "ONLY": "figures, separated by commas; all by default",
    "SETUP": "quick for the small settings of the tests; the figure's own by default",
    "SEED": "which seed; 0 by default",
}
HEADINGS = "figure", "seconds", "arithmetic", "into torch", "else"


def main(given, root=ROOT):
    if given["SETUP"] not in ("", "quick"):
        raise UsageError(f"SETUP={given['SETUP']} is no setting; give quick, or nothing")
    seed, *more = options.numbers(given["SEED"], "SEED") or (0,)
    if more:
        raise UsageError(f"SEED={given['SEED']} are several; give one")
    names, failed = source.chosen(given["ONLY"], root), []
    quick, seconds = bool(given["SETUP"]), waist.seconds(root)
    tasks = [
        workers.Task(name, name, share, (name, seed, quick), -seconds.get(name, 0))
        for name in names
    ]
    print("\t".join(HEADINGS), flush=True)
    workers.run(tasks, lambda task, result: told(task, result, failed), root, 1, ["torch"])
    return 1 if failed else 0


def told(task, result, failed):
    """One line for one figure."""
    if isinstance(result, workers.Failure):
        failed.append(task.figure)
        print(f"FAILED {task.name}: {result.where} {result.what}", file=sys.stderr, flush=True)
        return
    seconds, shares = result
    print("\t".join([task.name, f"{seconds:.1f}", *map("{:.0%}".format, shares)]), flush=True)


def share(root, figure, seed, quick):
    """(seconds of this process, shares of `Samples`) of measuring one seed. Runs in a worker."""
    wanted = source.MEASURE | ({"QUICK"} if quick else set())
    module = source.load(source.figure_path(figure, root), wanted, root)
    measuring.quiet(seed)
    began = time.process_time()
    with sampling.Samples() as samples:
        module.measure(module.QUICK if quick else module.Setup(), seed)
    return time.process_time() - began, samples.shares()


if __name__ == "__main__":
    options.run(main, __doc__, OPTIONS)
