"""Measure everything from nothing and compare: python -m scripts.reproduce [ONLY=a,b] [SEEDS=0-4]

Never writes docs/measured. With seeds that are not committed, numbers must fall into the committed
intervals, and verdicts must be the same. The result is also in build/reproduce/report.json.
Exit status: 0 all agrees, 1 something moved or failed, 2 an unknown option or figure.
"""

from scripts.engine import options
from scripts.engine.files import ROOT

OPTIONS = {
    "ONLY": "figures, separated by commas; all by default",
    "SEEDS": "seeds to measure, as 0-4 or 5,6,7; the committed ones by default",
    "WORKERS": "processes at work; one per core by default",
    "EXECUTOR": "dask://host:port of a Dask scheduler, to measure on its workers",
}


def main(given):
    from scripts.engine import reproducing

    seeds = options.numbers(given["SEEDS"], "SEEDS")
    processes = options.count(given["WORKERS"], "WORKERS", None)
    return reproducing.reproduce(ROOT, given["ONLY"], seeds, processes, given["EXECUTOR"])


if __name__ == "__main__":
    options.run(main, __doc__, OPTIONS)
