"""A live preview of one language: a saved page, word, style or figure shows in the browser.

python -m scripts.serve_site [LANGUAGE=zh] [PORT=8000]
"""

import os
import socket
import subprocess
import sys
import time

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from scripts.engine import making
from scripts.engine.errors import EngineError
from scripts.l10n import registry
from scripts.l10n.problem import L10nError
from scripts.site import building
from scripts.site.errors import PageError
from scripts.site.shelf import ROOT

WATCHED = ("docs", "figures_src")
PAUSE = 0.3  # seconds of quiet after which an editor has finished saving
KEYS = {"LANGUAGE", "PORT"}


def main(words):
    if {"-h", "--help"} & set(words):
        return print(__doc__)
    given = options(words)
    try:
        code = registry.find(given.get("LANGUAGE", registry.source().code)).code
        port = free_port(given.get("PORT", "8000"))
        preview(code, port)
    except (PageError, L10nError, EngineError) as error:
        sys.exit(str(error))
    return None


def options(words) -> dict[str, str]:
    """KEY=value words of the command line."""
    given = dict(word.partition("=")[::2] for word in words)
    if unknown := sorted(set(given) - KEYS):
        sys.exit(f"unknown option {unknown[0]!r}: known are LANGUAGE=code and PORT=number")
    return given


def free_port(wanted: str) -> int:
    """The wanted port, or the next one that nobody uses."""
    if not wanted.isdigit() or not 0 < int(wanted) < 65536:
        sys.exit(f"PORT={wanted} is no port. Mend: a number from 1 to 65535")
    for port in range(int(wanted), min(int(wanted) + 50, 65536)):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    sys.exit(f"no port is free from {wanted} on. Mend: choose another, as PORT=9000")


def preview(code: str, port: int) -> None:
    """Serves until it is interrupted; what cannot be built is told and mended by the next save."""
    making.make(ROOT, languages=(code,))
    config = building.prepare(ROOT, code, alone=True)
    changed = Changed()
    observer = Observer()
    for folder in WATCHED:
        observer.schedule(changed, str(ROOT / folder), recursive=True)
    observer.start()
    server = serve(config, port)
    try:
        while server.poll() is None:
            time.sleep(PAUSE)
            if changed.settled():
                again(code)
    except KeyboardInterrupt:
        pass
    finally:
        server.terminate()
        observer.stop()


def serve(config, port: int) -> subprocess.Popen:
    """MkDocs' own server on the staged tree, with the drawings and assets that it is made from."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--livereload",
        "--config-file",
        str(config),
    ]
    watched = [ROOT / "docs/assets", ROOT / "docs/theme", ROOT / "build/figures"]
    for folder in watched:
        command += ["--watch", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen([*command, "--dev-addr", f"127.0.0.1:{port}"], env=environment)


def again(code: str) -> None:
    """Redraws and stages; a mistake is told in one line and the preview goes on."""
    try:
        making.make(ROOT, languages=(code,))
        building.prepare(ROOT, code, alone=True)
    except (PageError, L10nError, EngineError) as error:
        print(error, file=sys.stderr)


class Changed(FileSystemEventHandler):
    """Remembers when a watched file was last written."""

    def __init__(self):
        self.at = 0.0

    def on_any_event(self, event):
        if (
            event.event_type in ("modified", "created", "deleted", "moved")
            and not event.is_directory
        ):
            self.at = time.monotonic()

    def settled(self) -> bool:
        """Whether something was saved and saving is over; true once for each."""
        if not self.at or time.monotonic() - self.at < PAUSE:
            return False
        self.at = 0.0
        return True


if __name__ == "__main__":
    main(sys.argv[1:])
