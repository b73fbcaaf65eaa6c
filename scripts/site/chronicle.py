"""What the history of this clone knows: when a page was last changed, when a measurement came in.

The first commit of a history that was cut off only seems to have brought all that was there, so
nothing is taken from it: a measurement is then "not recorded", and a page has no date. A file has
one, but that of the clone or the download.
Measurements themselves are undated, so that measuring again gives the same bytes.
"""

import datetime
import re
import subprocess
from pathlib import Path

from scripts.engine import waist

DATE = re.compile(r"^\d{4}-\d\d-\d\dT[\d:]+(?:Z|[+-]\d\d:\d\d)$")
LINE = '/"fingerprint"/,+1'


def asked(root: Path, *words: str) -> str:
    """What git answers about a repository, "" where there is no git, no history or no answer."""
    command = ["git", "-C", str(root), *words]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def written(root: Path) -> dict[str, str]:
    """Path below the repository -> ISO date of its last commit; asked once for all pages.

    Empty where there is no git, or where the history was cut off.
    """
    if asked(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    found, date = {}, ""
    told = asked(root, "log", "--format=%cI", "--name-only", "--", "docs")
    for line in filter(None, told.splitlines()):
        if DATE.match(line):
            date = line
        else:
            found.setdefault(line, date)
    return found


def committed(figure: str, root: Path) -> datetime.date | None:
    """Day on which the fingerprint of a figure was committed.

    Asked is when the line with the fingerprint came into the file: a later verdict or figure
    changes the file, but not the day on which these networks were trained. None where the history
    does not say, and for a measurement that is not committed yet.
    """
    path = waist.place(figure, root)
    told = asked(path.parent, "blame", "--porcelain", "-L", LINE, path.name)
    found = dict(line.partition(" ")[::2] for line in told.splitlines())
    if not told or told.startswith("0" * 40) or "boundary" in found:
        return None
    return datetime.datetime.fromtimestamp(int(found["author-time"]), datetime.UTC).date()
