"""Python as it is after its start, with every demo imported: what a browser begins from.

Starting Python is most of what a first touch waits for, and always ends in the same memory. So
Pyodide is started here, in node, and the browser takes over its memory, the same bytes every time,
as https://blog.cloudflare.com/python-workers does. Pyodide does not document how, but refuses a
memory that is not of the same build.

It is kept in build/snapshots under a name made of all that it hangs on; make prune removes it.
"""

import gzip
import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.demos import runtime
from scripts.engine import files
from scripts.engine.errors import EngineError

FILE = "snapshot.bin"  # no .gz: some servers would say that a browser unpacks it by itself
KEPT = "build/snapshots"
HERE = Path(__file__).parent
SCRIPTS = (HERE / "snapshot.mjs", HERE / "waking.py")


def snapshot(root, wheel):
    """The memory, by gzip: the one that is kept, or a new one."""
    path = root / KEPT / key(root, wheel)
    return files.kept(path, lambda: gzip.compress(taken(root, wheel), 9, mtime=0))


def key(root, wheel):
    """What a snapshot hangs on, as a digest: Pyodide, the demos, and how it is taken."""
    read = [root / runtime.FOLDER / name for name in runtime.FILES] + list(SCRIPTS)
    digests = [files.digest(path.read_bytes()) for path in read]
    return files.digest("".join([*digests, files.digest(wheel)]))[:32]


def taken(root, wheel):
    """The memory of Python that has been started now, with the demos of a wheel."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wheel.zip"
        path.write_bytes(wheel)
        _node(SCRIPTS[0], root / runtime.FOLDER, path, folder)
        return (Path(folder) / "memory").read_bytes()


def _node(*given):
    if not (node := shutil.which("node")):
        raise EngineError("node is not there: install Node.js 20 or newer")
    done = subprocess.run([node, *map(str, given)], capture_output=True, text=True)
    if done.returncode:
        said = done.stderr.strip() or done.stdout.strip()
        raise EngineError(f"scripts/demos/snapshot.mjs: Python does not start\n{said}")
