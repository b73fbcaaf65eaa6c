"""Processes that work: forked from one that has the heavy imports, and never left behind.

A forkserver imports torch once and forks workers from that, each with one thread per task, so
results do not depend on how many there are. The server only imports: a torch operation in it
would hang its children. A worker ends when the command that started it ends, however it ends.
"""

import concurrent.futures as futures
import multiprocessing as processes
import os
import signal
import sys
import threading
import traceback
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from scripts.engine.errors import EngineError

ATTEMPTS = 3  # a task whose process was killed is tried again so often
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Task:
    """Work for one process: `function(root, *arguments)`, called `name` in messages.

    figure: the figure it is for; seconds: how long it is expected to take
    """

    name: str
    figure: str
    function: object
    arguments: tuple
    seconds: float = 1.0


@dataclass(frozen=True)
class Failure:
    """Why a task has no result: where ("file:line" inside the repository) and what."""

    where: str
    what: str
    trace: str = ""


def run(tasks, done, root, workers, preload=()):
    """Run tasks, longest first; `done(task, result or Failure)` may return further tasks.

    preload: modules imported once, before the workers are forked.
    """
    os.environ.update(ONE_THREAD)
    context = processes.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    attempts, waiting = {}, sorted(tasks, key=lambda task: -task.seconds)
    while waiting:
        with pool(context, root, workers) as executor:
            waiting = drain(executor, waiting, done, attempts)


def pool(context, root, workers):
    return futures.ProcessPoolExecutor(workers, context, begin, (str(root),))


def drain(executor, tasks, done, attempts):
    """Work until nothing is left, or a process was killed; returns what must be tried again."""
    running, again = {}, []
    todo = list(tasks)
    while todo or running:
        while todo:
            task = todo.pop(0)
            try:
                running[executor.submit(guarded, task.function, task.arguments)] = task
            except BrokenProcessPool:
                again.append(task)
        finished, _ = futures.wait(running, return_when=futures.FIRST_COMPLETED)
        for future in finished:
            task = running.pop(future)
            if not isinstance(future.exception(), BrokenProcessPool):
                todo += done(task, future.result()) or []
            elif attempts.setdefault(task.name, 1) < ATTEMPTS:
                attempts[task.name] += 1
                again.append(task)
            else:
                done(task, Failure("", "its process was killed, perhaps for lack of memory"))
    return again


def begin(root):
    """What a worker does first."""
    global ROOT
    ROOT = Path(root)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.path[0] != root:
        sys.path.insert(0, root)
    parent = processes.parent_process()
    threading.Thread(target=end_with, args=(parent.sentinel,), daemon=True).start()


def end_with(sentinel):
    """Leave at once when the parent is gone, whatever this process is doing."""
    wait([sentinel])
    os._exit(1)


def guarded(function, arguments):
    """The result of a task, or a `Failure`: an exception itself may not survive the journey."""
    try:
        return function(ROOT, *arguments)
    except Exception as error:
        own = isinstance(error, EngineError)
        what = str(error) if own else f"{type(error).__name__}: {error}"
        return Failure(where(error, ROOT), what, traceback.format_exc())


def where(error, root):
    """file:line of the innermost frame inside the repository, but outside the engine."""
    places = [
        f"{Path(frame.filename).relative_to(root)}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(root / "figures_src")
    ]
    return places[-1] if places else ""


def usual_number():
    """As many workers as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
