"""What a measurement really reads: the proof that its fingerprint covers everything.

Python reports to an audit hook whatever it opens or lists, imports included, and every program it
starts. What native code opens by itself (a C++ or Rust library that is given a path) it does not.
"""

import os
import sys
import threading
from pathlib import Path

LISTED = {"os.listdir", "os.scandir"}
NAMED = {"sqlite3.connect", "ctypes.dlopen"}  # these open the file they name without `open`
STARTED = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty"}
EVENTS = {"open"} | LISTED | NAMED | STARTED
MACHINERY = f"{Path(__file__).resolve().parents[1]}{os.sep}"
STANDARD = f"{Path(os.__file__).parent}{os.sep}"  # passed over at once: torch opens thousands


class Opened:
    """The files of this repository that the science reads, or lists, while it watches.

    Begin it before the science is loaded: what is imported already is forgotten, so that every
    module is read again where it can be seen. Threads that ran before are not of the science.
    `programs`: what else the science started.
    """

    current = None  # audit hooks cannot be taken away: one hook, told where to write
    hooked = False

    def __init__(self, root):
        self.root, self.paths, self.programs = Path(root), set(), set()
        self.strangers = set(sys._current_frames()) - {threading.get_ident()}
        forget(self.root)
        Opened.current = self
        if not Opened.hooked:
            sys.addaudithook(Opened.hook)
            Opened.hooked = True

    @staticmethod
    def hook(event, arguments):
        watcher = Opened.current if event in EVENTS else None
        if watcher and threading.get_ident() not in watcher.strangers:
            watcher.note(event, arguments, sys._getframe().f_back)

    def note(self, event, arguments, frame):
        if event in STARTED:
            if self.room(frame) == "figures_src":
                self.programs.add(str(arguments[0]) if arguments else event)
            return
        path = arguments[0]
        wanted = event in NAMED or not importing(frame)
        if event == "open":
            wanted = reads(arguments[1], arguments[2] or 0)
        if wanted and isinstance(path, str | bytes | os.PathLike):
            path = os.fsdecode(path)
            if not path.startswith(STANDARD) and self.room(frame) != "scripts":
                self.paths.add(Path.cwd() / path)

    def room(self, frame):
        """Whose code asked: "figures_src", "scripts" (the engine itself), or "" for neither."""
        starts = {"scripts": MACHINERY, "figures_src": f"{self.root / 'figures_src'}{os.sep}"}
        while frame:
            for room, start in starts.items():
                if frame.f_code.co_filename.startswith(start):
                    return room
            frame = frame.f_back
        return ""

    def close(self):
        """Names of the files read, compiled ones by the name of their source."""
        Opened.current = None
        root, packages = self.root.resolve(), Path(sys.prefix).resolve()
        real = {path.resolve() for path in self.paths}
        return {
            plain(path.relative_to(root))
            for path in real
            if path.is_relative_to(root) and not path.is_relative_to(packages)
        }


def importing(frame):
    """Whether the import system asks: it looks through folders, and opens what it finds."""
    return frame is not None and "importlib._bootstrap" in frame.f_code.co_filename


def reads(mode, flags):
    """Whether a file opened so may be read; one that is emptied first holds nothing to read."""
    return not flags & (os.O_WRONLY | os.O_TRUNC) and (mode or "r")[0] not in "wx"


def forget(root):
    """Drop the science in this repository from the modules that are imported."""
    science = f"{root / 'figures_src'}{os.sep}"
    for name, module in list(sys.modules.items()):
        own = getattr(module, "__dict__", {})  # torch.classes answers to any name but its own
        places = [own.get("__file__"), *(own.get("__path__") or ())]
        if any(f"{place}{os.sep}".startswith(science) for place in places):
            del sys.modules[name]


def plain(path):
    """a/__pycache__/b.cpython-311.pyc -> a/b.py"""
    if path.parent.name == "__pycache__":
        path = path.parent.parent / f"{path.name.split('.')[0]}.py"
    return path.as_posix()
