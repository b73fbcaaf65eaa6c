"""Put the built site on a static host: python -m scripts.publish TO=… [DRY=yes]

TO=/srv/www/essay            a folder: copied beside it, then put in its place by renaming
TO=user@host:/srv/www/essay  another machine, by rsync over ssh: everything arrives first, and
                             changes file by file at the end

A site made of other measurements than the committed ones is refused, and so is a folder that
holds anything but such a site. Exit status: 0, 1 where it failed, 2 for a wrong request.
"""

import filecmp
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.engine import files, options
from scripts.engine.errors import EngineError, UsageError, in_words
from scripts.engine.files import ROOT
from scripts.site import stamp

OPTIONS = {
    "TO": "the folder, or user@host:folder",
    "DRY": "yes: say what would change, and change nothing",
}
REMOTE = re.compile(r"[\w.@-]+:|rsync://")
RSYNC = ("rsync", "--archive", "--compress", "--checksum", "--delete-delay", "--delay-updates")
ABSENT = 23, "No such file or directory"  # what rsync says of a folder that it will make


def main(given, root=ROOT):
    if not given["TO"]:
        raise UsageError("make publish TO=… names no place: a folder, or user@host:folder")
    site, dry = root / "site", options.agreed(given["DRY"], "DRY")
    checked(site, root)
    if REMOTE.match(given["TO"]):
        return by_rsync(site, given["TO"], dry)
    target = Path(given["TO"]).expanduser().resolve()  # a link stays, what it names changes
    try:
        return to_folder(site, target, dry)
    except OSError as error:
        mend = f"there must be room in {target.parent}, and the right to write"
        raise EngineError(f"TO={target}: {why(error)}; nothing changed there ({mend})") from None


def why(error: OSError) -> str:
    """In words; of the many files that could not be copied, the first."""
    return str(error.args[0][0][2]) if isinstance(error, shutil.Error) else in_words(error)


def checked(site: Path, root: Path) -> None:
    """Refuses a site that is not there, or that shows other numbers than docs/measured."""
    if not (site / stamp.FILE).exists():
        raise EngineError("site/ holds no finished site: make site")
    made = json.loads((site / stamp.FILE).read_text(encoding="utf-8"))["measurements"]
    if made != (now := stamp.fingerprint(root)):
        wrong = f"site/ was made of the measurements {made[:12]}, docs/measured is {now[:12]}"
        raise EngineError(f"{wrong}: make site")


def by_rsync(site: Path, to: str, dry: bool) -> int:
    if not shutil.which("rsync"):
        raise EngineError("rsync is missing: install it, or publish to a folder")
    there = listed(to)
    if there and stamp.FILE not in there:
        raise UsageError(f"TO={to} holds something else ({stamp.FILE} is not in it)")
    status = subprocess.run(command(site, to, dry)).returncode
    if status:
        raise EngineError(f"TO={to}: rsync stopped with {status}; what it said stands above")
    return 0


def listed(to: str) -> list[str]:
    """Names in a folder of another machine, [] where there is no such folder yet."""
    words = ["rsync", "--list-only", f"{to}/"]
    told = subprocess.run(words, text=True, capture_output=True)
    status, absent = ABSENT
    if told.returncode == status and absent in told.stderr:
        return []
    if told.returncode:
        raise EngineError(f"TO={to}: rsync cannot look into it: {told.stderr.strip()}")
    rows = [line.split(maxsplit=4) for line in told.stdout.splitlines()]
    return [row[4] for row in rows if len(row) == 5 and row[4] != "."]


def command(site: Path, to: str, dry: bool) -> list[str]:
    """rsync's words: the content of site/ becomes the content of the other folder."""
    return [*RSYNC, *(["--dry-run", "--itemize-changes"] if dry else []), f"{site}/", f"{to}/"]


def to_folder(site: Path, target: Path, dry: bool) -> int:
    """The folder becomes the site, whole or not at all."""
    if target == site or target in site.parents or site in target.parents:
        raise UsageError(f"TO={target} and the site lie inside one another")
    if target.exists() and not target.is_dir():
        raise UsageError(f"TO={target} is a file, and a site needs a folder")
    if target.exists() and any(target.iterdir()) and not (target / stamp.FILE).exists():
        raise UsageError(f"TO={target} holds something else ({stamp.FILE} is not in it)")
    new, changed, gone = changes(site, target)
    told = f"{len(new)} new, {len(changed)} changed, {len(gone)} removed"
    if dry:
        for sign, names in (("+", new), ("~", changed), ("-", gone)):
            print("".join(f"{sign} {name}\n" for name in names), end="")
        print(f"{target}: {told}, nothing was done (DRY)")
        return 0
    swap(site, target)
    print(f"{target}: {told}")
    return 0


def swap(site: Path, target: Path) -> None:
    """Copies beside the target, into a folder of this run alone; two renamings then exchange them.

    Killed between the two, it leaves the old site in `.<name>.*/site.old`, and no run removes that.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    place = {"prefix": f".{target.name}.", "dir": target.parent, "ignore_cleanup_errors": True}
    with tempfile.TemporaryDirectory(**place) as aside:
        fresh = Path(aside) / "site"
        shutil.copytree(site, fresh)
        files.exchange(fresh, target)


def changes(site: Path, target: Path) -> tuple[list[str], list[str], list[str]]:
    """(new, changed, removed) files, by content."""
    ours, theirs = names(site), names(target)
    both = sorted(ours & theirs)
    changed = [n for n in both if not filecmp.cmp(site / n, target / n, shallow=False)]
    return sorted(ours - theirs), changed, sorted(theirs - ours)


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


if __name__ == "__main__":
    options.run(main, __doc__, OPTIONS)
