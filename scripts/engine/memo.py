"""What was read out of a file, remembered while the file stays as it is.

Only speed hangs on this: a file counts as unchanged while its size, its number and both its
times are the same. A file changed less than two seconds ago is not remembered, since a clock
may tick too slowly to tell two edits apart.
"""

import functools
import json
import time

from scripts.engine import files

FORMAT = 1


class Memo:
    """Remembered readings of files below `root`, kept in build/memo.json between commands.

    run: whatever holds for as long as this object lives, which is one run
    """

    def __init__(self, root):
        self.root = root
        self.path = root / "build" / "memo.json"
        self.kept = self._load()
        self.dirty, self.run = False, {}

    def _load(self):
        try:
            document = json.loads(self.path.read_text())
            return document["kept"] if document["format"] == FORMAT else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def get(self, path, question, compute):
        """What `compute()` says about the file `path`; asked again only after a change.

        question: name of what is asked; the answer must be plain JSON data.
        """
        key, stamp = f"{path.relative_to(self.root).as_posix()}|{question}", stamp_of(path)
        kept = self.kept.get(key)
        if kept and kept[0] == stamp:
            return kept[1]
        answer = compute()
        if stamp[1] < time.time_ns() - 2_000_000_000:
            self.kept[key] = [stamp, answer]
            self.dirty = True
        return answer

    def save(self):
        """Keep what was learned; a read-only checkout is only slower for it."""
        if not self.dirty:
            return
        document = json.dumps({"format": FORMAT, "kept": self.kept}, sort_keys=True)
        try:
            files.write(self.path, document.encode())
        except OSError:
            pass
        self.dirty = False


def while_unchanged(place, size):
    """Decorates a reading: what it returned is given again while its file stays as it is.

    place: of the arguments of a call, the path of the file that is read, which need not be there
    size: how many answers are remembered in this process; they are shared, so nobody changes one
    Here a file changed just now is remembered too: in a preview it is the one that is asked for.
    """

    def remembering(read):
        kept = functools.lru_cache(maxsize=size)(lambda stamp, *given: read(*given))

        @functools.wraps(read)
        def answer(*given):
            path = place(*given)
            return kept(tuple(stamp_of(path)) if path.exists() else None, *given)

        return answer

    return remembering


def stamp_of(path):
    """[size, modified, changed, number] of a file."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
