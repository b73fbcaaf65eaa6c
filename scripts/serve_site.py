"""A live preview of one language: a saved page, word, style or figure shows in the browser.

python -m scripts.serve_site [LANGUAGE=zh] [PORT=8000]
"""

import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from scripts.engine import drawings, workers
from scripts.engine.files import ROOT
from scripts.l10n import registry
from scripts.l10n.problem import L10nError

WRITTEN = {"modified", "created", "deleted", "moved"}
WATCHED = ("docs", "figures_src")
PRELOAD = (*drawings.PRELOAD, "watchdog.observers")  # every worker imports this file again
PAUSE = 0.1  # seconds of quiet after which an editor has finished saving
KEYS = {"LANGUAGE", "PORT"}


def main(words):
    if {"-h", "--help"} & set(words):
        return print(__doc__)
    given = options(words)
    try:
        code = registry.find(given.get("LANGUAGE", registry.source().code)).code
        port = free_port(given.get("PORT", "8000"))
    except L10nError as error:
        sys.exit(str(error))
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the end is that of Ctrl-C
    from scripts.site.preview import Preview  # not above, as PRELOAD says

    return serve(Preview(ROOT, code), port)


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


def serve(preview, port: int) -> None:
    """Serves until it is interrupted; what cannot be built is told and mended by the next save."""
    saves, observer = Saves(preview.root), Observer()
    for folder in WATCHED:
        observer.schedule(saves, str(preview.root / folder), recursive=True)
    observer.start()
    preview.interrupted = lambda: bool(saves.names)
    server = None
    try:
        workers.warm(PRELOAD)
        again(preview, set())
        server, news = reloading(preview, port)
        while True:
            time.sleep(PAUSE / 2)
            if saved := saves.settled():
                again(preview, saved, lambda: news.write_text(str(time.time())))
    except KeyboardInterrupt:
        print("stopped")
    finally:
        observer.stop()
        if server:
            server.shutdown()


def reloading(preview, port: int):
    """(server, file): MkDocs' server of the preview; browsers reload when the file changes."""
    from mkdocs.livereload import LiveReloadServer

    folder = preview.folder
    news = folder.with_name(f"{folder.name}.news") / str(os.getpid())
    news.parent.mkdir(parents=True, exist_ok=True)
    server = LiveReloadServer(lambda: None, "127.0.0.1", port, str(folder), polling_interval=0.05)
    server.set_app(noting(preview.visit, server.serve_request))
    server.watch(str(news.parent))
    threading.Thread(target=server.serve, daemon=True).start()
    print(f"Serving on http://127.0.0.1:{port}/ (Ctrl-C ends it)", flush=True)
    return server, news


def noting(visit, app):
    """A WSGI application that tells `visit` the path of each page that it is asked for."""

    def noted(environ, start_response):
        path = environ["PATH_INFO"]
        if path.endswith(("/", ".html")):
            visit(path.removesuffix("index.html"))
        return app(environ, start_response)

    return noted


def again(preview, saved: set[str], shown=lambda: None) -> None:
    """Shows what was saved; a mistake is told in one line and the preview goes on.

    shown: called whenever browsers have something new to load
    """
    try:
        preview.show(saved, shown)
    except (Exception, SystemExit) as error:  # anything may be half written
        print(error or type(error).__name__, file=sys.stderr, flush=True)
    shown()


class Saves(FileSystemEventHandler):
    """Remembers which watched files were written, and when the last of them was."""

    def __init__(self, root: Path):
        self.root, self.at, self.names = root, 0.0, set()

    def on_any_event(self, event):
        if event.is_directory or event.event_type not in WRITTEN:
            return
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        for path in paths:
            if "__pycache__" not in path.parts and not path.name.startswith("."):
                self.names.add(path.relative_to(self.root).as_posix())
                self.at = time.monotonic()

    def settled(self) -> set[str]:
        """The files saved, once saving is over; each is told once."""
        if not self.names or time.monotonic() - self.at < PAUSE:
            return set()
        told, self.names = self.names, set()
        return told


if __name__ == "__main__":
    main(sys.argv[1:])
