"""Where a thread spends its time, library by library: the kernel samples its instruction pointer.

Up to a hundred times each second of processor time Linux notes at which address the thread is
(perf_event_open, https://man7.org/linux/man-pages/man2/perf_event_open.2.html); /proc/self/maps
tells whose code lies there. Nothing is traced, so the sampled work is hardly slowed down. There is
room for five minutes of notes; they are taken out again and again, so no long run is cut off.
"""

import bisect
import ctypes
import mmap
import os
import platform
import re
import struct
import sys
import threading
from collections import Counter
from pathlib import Path

from scripts.engine.errors import EngineError

CALL = {"x86_64": 298, "aarch64": 241}  # number of the system call perf_event_open
EACH_SECOND, PAGES = 100, 128  # as much as anybody may lock: room for five minutes of samples
PATIENCE = 30  # seconds after which the notes are taken out
SOFTWARE, CPU_CLOCK, ADDRESS = 1, 0, 1  # kinds of event, of clock and of sample, as perf names them
FREQUENCY, NO_KERNEL, NO_HYPERVISOR = 1 << 10, 1 << 5, 1 << 6
SIZE = 112  # bytes of perf_event_attr
# Where the first page says how much was ever written and taken out, and where the notes begin.
HEAD, TAIL, START = 1024, 1032, 1040
SAMPLE, RECORD = 9, struct.Struct("=IHHQ")  # kind, mode, size, address
MAPPED = re.compile(r"([0-9a-f]+)-([0-9a-f]+) ..x. \S+ \S+ \S+ *(.*)")
COMPILED = "compiled while running"  # oneDNN writes the convolutions that a network needs
ARITHMETIC = re.compile(
    rf"{COMPILED}|libtorch_cpu|libmkl|libdnnl|openblas|libgomp|libiomp|libmvec|libm[.-]|numpy/|scipy/|sklearn/"
)
BINDINGS = re.compile(r"libtorch_python|libc10|libtorch\b|torch/_C")


class Samples:
    """`with Samples() as samples:` samples this thread; afterwards `samples.libraries` counts.

    libraries: {file, COMPILED, or "" for unknown code: how often the thread was found there}
    Raises EngineError where the system does not sample.
    """

    def __enter__(self):
        self.file = opened()
        self.libraries, self.found = Counter(), Counter()
        self.ring = mmap.mmap(self.file, (1 + PAGES) * mmap.PAGESIZE)
        self.done = threading.Event()
        self.hand = threading.Thread(target=self.empty, daemon=True)
        self.hand.start()
        return self

    def empty(self):
        """Takes out the notes until the work is done; in a thread that is itself not sampled."""
        while not self.done.wait(PATIENCE):
            self.found.update(addresses(self.ring))

    def __exit__(self, *error):
        self.done.set()
        self.hand.join()
        os.close(self.file)
        self.found.update(addresses(self.ring))
        places = mapped(Path("/proc/self/maps").read_text())
        for address, times in self.found.items():
            self.libraries[owner(address, places)] += times
        self.ring.close()

    def shares(self):
        """(arithmetic, bindings, all else) of the samples, each from 0 to 1.

        arithmetic: inside libraries that compute, which count the sorting out of types as well,
        so it is an upper bound; bindings: the way from Python to torch and its memory
        """
        counted = Counter(kind(path) for path in self.libraries.elements())
        total = max(1, counted.total())
        return tuple(counted[name] / total for name in ("arithmetic", "bindings", "else"))


def opened():
    """A file from which samples of this thread can be mapped."""
    if sys.platform != "linux" or platform.machine() not in CALL:
        raise EngineError("only Linux tells where a thread spends its time")
    flags = FREQUENCY | NO_KERNEL | NO_HYPERVISOR
    told = struct.pack("=IIQQQQQ", SOFTWARE, SIZE, CPU_CLOCK, EACH_SECOND, ADDRESS, 0, flags)
    libc = ctypes.CDLL(None, use_errno=True)
    file = libc.syscall(CALL[platform.machine()], told.ljust(SIZE, b"\0"), 0, -1, -1, 0)
    if file < 0:
        why = os.strerror(ctypes.get_errno())
        raise EngineError(f"this system does not let us sample ({why}): see perf_event_paranoid")
    return file


def addresses(ring):
    """Every address that was noted, oldest first; takes the notes out of the ring.

    They go round: after the last page they go on at the first.
    """
    written, taken, start = (struct.unpack_from("=Q", ring, at)[0] for at in (HEAD, TAIL, START))
    room = len(ring) - start
    first = taken % room
    notes = (ring[start + first :] + ring[start : start + first])[: written - taken]
    at, found = 0, []
    while at + RECORD.size <= len(notes):
        sort, _, size, address = RECORD.unpack_from(notes, at)
        found += [address] if sort == SAMPLE else []
        at += max(size, 8)
    struct.pack_into("=Q", ring, TAIL, written)
    return found


def mapped(text):
    """[(first address, address after the last, file or COMPILED)] of all code, ordered."""
    found = (MAPPED.match(line) for line in text.splitlines())
    return sorted(
        (int(each[1], 16), int(each[2], 16), each[3] or COMPILED) for each in found if each
    )


def owner(address, places):
    """The file whose code lies at an address, "" where none does."""
    at = bisect.bisect_right(places, (address, sys.maxsize, "")) - 1
    inside = at >= 0 and places[at][0] <= address < places[at][1]
    return places[at][2] if inside else ""


def kind(path):
    """What the code of a library does: "arithmetic", "bindings" or "else"."""
    if ARITHMETIC.search(path):
        return "arithmetic"
    return "bindings" if BINDINGS.search(path) else "else"
