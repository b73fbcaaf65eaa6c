"""What surrounds a measurement: threads, random states, versions: told, never left to luck."""

import importlib
import platform
import random
import sys
from contextlib import contextmanager
from importlib.util import find_spec


def quiet(seed):
    """One thread, deterministic kernels: the same bits whatever else runs on the machine."""
    random.seed(seed)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(seed % 2**32)  # noqa: NPY002 - what a library draws from unasked
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)
        torch.manual_seed(seed)
        torch.use_deterministic_algorithms(True)
        torch.utils.deterministic.fill_uninitialized_memory = False


@contextmanager
def undisturbed(seed):
    """Random states of their own inside, and outside as if nothing had been drawn inside."""
    numpy, torch = sys.modules.get("numpy"), sys.modules.get("torch")
    before = (
        random.getstate(),
        numpy and numpy.random.get_state(),  # noqa: NPY002
        torch and torch.get_rng_state(),
    )
    quiet(seed)
    try:
        yield
    finally:
        random.setstate(before[0])
        if numpy:
            numpy.random.set_state(before[1])  # noqa: NPY002
        if torch:
            torch.set_rng_state(before[2])


def versions(outside):
    """Versions of Python and of the packages that sources import, imported here if need be, and
    `kernels`."""
    found = {"python": platform.python_version()}
    for name in sorted(set(outside) - sys.stdlib_module_names):
        if version := getattr(imported(name), "__version__", None):
            found[name] = str(version)
    return found | kernels(found)


def kernels(packages):
    """{"kernels": the instructions numpy and torch calculate with}, which the processor decides.

    Others round otherwise, and a network in training then goes another way from its first step.
    """
    found = set()
    if "numpy" in packages:
        simd = sys.modules["numpy"].show_config(mode="dicts")["SIMD Extensions"]
        found |= {simd.get("found", ["baseline"])[-1]}
    if "torch" in packages:
        found |= {sys.modules["torch"].backends.cpu.get_cpu_capability()}
    return {"kernels": " ".join(sorted(found))} if found else {}


def imported(name):
    """A package, or None where it is not installed."""
    if name not in sys.modules and find_spec(name) is None:
        return None
    return importlib.import_module(name)
