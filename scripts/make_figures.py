"""Measure what is stale, draw what changed: python -m scripts.make_figures [ONLY=a,b] [SEEDS=0-4]

Continues where a stopped run left off. Exit status: 0 all up to date, 1 a figure failed, 2 an
unknown option or figure, 3 a stale figure needs a package that is not installed.
"""

from scripts.engine import making, options
from scripts.engine.files import ROOT

OPTIONS = {
    "ONLY": "figures, separated by commas; all by default",
    "SEEDS": "seeds to measure, as 0-4 or 0,2,7; what is committed by default, at least 0-4",
    "WORKERS": "processes at work; one per core by default",
    "EXECUTOR": "dask://host:port of a Dask scheduler, to measure on its workers",
    "STORE": "where trained models are kept: a folder, or an fsspec URL; build/store by default",
    "LANGUAGES": "languages to draw for, as en,zh; all of docs/languages.yml by default",
}


def main(given):
    return making.make(
        ROOT,
        given["ONLY"],
        options.numbers(given["SEEDS"], "SEEDS"),
        options.count(given["WORKERS"], "WORKERS", None),
        tuple(filter(None, given["LANGUAGES"].split(","))),
        store=given["STORE"],
        executor=given["EXECUTOR"],
    )


if __name__ == "__main__":
    options.run(main, __doc__, OPTIONS)
