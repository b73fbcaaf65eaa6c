"""Networks that readers run: which a figure offers, where they lie, and whether they are fresh.

A figure that has a function `export` offers some. They lie in docs/measured beside its measurement,
<figure>.<network>.onnx, with a record <figure>.networks of what they were made from. They have a
fingerprint of their own: exporting never makes a measurement stale, nor a drawing.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from scripts.engine import files, source, syntax, waist
from scripts.engine.errors import EngineError

EXPORT = frozenset({"Setup", "export"})
SUFFIX = ".networks"


@dataclass(frozen=True)
class Record:
    """What the networks of a figure were made from.

    fingerprint, sources, versions: as of a measurement; networks: {name: sha256 of its file}
    """

    fingerprint: str
    sources: dict
    versions: dict
    networks: dict


def offered(figure, memo):
    """Whether a figure has networks to export."""
    path = source.figure_path(figure, memo.root)
    return memo.get(path, "export", lambda: "export" in top_level(path, memo.root))


def top_level(path, root):
    tree, _ = syntax.parse(path, path.relative_to(root).as_posix())
    return set().union(*map(syntax.bound, tree.body))


def reached(figure, memo):
    """The `Closure` of a figure's export."""
    return source.closure(source.figure_path(figure, memo.root), EXPORT, memo)


def place(figure, network, root=files.ROOT):
    """Where one network of a figure lies."""
    return Path(root) / waist.FOLDER / f"{figure}.{network}.onnx"


def content(called, root=files.ROOT):
    """The bytes of the network called "<figure>.<network>"; EngineError where it is not there."""
    figure, _, network = called.partition(".")
    path = place(figure, network, root)
    if not path.is_file():
        shown = path.relative_to(root).as_posix()
        raise EngineError(f"{shown}: not there; make figures ONLY={figure} makes it")
    return path.read_bytes()


def record(figure, root):
    """The `Record` of a figure's committed networks; EngineError where it is gone or damaged."""
    path = Path(root) / waist.FOLDER / f"{figure}{SUFFIX}"
    try:
        return Record(**json.loads(path.read_bytes()))
    except FileNotFoundError:
        raise EngineError("its networks are not exported") from None
    except (ValueError, TypeError) as error:
        raise EngineError(f"{path.name} is damaged ({error})") from None


def damage(figure, kept, memo):
    """One line for each network that is not the one its record names."""
    for name, expected in kept.networks.items():
        path = place(figure, name, memo.root)
        if not path.is_file():
            yield f"{path.name} is not there"
        elif memo.get(path, "content", lambda path=path: digest(path)) != expected:
            yield f"{path.name} is not the one that {figure}{SUFFIX} names"


def digest(path):
    return files.digest(path.read_bytes())


def save(figure, made, contents, root):
    """Write networks {name: bytes} and the record that names them; True if any byte changed."""
    text = json.dumps(vars(made), sort_keys=True, indent=1) + "\n"
    named = [(place(figure, name, root), data) for name, data in sorted(contents.items())]
    last = Path(root) / waist.FOLDER / f"{figure}{SUFFIX}"
    return files.write_all([*named, (last, text.encode())])
