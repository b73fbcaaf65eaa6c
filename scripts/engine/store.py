"""The store: what `@kept` functions answered, kept by name, proved whole at each reading.

An entry is three files of one name in a folder that git ignores: tensors, arrays, and a note with
their hashes, each written aside, synced and renamed, the note last. Whoever needs an entry that is
not there makes it under a lock, so two workers that need the same model train it once; the lock
ends with the process that holds it. Nothing the store does can cost a result: where it cannot
read, it computes; where it cannot write, it says so and goes on.

Every answer has passed through the form it is kept in, also a fresh one, and random states outside
are as if it had drawn nothing. So a figure measures the same bits whether the store answered.
"""

import functools
import json
import platform
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from scripts.engine import files, store_entries, store_names, watching
from scripts.engine.errors import EngineError
from scripts.engine.store_entries import Damaged
from scripts.engine.store_locks import held
from scripts.engine.store_remote import Remote, Unreachable, check
from scripts.engine.surroundings import undisturbed

FOLDER = "build/store"
USES = "uses"  # inside: for each figure the entries that its measurement used


@dataclass
class Used:
    """What one measurement, or one kept function, took from kept functions.

    seconds: {entry: processor seconds it once took, without the entries it used itself}
    saved: how many of them this run did not spend; inside: processor seconds spent in here
    """

    seconds: dict = field(default_factory=dict)
    saved: float = 0.0
    inside: float = 0.0


class Store:
    """Answers `store(function, arguments)` for `figures_src.kept`.

    root: of the repository; folder: where entries lie; remote: URL of a team's store, "" for none
    unchanged: says whether the sources are still those that this process runs
    remarks: what a person should hear, each once
    """

    def __init__(self, root, folder=None, remote="", unchanged=lambda: True):
        self.root = Path(root)
        self.used, self.remarks = Used(), []
        self.folder = self.within_reach(Path(folder or self.root / FOLDER))
        self.remote = Remote(remote) if remote else None
        self.unchanged = unchanged

    def __call__(self, function, arguments):
        began, outer = time.process_time(), self.used
        name = store_names.name(function, arguments, self.root)
        found = self.read(name.key)
        if found:
            self.count_saved(name.key, found[0])
        else:
            found = self.read_or_made(name, function, arguments)
        note, answer = found
        outer.seconds |= {**note["parts"], name.key: note["seconds"]}
        outer.inside += time.process_time() - began
        return answer

    def within_reach(self, folder):
        """The folder; where a machine does not have it, one that lasts as long as the process."""
        if folder.parent.is_dir() or folder.parent.parent.is_dir():
            return folder
        self.remark(
            f"store: {folder} is not there on {platform.node()}, so each of its workers trains for "
            "itself; give STORE= a folder or URL that all of them reach"
        )
        return Path(passing().name) / files.digest(str(folder))[:20]

    def count_saved(self, key, note):
        own = {**note["parts"], key: note["seconds"]}
        fresh = set(own) - set(self.used.seconds)
        self.used.saved += sum(own[each] for each in fresh)

    def read_or_made(self, name, function, arguments):
        """The entry, made by this process unless another one has it ready by now."""
        with held(self.folder / f"{name.key}.lock"):
            found = self.read(name.key, thorough=True) or self.fetched(name.key)
            if found:
                self.count_saved(name.key, found[0])
                return found
            note, data = self.made(name, function, arguments)
            self.keep(name.key, note, data)
            return note, store_entries.unpacked(note, data)

    def made(self, name, function, arguments):
        """(note, {kind: bytes}) of what the function answers now."""
        outer, self.used = self.used, Used()
        began = time.process_time()
        try:
            with undisturbed(int(files.digest(name.key)[:8], 16)), Reading() as reading:
                answer = function(*arguments)
        finally:
            used, self.used = self.used, outer
        spent = time.process_time() - began - used.inside
        outer.saved += used.saved
        self.honest(name, reading)
        note, data = store_entries.packed(answer, name.function)
        about = {field: getattr(name, field) for field in
                 ("function", "arguments", "sources", "versions")}  # fmt: skip
        return {**about, **note, "seconds": round(spent, 3), "parts": used.seconds}, data

    def honest(self, name, reading):
        """EngineError where the name does not tell what was really computed."""
        if hidden := sorted(reading.files - name.files | reading.programs):
            raise EngineError(
                f"hidden dependency: {name.function} used {', '.join(hidden)}, which it does not "
                "import"
            )
        same = store_names.current(name.function, self.root) == name.sources
        if not (same and self.unchanged()):
            raise EngineError("its sources changed while it was measured; run make figures again")

    def read(self, key, thorough=False):
        """(note, answer) of an entry, None where there is none that is whole.

        thorough: for whoever holds the lock: a damaged entry is told and discarded.
        """
        try:
            note = store_entries.note_of((self.folder / f"{key}.json").read_bytes())
            data = {kind: (self.folder / f"{key}.{kind}").read_bytes() for kind in note["files"]}
            return note, store_entries.unpacked(note, data)
        except (FileNotFoundError, NotADirectoryError):
            damaged = (self.folder / f"{key}.json").exists()
        except (OSError, Damaged):
            damaged = True
        if damaged and thorough:
            self.remark(f"store: {key} is damaged; discarded and made anew")
            discard(self.folder, key)
        return None

    def fetched(self, key):
        """(note, answer) of an entry of the remote, which is then here too."""
        try:
            if not self.remote or (found := self.remote.get(f"{key}.json")) is None:
                return None
            note, data = store_entries.note_of(found), {}
            for kind in note["files"]:
                data[kind] = self.remote.get(f"{key}.{kind}", note["files"][kind]["size"]) or b""
            answer = store_entries.unpacked(note, data)
            sum(note["parts"].values(), float(note["seconds"]))  # what it cost must be told
        except Unreachable as error:
            self.remark(f"store: {self.remote.url} is out of reach ({error}); going on without it")
            return None
        except (Damaged, AttributeError, KeyError, TypeError, ValueError):
            self.remark(f"store: {key} is damaged in {self.remote.url}; made anew")
            return None
        self.keep_here(key, note, data)
        return note, answer

    def keep(self, key, note, data):
        """Keep an entry here, and in the remote."""
        self.keep_here(key, note, data)
        try:
            if self.remote:
                for kind, each in data.items():
                    self.remote.put(f"{key}.{kind}", each)
                self.remote.put(f"{key}.json", store_entries.note_bytes(note))
        except Unreachable as error:
            self.remark(f"store: {self.remote.url} is out of reach ({error}); going on without it")

    def keep_here(self, key, note, data):
        try:
            for kind, each in data.items():
                files.write(self.folder / f"{key}.{kind}", each)
            files.write(self.folder / f"{key}.json", store_entries.note_bytes(note))
        except OSError as error:
            self.remark(f"store: {self.folder} takes nothing ({error.strerror}); going on without")

    def remark(self, text):
        if text not in self.remarks:
            self.remarks.append(text)


