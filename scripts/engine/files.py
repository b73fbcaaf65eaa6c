"""Files that are either there and whole, or not there: written aside, then renamed.

A process that is killed leaves at most a hidden `.name.pid.tmp` beside the target; `sweep`
clears those of dead processes away.
"""

import contextlib
import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIGEST = 64  # bytes of a digest in hexadecimal


def write(path, data):
    """Give `path` the bytes `data` in one step; True if that changed anything."""
    return write_all([(path, data)])


def write_all(contents):
    """Give each path its bytes, [(path, bytes)]; True if that changed anything.

    All of them are on the disk before the first takes its name: a full disk changes nothing.
    """
    new = [(Path(path), data) for path, data in contents if not holds(Path(path), data)]
    asides = [path.with_name(f".{path.name}.{os.getpid()}.tmp") for path, _ in new]
    try:
        for aside, (_, data) in zip(asides, new, strict=True):
            put(aside, data)
        for aside, (path, _) in zip(asides, new, strict=True):
            aside.replace(path)
    finally:
        for aside in asides:
            aside.unlink(missing_ok=True)
    return bool(new)


def exchange(fresh, target):
    """Gives the folder `fresh` the place of `target`, whose content then lies where `fresh` was.

    Both are on one disk; `target` need not be there. Raises OSError, and then both are as they
    were. A process killed between the two renamings leaves the old folder whole beside `fresh`.
    """
    fresh, target = Path(fresh), Path(target)
    old = fresh.with_name(f"{fresh.name}.old")
    try:
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    if old.exists():
        old.rename(fresh)


# Where `kept` remembers: swept of half-written files by each run, emptied by make prune.
KEPT = ("build/pictures", "build/lights", "build/cards", "build/cells", "build/snapshots")


def kept(path, make):
    """What `make()` gave once, as bytes: remembered in the file `path`, behind a digest of it.

    So a damaged one is noticed and made anew. Where nothing can be written, it is made each time.
    """
    with contextlib.suppress(OSError):
        data = path.read_bytes()
        if data[:DIGEST] == digest(data[DIGEST:]).encode():
            return data[DIGEST:]
    made = make()
    with contextlib.suppress(OSError):  # a full disk: what is made of it will say so
        write(path, digest(made).encode() + made)
    return made


def clear(folder):
    """Remove every file in a folder; returns how many there were."""
    paths = [path for path in Path(folder).glob("*") if path.is_file()]
    for path in paths:
        path.unlink(missing_ok=True)
    return len(paths)


def holds(path, data):
    return path.exists() and path.read_bytes() == data


def put(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


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
