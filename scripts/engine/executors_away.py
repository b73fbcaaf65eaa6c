"""What a process of somebody else's executor runs: the sources it was sent, and nothing else.

Its text travels with every task, so a worker needs no checkout and nothing of this repository
installed: only Python and the packages that the figures import. The sources are unpacked into a
folder named after their digest. A process that ran other sources before forgets those first.
"""

import hashlib
import importlib
import os
import shutil
import sys
import tempfile
import threading
import types
import zipfile
from io import BytesIO
from pathlib import Path

OURS = ("figures_src", "scripts")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def enter(sent, module, name, arguments):
    """The result of `module.name(root, *arguments)`, or a `Failure`.

    sent: a zip of the sources; module, name: of a function in them; arguments: plain values
    """
    with alone():
        os.environ.update(ONE_THREAD)
        root = unpacked(sent)
        adopt(root)
        function = getattr(importlib.import_module(module), name)
        return importlib.import_module("scripts.engine.workers").guarded(root, function, arguments)


def alone():
    """A lock of this process: threads, random states and the watch over files are of all of it."""
    place = sys.modules.setdefault("where_the_map_ends", types.ModuleType("where_the_map_ends"))
    return vars(place).setdefault("lock", threading.Lock())


def unpacked(sent):
    """The folder that holds the sources in a zip; several processes may share it."""
    home = Path(tempfile.gettempdir()) / f"where-the-map-ends-{os.getuid()}"
    home.mkdir(mode=0o700, exist_ok=True)
    if home.is_symlink() or home.stat().st_uid != os.getuid():
        raise PermissionError(f"{home} belongs to somebody else")
    root = home / hashlib.sha256(sent).hexdigest()[:20]
    if not root.is_dir():
        aside = tempfile.mkdtemp(dir=home)
        with zipfile.ZipFile(BytesIO(sent)) as archive:
            archive.extractall(aside)
        try:
            Path(aside).rename(root)
        except OSError:  # another process was first
            shutil.rmtree(aside)
    return root


def adopt(root):
    """Import from `root` from now on, whatever was imported from elsewhere."""
    if sys.path[0] == str(root):
        return
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    sys.path[:] = [str(root), *(path for path in sys.path if path != str(root))]
    importlib.invalidate_caches()
