"""Pyodide and onnxruntime from node_modules; a lock file that knows our wheel and nothing else.

The lock that Pyodide brings names hundreds of packages that lie on a server of its own. With
only ours in it, nothing that a demo or its reader imports can be fetched from elsewhere.
"""

import hashlib
import json

from scripts.demos.wheel import FILE, NAME, VERSION
from scripts.engine.errors import EngineError

FOLDER = "node_modules/pyodide"
LOCK = "pyodide-lock.json"
LIBRARY = "python_stdlib.zip"
FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", LIBRARY)
ONNX = "node_modules/onnxruntime-web/dist"
ONNX_FILES = ("ort.wasm.bundle.min.mjs", "ort-wasm-simd-threaded.wasm")


def runtime(root, wheel):
    """{name: bytes} of all that the browser loads to run Python with the given wheel."""
    lock = json.dumps(pruned(_read(root, LOCK), wheel), indent=1, sort_keys=True) + "\n"
    files = {name: _read(root, name) for name in FILES}
    return files | {LOCK: lock.encode(), FILE: wheel}


def onnx(root):
    """{name: bytes} of all that the browser loads to run networks: one thread, no graphics card."""
    return {name: _read(root, name, ONNX) for name in ONNX_FILES}


def pruned(lock, wheel):
    """The lock of the same runtime with one package: ours. EngineError where it is damaged."""
    try:
        info = json.loads(lock)["info"]
    except (ValueError, KeyError, TypeError) as error:
        raise EngineError(f"{FOLDER}/{LOCK}: is damaged ({error}); npm ci mends it") from None
    package = {
        "name": NAME, "version": VERSION, "file_name": FILE, "install_dir": "site",
        "sha256": hashlib.sha256(wheel).hexdigest(), "package_type": "package",
        "imports": ["figures_src"], "depends": [], "unvendored_tests": False, "tool": {},
    }  # fmt: skip
    return {"info": info, "packages": {NAME: package}, "tool": {}}


def _read(root, name, folder=FOLDER):
    try:
        return (root / folder / name).read_bytes()
    except FileNotFoundError:
        raise EngineError(f"{folder}/{name}: is not there; npm ci mends it") from None
