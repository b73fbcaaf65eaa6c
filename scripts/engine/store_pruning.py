"""Pruning: an entry stays while a figure there is used it and its function is what it was.

A figure that is stale keeps what its last measurement used, as long as the functions that made it
have not changed: measuring it again will ask for that. All else can only be asked for by sources
that are gone: old versions of a function, trials, figures that were deleted.
"""

import json
import time
from pathlib import Path

from scripts.engine import source, store_entries, store_names
from scripts.engine.store import USES, discard
from scripts.engine.store_locks import held

LEFT_BEHIND = 86400  # seconds after which a half-written file is nobody's work any more


def prune(root, folder):
    """Remove what no figure of `root` refers to; returns (entries kept, entries removed)."""
    folder = Path(folder)
    wanted, sources = used(root, folder), {}
    keys = sorted(path.stem for path in folder.glob("*.json"))
    removed = [
        key
        for key in keys
        if not (key in wanted and is_current(root, folder, key, sources)) and taken(folder, key)
    ]
    clear(folder)
    return len(keys) - len(removed), len(removed)


def used(root, folder):
    """Names of the entries that the last measurements of the figures there are used."""
    wanted, figures = set(), set(source.figures(root))
    for path in (folder / USES).glob("*.json"):
        try:
            note = json.loads(path.read_text())
            if note["figure"] in figures:
                wanted |= set(note["entries"])
                continue
        except (ValueError, KeyError, TypeError):
            pass
        path.unlink()
    return wanted


def is_current(root, folder, key, sources):
    """Whether the function that made an entry would make it under the same name again."""
    try:
        note = store_entries.note_of((folder / f"{key}.json").read_bytes())
    except (OSError, store_entries.Damaged):
        return False
    function = note["function"]
    if function not in sources:
        sources[function] = store_names.current(function, root)
    return sources[function] == note["sources"]


def taken(folder, key):
    """Remove an entry, unless somebody is making it at this moment; True if it is gone."""
    with held(folder / f"{key}.lock", wait=False) as mine:
        if mine:
            discard(folder, key)
            (folder / f"{key}.lock").unlink()
    return mine


def clear(folder):
    """Remove what no note belongs to: halves of entries, their locks, what killed writers left."""
    for path in folder.glob(".*.tmp"):
        if path.stat().st_mtime < time.time() - LEFT_BEHIND:
            path.unlink(missing_ok=True)
    for path in [path for path in folder.iterdir() if path.is_file()]:
        if path.suffix and path.stem and not (folder / f"{path.stem}.json").exists():
            if not path.name.startswith("."):
                taken(folder, path.stem)
