"""What an answer of a kept function is called in the store.

The name hangs on everything the answer hangs on: the sources that the function itself reaches
(not the figure that asks, so figures share it), its arguments, and the versions of the packages
those sources import. Versions do not make a measurement stale, but they are written into it as
what it was measured with; a model trained with another torch would make that record a lie. So
machines with different versions may share one store, and each finds its own.
"""

import dataclasses
import json
import sys
from dataclasses import dataclass
from numbers import Integral, Real
from pathlib import Path

from scripts.engine import source
from scripts.engine.errors import EngineError
from scripts.engine.files import digest
from scripts.engine.memo import Memo
from scripts.engine.surroundings import versions

FORMAT = 1  # of the entries; another one makes every name new


@dataclass(frozen=True)
class Name:
    """function: "file::name"; key: file name of the entry without its ending

    arguments: as text; sources: fingerprint of the closure; versions: {package: version}
    files: what the function may read
    """

    function: str
    key: str
    arguments: str
    sources: str
    versions: dict
    files: frozenset


def name(function, arguments, root):
    """The `Name` of what `function(*arguments)` answers; EngineError where it can have none."""
    reached = reached_by(function, root)
    text = ", ".join(spelled(argument, function, root) for argument in arguments)
    known = versions(reached.outside)
    parts = [FORMAT, function.__qualname__, reached.start, reached.fingerprint, text, known]
    key = f"{function.__qualname__}-{digest(json.dumps(parts, sort_keys=True))[:20]}"
    called = f"{reached.start}::{function.__qualname__}"
    return Name(called, key, text, reached.fingerprint, known, frozenset(reached.files))


def reached_by(thing, root):
    """The `Closure` of a function or class at the top of a file of this repository."""
    code = getattr(thing, "__code__", None)
    path = Path(code.co_filename if code else sys.modules[thing.__module__].__file__)
    if "." in thing.__qualname__ or not path.is_relative_to(root):
        raise EngineError(
            f"{path.name}: {thing.__qualname__} cannot be kept: it does not stand at the top of "
            "a file of figures_src"
        )
    return source.closure(path, frozenset({thing.__qualname__}), Memo(root))


def current(function, root):
    """Fingerprint that the function called "file::name" has now, None where it is gone."""
    path, _, name = function.partition("::")
    if not (Path(root) / path).is_file():
        return None
    reached = source.closure(Path(root) / path, frozenset({name}), Memo(Path(root)))
    return reached.fingerprint if f"{path}::{name}" in reached.parts else None


def spelled(value, function, root):
    """A plain value as text that no other value shares: 1, 1.0 and True differ."""
    if value is None or isinstance(value, bool | str | bytes):
        return repr(value)
    if isinstance(value, Integral | Real):
        return repr(int(value) if isinstance(value, Integral) else float(value))
    if isinstance(value, tuple | list):
        parts = (spelled(part, function, root) for part in value)
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, dict):
        pairs = [(spelled(a, function, root), spelled(b, function, root)) for a, b in value.items()]
        return "{" + ", ".join(f"{a}: {b}" for a, b in pairs) + "}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        made_by = reached_by(type(value), root).fingerprint
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return f"{type(value).__name__}@{made_by}{spelled(fields, function, root)}"
    raise EngineError(
        f"{function.__qualname__}(… {type(value).__name__} …) cannot be kept: give it plain values "
        "(numbers, words, tuples, a Setup)"
    )
