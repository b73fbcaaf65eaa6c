"""What a measurement really reads: the proof that its fingerprint covers everything."""

import os
import sys
from pathlib import Path


class Opened:
    """The files of this repository that are opened for reading while it watches."""

    current = None  # audit hooks cannot be taken away: one hook, told where to write
    hooked = False

    def __init__(self, root):
        self.root, self.paths = str(root) + os.sep, set()
        Opened.current = self
        if not Opened.hooked:
            sys.addaudithook(Opened.hook)
            Opened.hooked = True

    @staticmethod
    def hook(event, arguments):
        if event == "open" and Opened.current:
            Opened.current.note(*arguments)

    def note(self, path, mode, flags):
        reading = mode.startswith("r") if mode else not (flags or 0) & (os.O_WRONLY | os.O_RDWR)
        if reading and isinstance(path, str) and path.startswith(self.root):
            self.paths.add(path.removeprefix(self.root))

    def close(self):
        """Names of the files read, compiled ones by the name of their source."""
        Opened.current = None
        named = {plain(Path(path)) for path in self.paths}
        return {path for path in named if path.split("/")[0] in ("figures_src", "docs", "tests")}


def plain(path):
    """a/__pycache__/b.cpython-311.pyc -> a/b.py"""
    if path.parent.name == "__pycache__":
        path = path.parent.parent / f"{path.name.split('.')[0]}.py"
    return path.as_posix()
