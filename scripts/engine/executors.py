"""Other people's executors: a Dask cluster, or any `concurrent.futures` executor of processes.

Measurements run there, drawings here. A worker is sent the sources, and proves afterwards that
they have the fingerprint it was asked to measure; numbers and arrays come back as bytes. So a
worker needs neither this checkout nor a disk in common; with `STORE=` a folder or URL that all of
them reach, no model is trained twice.
"""

import io
import logging
import zipfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from scripts.engine.errors import EngineError, UsageError
from scripts.engine.store_remote import within

PATIENCE = 5  # seconds for a scheduler to answer
PORT = 8786  # of a Dask scheduler, where none is given
ENGINE = ("scripts/__init__.py", "figures_src/__init__.py", "figures_src/kept.py")
# A task is this expression, so that a worker can run it without anything of ours in place.
START = "exec(source, globals()) or enter(*given)"


class Away:
    """Tasks for an executor whose processes may be anywhere.

    executor: of processes; threads would share one Python, and sources could not be told apart
    files: names of the sources that tasks need, besides the engine's own
    """

    def __init__(self, executor, root, files):
        self.executor, self.sent = executor, packed(root, files)
        self.source = Path(__file__).with_name("executors_away.py").read_text(encoding="utf-8")

    def submit(self, task):
        """A `concurrent.futures.Future` of the result of a task, or of a `Failure`."""
        function = task.function
        given = (self.sent, function.__module__, function.__qualname__, task.arguments)
        return self.executor.submit(eval, START, {"source": self.source, "given": given})


def packed(root, files):
    """A zip of the sources `files` and of the engine; the same bytes for the same sources."""
    root, memory = Path(root), io.BytesIO()
    engine = [path.relative_to(root).as_posix() for path in (root / "scripts/engine").glob("*.py")]
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted({*files, *engine, *ENGINE}):
            if (root / name).is_file():
                entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
                archive.writestr(entry, (root / name).read_bytes(), zipfile.ZIP_DEFLATED)
    return memory.getvalue()


@contextmanager
def reached(text, root, files, say=print):
    """The `Away` that EXECUTOR=`text` names, None for no text; left in peace at the end.

    Raises UsageError for what is no executor, EngineError where nobody answers.
    """
    if not text:
        yield None
        return
    client = dask_client(text)
    workers = client.scheduler_info(n_workers=-1)["workers"]
    say(joined(text, workers))
    # Each sending is a task of its own: to an equal one Dask would repeat that it failed.
    executor = client.get_executor(pure=False)
    try:
        yield Away(executor, root, files)
    finally:
        executor.shutdown(wait=False)  # whatever still waits there is called off
        client.close(timeout=2)


def dask_client(text):
    """A client of the Dask scheduler at "dask://host:port"."""
    place = urlsplit(text)
    if place.scheme != "dask" or not place.hostname:
        raise UsageError(f"EXECUTOR={text} is no executor; give dask://host:{PORT}")
    address, port = f"{place.hostname}:{place.port or PORT}", place.port or PORT
    try:
        from distributed import Client
    except ImportError:
        raise EngineError(
            f"EXECUTOR={text} needs the package distributed, which is not installed here; "
            "make .venv/cluster installs it"
        ) from None
    hush()
    try:
        options = {"timeout": PATIENCE, "set_as_default": False}
        return within(PATIENCE + 1, lambda: Client(f"tcp://{address}", **options))
    except Exception as error:
        raise EngineError(
            f"EXECUTOR={text}: no Dask scheduler answers there within {PATIENCE} s "
            f"({type(error).__name__}); start one with: dask scheduler --port {port}, "
            f"and on each machine: dask worker {address} --nthreads 1"
        ) from None


def hush():
    """What happens to the connection is said by us in one line, not by loggers in a traceback."""
    for name in logging.root.manager.loggerDict:
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def joined(text, workers):
    """Who is there, in one line."""
    if not workers:
        return f"{text} has no worker yet; work begins when one joins: dask worker … --nthreads 1"
    idle = sum(worker["nthreads"] - 1 for worker in workers.values())
    more = f"; {idle} threads stay idle, for one process measures one seed" if idle else ""
    return f"{text}: {len(workers)} workers{more}"
