"""A store for a whole team: any place fsspec knows, read before training and written after.

It is never waited for long and never trusted: what comes from it is proved by its hash, and one
that does not answer is left alone for a while. There are no locks in it: two machines may train
the same, and the last one to write stays, which is the same by construction. Should their bits
differ (another processor), a reader that meets a mixture notices it by the hash and trains.
"""

import threading
import time

from scripts.engine.errors import UsageError

PATIENCE = 30.0  # seconds, for an answer as such
PACE = 1e6  # bytes per second, below which a remote counts as dead
REST = 600.0  # seconds for which a dead one is not asked again
_dead = {}  # {url: (monotonic time, why)}


class Unreachable(Exception):
    """The remote did not do what it was asked; the message says why."""


class Remote:
    """Named bytes at an fsspec URL."""

    def __init__(self, url, patience=PATIENCE):
        self.url, self.patience = url, patience

    def get(self, name, size=0):
        """The bytes called `name`, None where there are none."""
        return self.asked(lambda: self.read(name), size)

    def put(self, name, data):
        self.asked(lambda: self.write(name, data), len(data))

    def read(self, name):
        system, folder = opened(self.url)
        try:
            return system.cat_file(f"{folder}/{name}")
        except FileNotFoundError:
            return None

    def write(self, name, data):
        system, folder = opened(self.url)
        system.makedirs(folder, exist_ok=True)
        system.pipe_file(f"{folder}/{name}", data)

    def asked(self, work, size):
        """What `work()` returns, in reasonable time; `Unreachable` where it does not."""
        since, why = _dead.get(self.url, (-REST, ""))
        if time.monotonic() - since < REST:
            raise Unreachable(why)
        try:
            return within(self.patience + size / PACE, work)
        except Exception as error:
            text = getattr(error, "strerror", None) or str(error) or type(error).__name__
            why = " ".join(text.split())[:200]
            _dead[self.url] = time.monotonic(), why
            raise Unreachable(why) from None


def within(seconds, work):
    """What `work()` returns, or TimeoutError; a call that hangs is left behind."""
    found = {}

    def worker():
        try:
            found["value"] = work()
        except BaseException as error:
            found["error"] = error

    thread = threading.Thread(target=worker, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TimeoutError(f"no answer within {seconds:.0f} s")
    if "error" in found:
        raise found["error"]
    return found["value"]


def opened(url):
    """(file system, folder) of a URL."""
    from fsspec.core import url_to_fs

    system, folder = url_to_fs(url)
    return system, folder.rstrip("/")


def check(url):
    """UsageError where this URL can never be reached from here, whatever the network does."""
    try:
        opened(url)
    except ImportError as error:
        raise UsageError(f"STORE={url}: {error}") from None
    except ValueError as error:
        raise UsageError(f"STORE={url}: {error}; give a folder or an fsspec URL") from None
    except Exception:  # not there, no credentials: said when it is needed, and work goes on
        return
