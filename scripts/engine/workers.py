"""Processes that work: forked from one that has the heavy imports, and never left behind.

Any `concurrent.futures` executor may stand in for them (executors.py): tasks that need no file of
this checkout then run there.

A forkserver imports torch once and forks workers from that, each with one thread per task, so
results do not depend on how many there are. The server only imports: a torch operation in it
would hang its children. A worker ends when the command that started it ends, however it ends.
"""

import concurrent.futures as futures
import contextlib
import gc
import multiprocessing as processes
import os
import signal
import sys
import threading
import time
import traceback
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from scripts.engine.errors import EngineError

ATTEMPTS = 3  # a task whose process was killed is tried again so often
KILLED = "its process was killed, perhaps for lack of memory"
AGAIN, NOT_BEGUN = object(), object()
BREATH, PATIENCE = 0.1, 600  # seconds, and how many of them for processes that do not begin
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class NotBegun(BrokenProcessPool):
    """No process could be started for a task: another one was dying at that moment.

    It may take the fork server with it (which Python then starts again, but not at once), so
    this costs the task no attempt, only a breath.
    """


@dataclass(frozen=True)
class Task:
    """Work for one process: `function(root, *arguments)`, called `name` in messages.

    figure: the figure it is for; seconds: how long it is expected to take
    here: whether it reads or writes files of this checkout, and so cannot run elsewhere
    """

    name: str
    figure: str
    function: object
    arguments: tuple
    seconds: float = 1.0
    here: bool = False


@dataclass(frozen=True)
class Failure:
    """Why a task has no result: where ("file:line" inside the repository) and what."""

    where: str
    what: str
    trace: str = ""


def run(tasks, done, root, workers, preload=(), away=None):
    """Run tasks, longest first; `done(task, result or Failure)` may return further tasks.

    preload: modules imported once, before the workers are forked
    away: whatever has `submit(task)`, for the tasks that need not run here
    """
    os.environ.update(ONE_THREAD)
    context = processes.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    waiting, root = sorted(tasks, key=lambda task: -task.seconds), Path(root)
    queue = Queue(done, workers, away)
    while waiting:
        with pool(context, root, workers) as executor:
            waiting = queue.drain(executor, root, waiting)


def warm(preload):
    """Start the server of workers before there is work, for a command that lasts."""
    from multiprocessing import forkserver

    os.environ.update(ONE_THREAD)
    processes.get_context("forkserver").set_forkserver_preload(list(preload))
    forkserver.ensure_running()


@contextlib.contextmanager
def pool(context, root, workers):
    """An executor whose workers leave at once when its block ends by an exception.

    An executor by itself waits for the tasks that run. Every worker holds the reading end of a
    pipe; closing the other end lets them go.
    """
    held, leash = context.Pipe(duplex=False)
    with held, leash, futures.ProcessPoolExecutor(
        workers, context, begin, (str(root), held)
    ) as executor:  # fmt: skip
        try:
            yield executor
        except BaseException:
            leash.close()
            raise


class Queue:
    """Which task is sent when, and how often again.

    A task whose process was killed is tried again with nothing beside it, so that one that kills
    its process by itself takes no other down.
    """

    def __init__(self, done, workers, away):
        self.done, self.workers, self.away = done, workers, away
        self.attempts, self.patience = {}, PATIENCE

    def drain(self, executor, root, tasks):
        """Work until nothing is left, or a process here was killed; returns what is left then."""
        running, again, todo = {}, [], list(tasks)

        def submit(task):
            if self.elsewhere(task):
                return self.away.submit(task)
            try:
                return executor.submit(guarded, root, task.function, task.arguments)
            except (OSError, EOFError) as error:
                raise NotBegun(str(error)) from error

        while running or (todo and not again):
            for task in [] if again else list(todo):
                if self.may_start(task, running.values()):
                    todo.remove(task)
                    running[submitted(submit, task)] = task
            finished, _ = futures.wait(running, return_when=futures.FIRST_COMPLETED)
            for future in finished:
                task, result = running.pop(future), outcome(future)
                if result is NOT_BEGUN and self.patience > 0:
                    self.patience -= 1
                    time.sleep(BREATH)
                    again.append(task)
                    continue
                if result is AGAIN and self.attempts.setdefault(task.name, 1) < ATTEMPTS:
                    # Dask names every task that was on the worker: only alone is one guilty.
                    self.attempts[task.name] += 1
                    again.append(task)
                    continue
                lost = result is AGAIN or result is NOT_BEGUN
                todo += self.done(task, Failure("", KILLED) if lost else result) or []
        return todo + again

    def elsewhere(self, task):
        return self.away is not None and not task.here

    def may_start(self, task, running):
        """Whether there is room for a task beside those that run where it would run."""
        beside = [each for each in running if self.elsewhere(each) == self.elsewhere(task)]
        if beside and any(each.name in self.attempts for each in (task, *beside)):
            return False
        return self.elsewhere(task) or len(beside) < self.workers


def submitted(submit, task):
    """The future of a task; where it cannot even be sent, one that says why."""
    try:
        return submit(task)
    except Exception as error:
        failed = futures.Future()
        failed.set_exception(error)
        return failed


def outcome(future):
    """The result of a finished future, a `Failure`, or AGAIN where its process was killed."""
    if future.cancelled():
        return Failure("", "its executor let it go: the connection was lost")
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, NotBegun):
        return NOT_BEGUN
    killed = isinstance(error, BrokenProcessPool) or type(error).__name__ == "KilledWorker"
    if killed or lost_on_the_way(error):
        return AGAIN
    return Failure("", f"{type(error).__name__}: {error}")


def lost_on_the_way(error):
    """Whether a worker of Dask died between finishing a task and handing over its result.

    Dask then takes the result apart as if it were an error, in `_cascade_future`, and fails. An
    error of the task itself never comes as an exception: `guarded` returns it.
    """
    frames = traceback.extract_tb(error.__traceback__)
    return bool(frames) and frames[-1].name == "_cascade_future"


def begin(root, held):
    """What a worker does first. held: the end of a pipe that lasts as long as it is wanted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was imported before the fork is shared, and no garbage
    if sys.path[0] != root:
        sys.path.insert(0, root)
    parent = processes.parent_process()
    threading.Thread(target=end_with, args=([parent.sentinel, held],), daemon=True).start()


def end_with(signs):
    """Leave at once when the parent is gone or lets go, whatever this process is doing."""
    wait(signs)
    os._exit(1)


def guarded(root, function, arguments):
    """The result of a task, or a `Failure`: an exception itself may not survive the journey."""
    try:
        return function(root, *arguments)
    except Exception as error:
        own = isinstance(error, EngineError)
        what = str(error) if own else f"{type(error).__name__}: {error}"
        return Failure(where(error, root), what, traceback.format_exc())


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
