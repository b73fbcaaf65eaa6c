"""One run at a time in a checkout: a second one waits, and says for whom.

The lock is the system's and ends with the process that holds it, however that ends. The file
only tells who it is, and lies in build/ like everything that can be made again.
"""

import contextlib
import fcntl
import os
import sys
import time


@contextlib.contextmanager
def taken(root, command):
    """Hold the turn of `command` ("make figures") in a checkout while the block runs.

    Gives "" inside, or one line that says why nothing can be written here: then there is no
    turn to take, and whoever has something to write must stop.
    """
    path = root / "build" / f"{command.replace(' ', '-')}.lock"
    try:
        path.parent.mkdir(exist_ok=True)
        file = path.open("a+b", buffering=0)
    except OSError as error:
        yield f"this checkout cannot be written (build/: {error.strerror}); {command} has to"
        return
    with file:
        wait(file, command)
        tell(file)
        yield ""


def wait(file, command):
    """Return when the turn is ours."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(f"{command} already runs in this checkout ({holder(file)}); waiting for its end. "
              "Ctrl-C stops the waiting, not that run.", file=sys.stderr, flush=True)  # fmt: skip
        fcntl.flock(file, fcntl.LOCK_EX)


def holder(file):
    file.seek(0)
    return file.read().decode() or "it has just begun"


def tell(file):
    """Leave word who has the turn; on a full disk nobody learns it, and nothing else changes."""
    with contextlib.suppress(OSError):
        file.truncate(0)
        file.write(f"process {os.getpid()}, since {time.strftime('%H:%M:%S')}".encode())
