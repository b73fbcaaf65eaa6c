"""Files that are either there and whole, or not there: written aside, then renamed.

A process that is killed leaves at most a hidden `.name.pid.tmp` beside the target; `sweep`
clears those of dead processes away.
"""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def write(path, data):
    """Give `path` the bytes `data` in one step; True if that changed anything."""
    path = Path(path)
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return True


def sweep(folder):
    """Remove what killed processes left half-written in `folder`."""
    for aside in Path(folder).glob(".*.tmp"):
        owner = aside.suffixes[-2:-1]
        if not (owner and owner[0][1:].isdigit() and alive(int(owner[0][1:]))):
            aside.unlink(missing_ok=True)


def alive(process):
    """Whether a process of this number is running (perhaps somebody else's)."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def digest(data):
    """sha256 of bytes or text, in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()
