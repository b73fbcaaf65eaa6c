"""An answer as files: tensors as safetensors, arrays as npz without pickle, a note that names both.

Nothing executes when they are read. The note is JSON, written last, and names the sha256 of the
others, so half an entry is none.
"""

import io
import json
import sys
import zipfile

from scripts.engine import arrays, files
from scripts.engine.errors import EngineError

KINDS = {"safetensors", "npz"}


class Damaged(Exception):
    """Files that are not what the note beside them says."""


def packed(answer, what):
    """({"order", "files"}, {kind: bytes}) of a dictionary of tensors and arrays.

    what: the function, for messages. The bytes are the same for the same answer.
    """
    if not isinstance(answer, dict):
        raise EngineError(f"{what} is @kept and must return a dictionary of arrays or tensors")
    kinds = {kind: {} for kind in KINDS}
    for name, value in answer.items():
        kinds[kind_of(value, f"{what}: '{name}'")][name] = value
    packers = {"safetensors": tensors_packed, "npz": arrays_packed}
    data = {kind: packers[kind](named) for kind, named in kinds.items() if named}
    told = {kind: {"sha256": files.digest(each), "size": len(each)} for kind, each in data.items()}
    return {"order": list(answer), "files": told}, data


def kind_of(value, what):
    import numpy as np

    torch = sys.modules.get("torch")
    if torch and isinstance(value, torch.Tensor):
        return "safetensors"
    if isinstance(value, np.ndarray) and not value.dtype.hasobject:
        return "npz"
    raise EngineError(f"{what} is {type(value).__name__}: keep only tensors and plain arrays")


def tensors_packed(tensors):
    from safetensors.torch import save

    # A clone each: safetensors refuses tensors that share memory.
    return save({name: tensor.detach().cpu().contiguous().clone() for name, tensor in
                 tensors.items()})  # fmt: skip


def arrays_packed(named):
    import numpy as np

    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:  # stored, not squeezed: noise does not shrink
        for name in sorted(named):
            content = io.BytesIO()
            np.lib.format.write_array(content, named[name], allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content.getvalue())
    return memory.getvalue()


def unpacked(note, data):
    """The answer, in memory of its own; `Damaged` where the bytes are not those of the note."""
    found = {}
    for kind, told in note["files"].items():
        if files.digest(data[kind]) != told["sha256"]:
            raise Damaged(kind)
        try:
            found |= READERS[kind](data[kind])
        except MemoryError:
            raise
        except Exception as error:  # what somebody else's tool wrote, or a trap with pickle in it
            raise Damaged(f"{kind}: {error}") from None
    return {name: found[name] for name in note["order"]}


def tensors_in(data):
    from safetensors.torch import load

    # Fresh memory, aligned as torch aligns it: the result of a kernel may hang on that.
    return {name: tensor.clone() for name, tensor in load(data).items()}


def arrays_in(data):
    return {name: arrays.unpacked(data, name) for name in arrays.names_in(data)}


READERS = {"safetensors": tensors_in, "npz": arrays_in}


def note_bytes(note):
    """A note as JSON, sorted, with the digest of its own content."""
    text = json.dumps(note, sort_keys=True, ensure_ascii=False)
    return json.dumps({"note": note, "sha256": files.digest(text)}, ensure_ascii=False).encode()


def note_of(data):
    """The note in bytes; `Damaged` where they are not a whole one."""
    try:
        document = json.loads(data)
        text = json.dumps(document["note"], sort_keys=True, ensure_ascii=False)
        whole = files.digest(text) == document["sha256"] and set(document["note"]["files"]) <= KINDS
    except (ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        raise Damaged("note")
    return document["note"]
