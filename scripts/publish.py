"""Put the built site on a static host: python -m scripts.publish TO=… [DRY=yes]

TO=/srv/www/essay            a folder: copied beside it, then put in its place by renaming
TO=user@host:/srv/www/essay  another machine, by rsync over ssh: all arrives before any changes

A site made of other measurements than the committed ones is refused, and so is a folder that
holds anything but such a site. Exit status: 0, 1 where it failed, 2 for a wrong request.
"""

import filecmp
import json
import re
import shutil
import subprocess
from pathlib import Path

from scripts.engine import options
from scripts.engine.errors import EngineError, UsageError
from scripts.engine.files import ROOT
from scripts.site import stamp

OPTIONS = {
    "TO": "the folder, or user@host:folder",
    "DRY": "yes: say what would change, and change nothing",
}
REMOTE = re.compile(r"[\w.@-]+:|rsync://")
RSYNC = ("rsync", "--archive", "--compress", "--checksum", "--delete-delay", "--delay-updates")


def main(given, root=ROOT):
    if not given["TO"]:
        raise UsageError("make publish TO=… names no place: a folder, or user@host:folder")
    site, dry = root / "site", bool(given["DRY"])
    checked(site, root)
    if REMOTE.match(given["TO"]):
        return by_rsync(site, given["TO"], dry)
    return to_folder(site, Path(given["TO"]).expanduser().absolute(), dry)


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
    return subprocess.run(command(site, to, dry)).returncode


def command(site: Path, to: str, dry: bool) -> list[str]:
    """rsync's words: the content of site/ becomes the content of the other folder."""
    return [*RSYNC, *(["--dry-run", "--itemize-changes"] if dry else []), f"{site}/", f"{to}/"]


def to_folder(site: Path, target: Path, dry: bool) -> int:
    """The folder becomes the site, whole or not at all."""
    if target == site or target in site.parents or site in target.parents:
        raise UsageError(f"TO={target} and the site lie inside one another")
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
    """Copies beside the target; two renamings then change one whole site for the other."""
    fresh, old = (target.with_name(f"{target.name}.{end}") for end in ("new", "old"))
    for path in (fresh, old):
        shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(site, fresh)
    if not target.exists():
        fresh.rename(target)
        return
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old)


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
