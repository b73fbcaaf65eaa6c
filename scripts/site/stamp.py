"""Which measurements a site was made of: one hash over docs/measured, in the footer and a file.

Two sites with the same stamp show the same numbers. `version.json` says it to programs, and to
`make publish`, which refuses a site that was made of other measurements than those committed.
"""

import json
from pathlib import Path

from scripts.engine import files, waist

FILE = "version.json"
SUFFIXES = (".json", ".npz", ".onnx")


def fingerprint(root: Path) -> str:
    """SHA-256 over every committed measurement and network, names included."""
    whole = ""
    for path in sorted((root / waist.FOLDER).iterdir()):
        if path.suffix in SUFFIXES:
            whole += f"{files.digest(path.read_bytes())}  {path.name}\n"
    return files.digest(whole)


def write(root: Path, site: Path) -> None:
    """Puts version.json into a built site."""
    told = {
        "measurements": fingerprint(root),
        "figures": {
            path.stem: waist.read(path.stem, root).fingerprint
            for path in sorted((root / waist.FOLDER).glob("*.json"))
        },
    }
    files.write(site / FILE, (json.dumps(told, indent=1) + "\n").encode())
