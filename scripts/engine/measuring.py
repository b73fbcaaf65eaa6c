"""Measuring: one seed in a worker, kept at once, so that a killed run continues.

Numbers and arrays travel as bytes, so a worker needs no disk in common with the command.
"""

import dataclasses
import json
import time
from contextlib import contextmanager
from numbers import Integral, Real
from pathlib import Path

from scripts.engine import source, waist
from scripts.engine.errors import EngineError
from scripts.engine.memo import Memo
from scripts.engine.store import Store
from scripts.engine.surroundings import quiet, versions
from scripts.engine.watching import Opened

PARTS = {"numbers", "series", "exhibit"}
PARTIAL = "build/partial"


def measure_seed(root, figure, seed, fingerprint, store=()):
    """Measure one seed; returns ({numbers, setup, versions, seconds, …, fingerprint}, npz bytes).

    store: (folder, URL of a remote) of the store for kept functions, () for the one of `root`
    Among the rest: "seconds" it takes alone and from nothing, what of that the store "saved",
    the entries it "used", and "remarks" for a person. Runs in a worker. Raises EngineError where
    the result is not what a figure promises, where a file was read that the fingerprint does not
    cover, or where a source changed meanwhile.
    """
    path = source.figure_path(figure, root)
    opened = Opened(root)
    module = source.load(path, source.MEASURE, root)
    quiet(seed)
    keeper = Store(root, *store, unchanged=lambda: reaches(path, root) == fingerprint)
    setup, began = module.Setup(), time.process_time()
    with kept_in(keeper):
        result = module.measure(setup, seed)
    spent = time.process_time() - began - keeper.used.inside
    read = opened.close()
    reached = source.closure(path, source.MEASURE, Memo(root))
    honest(reached, fingerprint, read, opened.programs)
    numbers, arrays = checked(result, figure)
    record = {
        "numbers": numbers,
        "setup": json.loads(json.dumps(dataclasses.asdict(setup))),
        "versions": versions(reached.outside),
        "seconds": spent + sum(keeper.used.seconds.values()),
        "saved": keeper.used.saved,
        "used": sorted(keeper.used.seconds),
        "remarks": keeper.remarks,
        "fingerprint": fingerprint,
    }
    return record, waist.packed(arrays)


def reaches(path, root):
    """The fingerprint of the measurement in a file, as it is now."""
    return source.closure(path, source.MEASURE, Memo(root)).fingerprint


@contextmanager
def kept_in(store):
    """Let a store answer for the kept functions that are called inside."""
    from figures_src import kept

    kept.use(store)
    try:
        yield
    finally:
        kept.use(None)


def honest(reached, fingerprint, read, programs=()):
    """EngineError where the fingerprint does not tell what was really measured."""
    if reached.fingerprint != fingerprint:
        raise EngineError("its sources changed while it was measured; run make figures again")
    if hidden := sorted(read - reached.files):
        raise EngineError(
            f"hidden dependency: {', '.join(hidden)}, read but neither imported nor declared; "
            "import it, or name it in DATA"
        )
    if programs:
        raise EngineError(
            f"hidden dependency: it started {', '.join(sorted(programs))}, and what that reads "
            "nobody can see; measure in Python"
        )


def checked(result, figure):
    """(numbers as JSON data, named arrays) of what `measure` returned."""
    if not isinstance(result, dict) or not {"numbers"} <= set(result) <= PARTS:
        raise EngineError(f"measure must return a dict of {', '.join(sorted(PARTS))}")
    numbers = {name: plain_number(name, value) for name, value in result["numbers"].items()}
    arrays = {}
    for kind in ("series", "exhibit"):
        for name, value in result.get(kind, {}).items():
            arrays[f"{kind}.{name}"] = plain_array(name, value)
    return numbers, arrays


def plain_number(name, value):
    if isinstance(value, tuple | list) and len(value) == 2:
        return [plain_number(name, part) for part in value]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    raise EngineError(f"number '{name}' is {value!r}: give a number or (count, of)")


def plain_array(name, value):
    import numpy as np

    array = np.asarray(value)
    if array.dtype.kind not in "biuf":
        raise EngineError(f"array '{name}' holds {array.dtype}: keep numbers only")
    return array.astype(np.float32) if array.dtype == np.float64 else array


def keep(folder, seed, record, data):
    """Keep one seed until the others are there too."""
    waist.save_pair(Path(folder) / f"{seed}.json", record, data)


def kept(folder, seed, fingerprint):
    """(record, npz bytes) of a seed measured earlier from the same sources, else None."""
    try:
        record, data = waist.load_pair(Path(folder) / f"{seed}.json", "make figures")
    except waist.WaistError:
        return None
    return (record, data) if record.get("fingerprint") == fingerprint else None


def folder_of(figure, root):
    """Where the finished seeds of an unfinished measurement wait."""
    return Path(root) / PARTIAL / figure
