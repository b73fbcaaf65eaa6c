"""When a page was last changed: the date of its last commit, asked once for all pages."""

import datetime
import re
import subprocess
from pathlib import Path

DATE = re.compile(r"^\d{4}-\d\d-\d\dT[\d:]+(?:Z|[+-]\d\d:\d\d)$")


def written(root: Path) -> dict[str, str]:
    """Path below the repository -> ISO date of its last commit; empty where there is no git."""
    command = ["git", "-C", str(root), "log", "--format=%cI", "--name-only", "--", "docs"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    found, date = {}, ""
    for line in filter(None, told.splitlines()):
        if DATE.match(line):
            date = line
        else:
            found.setdefault(line, date)
    return found


def of(path: Path, root: Path, known: dict[str, str]) -> str:
    """Date of a page: of its commit, or, not yet committed, of its file."""
    if date := known.get(path.relative_to(root).as_posix()):
        return date
    changed = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    return changed.isoformat(timespec="seconds")