@functools.cache
def passing():
    """A folder that goes when this process does."""
    return tempfile.TemporaryDirectory(prefix="where-the-map-ends-")


class Reading:
    """What is read while a kept function works, apart from what its caller reads."""

    def __enter__(self):
        self.files, self.programs = set(), set()
        if watcher := watching.Opened.current:
            self.outer = watcher.paths, watcher.programs
            watcher.paths, watcher.programs = set(), set()
        self.watcher = watcher
        return self

    def __exit__(self, *exception):
        if watcher := self.watcher:
            self.files, self.programs = watcher.close(), watcher.programs
            watcher.paths |= self.outer[0]
            watcher.programs = watcher.programs | self.outer[1]
            watching.Opened.current = watcher


def place(text, root):
    """(folder, URL) of the store that STORE=`text` names.

    A URL is a remote behind the folder of this checkout; a folder takes its place, locks included,
    so that machines that share it train nothing twice. UsageError where that cannot be.
    """
    if "://" in text:
        check(text)
        return str(Path(root) / FOLDER), text
    return str(Path(text).expanduser().absolute() if text else Path(root) / FOLDER), ""


def note_use(folder, figure, keys):
    """Remember which entries the measurement of a figure used, for `make prune`."""
    text = json.dumps({"figure": figure, "entries": sorted(keys)}, indent=1)
    try:
        files.write(Path(folder) / USES / f"{figure}.json", text.encode())
    except OSError:  # read-only, or full: pruning will then take these entries
        return


def size(folder):
    """Bytes of all that lies in a store."""
    return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())


def told(count):
    """Bytes in words: "23 MB"."""
    return f"{count / 1e6:,.0f} MB" if count >= 1e6 else f"{count / 1e3:,.0f} kB"


def discard(folder, key):
    """Take an entry away, its note first, so that it is never half there."""
    for ending in ("json", *store_entries.KINDS):
        try:
            (Path(folder) / f"{key}.{ending}").unlink(missing_ok=True)
        except OSError:
            return
