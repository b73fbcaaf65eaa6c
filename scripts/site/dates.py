"""When a measurement was committed, as the history of this clone knows it; never a guess.

Measurements themselves are undated, so that measuring again gives the same bytes. What is asked
is when the line with the fingerprint came into the file: a later verdict or figure changes the
file, but not the day on which these networks were trained.
"""

import datetime
import subprocess
from pathlib import Path

from scripts.engine import waist

LINE = '/"fingerprint"/,+1'


def committed(figure: str, root: Path) -> datetime.date | None:
    """Day on which the fingerprint of a figure was committed.

    None without git or history, for a measurement that is not committed yet, and where the
    history of the clone was cut off, so that its first commit only seems to have brought the line.
    """
    path = waist.place(figure, root)
    command = ["git", "-C", str(path.parent), "blame", "--porcelain", "-L", LINE, path.name]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    found = dict(line.partition(" ")[::2] for line in told.splitlines())
    unsure = told.startswith("0" * 40) or "boundary" in found
    return None if unsure else _day(int(found["author-time"]))


def _day(seconds: int) -> datetime.date:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
