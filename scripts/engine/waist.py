"""The waist of the hourglass: docs/measured/<figure>.json and .npz, read and written here only.

The JSON is small, sorted, rounded and undated; it names the sha256 of the arrays beside it, and
is written after them, so that half an update is noticed. How long a measurement took differs
from run to run and therefore stands apart, in seconds.tsv.
"""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.engine import files
from scripts.engine.arrays import Arrays
from scripts.engine.errors import EngineError, did_you_mean
from scripts.engine.files import ROOT

FOLDER = "docs/measured"
SECONDS = "seconds.tsv"
FIELDS = (
    "figure setup seeds numbers claims fingerprint judged sources versions arrays".split()
)  # fmt: skip


class WaistError(EngineError):
    """A committed measurement that is missing, damaged or lacks what is asked for."""


@dataclass(frozen=True)
class Number:
    """One measured number.

    middle: median over seeds; low, high: 95 % interval; seeds: one value per seed
    of: for a proportion, how many were asked, per seed; else None
    """

    middle: float
    low: float
    high: float
    seeds: tuple
    of: tuple | None = None


@dataclass(frozen=True)
class Measured:
    """A figure's measurement: all that drawings, pages, demos and tests may know of it.

    numbers: {name: Number}; series: {name: array (seeds, …)}; exhibit: {name: array}
    claims: {id: {"verdict", "number", "value", "stands", "threshold", "margin", "flips",
    "seeds_agreeing"}}; seconds: of one processor, all seeds together, None where unknown
    sources: {file or file::name: digest} that `fingerprint` sums up; judged: the same of CLAIMS
    """

    figure: str
    setup: dict
    seeds: tuple
    numbers: dict
    series: Mapping
    exhibit: Mapping
    claims: dict
    fingerprint: str
    judged: str
    sources: dict
    versions: dict
    seconds: float | None

    def number(self, name):
        """The `Number` called `name`; WaistError with the nearest name where there is none."""
        if name not in self.numbers:
            near = did_you_mean(name, self.numbers)
            raise WaistError(f"{FOLDER}/{self.figure}.json: no number is called '{name}'{near}")
        return self.numbers[name]


def place(figure, root=ROOT):
    """Where the JSON of a figure lies."""
    return Path(root) / FOLDER / f"{figure}.json"


def read(figure, root=ROOT):
    """The committed measurement of a figure; WaistError says what is wrong and what mends it."""
    path = place(figure, root)
    document, data = load_pair(path, f"make figures ONLY={figure}", root)
    missing = [name for name in FIELDS if name not in document]
    if missing or document["figure"] != figure:
        what = f"lacks {', '.join(missing)}" if missing else f"is about {document['figure']!r}"
        raise damaged(path, what, f"make figures ONLY={figure}", root)
    try:
        numbers = {name: number(entry) for name, entry in document["numbers"].items()}
    except (AttributeError, KeyError, TypeError):
        raise damaged(path, "has a malformed number", f"make figures ONLY={figure}", root) from None
    return Measured(
        **{name: document[name] for name in FIELDS if name not in ("numbers", "seeds", "arrays")},
        numbers=numbers,
        seeds=tuple(document["seeds"]),
        series=Arrays(figure, "series", data),
        exhibit=Arrays(figure, "exhibit", data),
        seconds=seconds(root).get(figure),
    )


def number(entry):
    of = tuple(entry["of"]) if "of" in entry else None
    return Number(entry["middle"], entry["low"], entry["high"], tuple(entry["seeds"]), of)


def load_pair(path, mend, root=ROOT):
    """A JSON document and the bytes of the arrays it names, both proved whole."""
    try:
        document = json.loads(path.read_bytes())
        expected = document["arrays"]["sha256"]
    except FileNotFoundError:
        raise WaistError(f"{shown(path, root)}: not there; {mend} makes it") from None
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(path, f"is damaged ({error})", mend, root) from None
    arrays = path.with_suffix(".npz")
    try:
        data = arrays.read_bytes()
    except FileNotFoundError:
        raise damaged(arrays, "is not there", mend, root) from None
    if files.digest(data) != expected:
        raise damaged(arrays, f"is not the one that {path.name} names", mend, root)
    return document, data


def damaged(path, what, mend, root):
    return WaistError(f"{shown(path, root)}:1: {what}; {mend} makes it anew")


def shown(path, root):
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def save_pair(path, document, data):
    """Write arrays and the document that names them, or neither; True if any byte changed."""
    document = {**document, "arrays": {"sha256": files.digest(data)}}
    text = json.dumps(document, sort_keys=True, indent=1, ensure_ascii=False, allow_nan=False)
    contents = [(path.with_suffix(".npz"), data), (path, (compact(text) + "\n").encode())]
    return files.write_all(contents)


def compact(text):
    """Lists of plain values on one line, so that a changed number is a one-line diff."""
    import re

    def one_line(found):
        return f"[{' '.join(found[0][1:-1].split())}]"

    return re.sub(r"\[[^\[\]{}\"]*\]", one_line, text)


def packed(arrays):
    """Named arrays as the bytes of an .npz that are the same on every run; no pickle."""
    import numpy as np

    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name in sorted(arrays):
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            content = io.BytesIO()
            np.lib.format.write_array(content, np.asarray(arrays[name]), allow_pickle=False)
            archive.writestr(entry, content.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return memory.getvalue()


def seconds(root=ROOT):
    """{figure: processor seconds of its last measurement}, {} where none is recorded."""
    path = Path(root) / FOLDER / SECONDS
    if not path.exists():
        return {}
    rows = (line.split("\t") for line in path.read_text().splitlines())
    return {row[0]: float(row[1]) for row in rows if len(row) == 2}


def keep_seconds(figure, spent, root=ROOT):
    """Record what a measurement took, where it differs by more than a quarter from before."""
    known = seconds(root)
    if figure in known and abs(known[figure] - spent) <= 0.25 * known[figure]:
        return
    known[figure] = float(f"{spent:.2g}")
    rows = "".join(f"{name}\t{known[name]:g}\n" for name in sorted(known))
    files.write(Path(root) / FOLDER / SECONDS, rows.encode())
