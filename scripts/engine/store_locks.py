"""One at a time: a lock that the system lets go of when its holder dies, however it dies."""

import fcntl
import os
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(path, wait=True):
    """Hold the lock file `path` inside; yields whether it is held.

    False without waiting where somebody else has it and `wait` is false, and where nothing can
    be written or the file system has no locks: the same may then be made twice, and the last stays.
    """
    try:
        handle = locked(Path(path), wait)
    except OSError:
        handle = None
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


def locked(path, wait):
    """An open file that holds the lock; closing it, or the end of the process, lets go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            if same_file(handle, path):  # else somebody pruned it while we waited
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def same_file(handle, path):
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
