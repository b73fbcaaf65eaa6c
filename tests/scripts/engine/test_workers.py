"""Workers, on functions they can import: those of the standard library and of the engine."""

import concurrent.futures as futures
import multiprocessing
import os
import signal
import time

import pytest

from scripts.engine import workers
from scripts.engine.files import ROOT


def task(name, function, *arguments):
    return workers.Task(name, "wave", function, arguments)


def results(tasks, number=2):
    found = {}
    workers.run(tasks, lambda task, result: found.update({task.name: result}), ROOT, number)
    return found


def test_tasks_run_elsewhere_and_later_ones_may_follow():
    processes, more = set(), [task("later", whose)]

    def done(task, result):
        processes.add(result)
        return [more.pop()] if more else []

    workers.run([task("first", whose)], done, ROOT, 1)
    assert len(processes) == 1 and os.getpid() not in processes


def test_a_task_that_fails_gives_a_failure_and_the_others_their_results():
    found = results([task("bad", fails), task("good", whose)])
    assert found["bad"].what == "ZeroDivisionError: division by zero"
    assert isinstance(found["good"], int)


def test_a_worker_that_is_killed_costs_one_attempt(tmp_path):
    found = results([task("once", dies_once, str(tmp_path / "seen")), task("good", whose)])
    assert found["once"] == "alive" and isinstance(found["good"], int)


def test_a_task_that_always_kills_its_worker_is_given_up():
    found = results([task("always", dies)], 1)
    assert "killed" in found["always"].what


def test_a_task_that_always_kills_its_worker_takes_no_other_down():
    others = [task(f"good {number}", whose) for number in range(6)]
    found = results([task("always", dies), *others])
    assert "killed" in found.pop("always").what
    assert len(found) == 6 and all(isinstance(result, int) for result in found.values())


def test_an_interrupt_waits_for_no_task_and_leaves_no_process():
    def done(task, result):
        raise KeyboardInterrupt

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        workers.run([task("long", sleeps, 60), task("short", whose)], done, ROOT, 2)
    assert time.monotonic() - begun < 30 and not multiprocessing.active_children()


def test_a_result_that_cannot_travel_is_a_failure_of_its_task_alone():
    found = results([task("odd", no_traveller), task("good", whose)])
    assert "pickle" in found["odd"].what and isinstance(found["good"], int)


class Elsewhere:
    """An executor of somebody else, which runs a task at once, fails, or calls it off."""

    def __init__(self, how="runs"):
        self.how, self.names = how, []

    def submit(self, task):
        self.names.append(task.name)
        if self.how == "refuses":
            raise OSError("not connected")
        future = futures.Future()
        if self.how == "calls off":
            future.cancel()
            future.set_running_or_notify_cancel()
        elif self.how == "fails":
            future.set_exception(OSError("wire cut"))
        else:
            future.set_result("far away")
        return future


def test_what_needs_no_file_of_this_checkout_may_run_elsewhere():
    near = workers.Task("near", "wave", whose, (), here=True)
    found, away = {}, Elsewhere()

    def done(task, result):
        found[task.name] = result
        return [near] if task.name == "far" else []

    workers.run([task("far", whose)], done, ROOT, 1, away=away)
    assert away.names == ["far"] and found["far"] == "far away"
    assert isinstance(found["near"], int)


@pytest.mark.parametrize(
    "how, what",
    [("fails", "wire cut"), ("refuses", "not connected"), ("calls off", "connection was lost")],
)
def test_an_executor_that_breaks_down_fails_its_tasks_in_words(how, what):
    found = {}
    workers.run([task("far", whose)], lambda task, result: found.update({task.name: result}),
                ROOT, 1, away=Elsewhere(how))  # fmt: skip
    assert what in found["far"].what


def test_a_result_that_dask_lost_on_the_way_is_asked_for_again():
    """As in its own code: the worker died after the task, and its result is read as an error."""

    def _cascade_future(result):
        future = futures.Future()
        try:
            kind, error, trace = result
            raise error
        except BaseException as error:
            future.set_exception(error)
        return future

    assert workers.outcome(_cascade_future(("record", b"arrays"))) is workers.AGAIN


def test_each_worker_has_one_thread():
    assert results([task("threads", setting, "OMP_NUM_THREADS")]) == {"threads": "1"}


@pytest.mark.parametrize("name", ["figures_src/a.py"])
def test_a_failure_is_placed_in_the_science(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text("def f():\n    return 1 / 0\n")
    space = {}
    exec(compile(path.read_text(), str(path), "exec"), space)
    with pytest.raises(ZeroDivisionError) as caught:
        space["f"]()
    assert workers.where(caught.value, tmp_path) == "figures_src/a.py:2"


def whose(root):
    return os.getpid()


def sleeps(root, seconds):
    time.sleep(seconds)


def setting(root, name):
    return os.environ[name]


def no_traveller(root):
    return lambda: None


def fails(root):
    return 1 / 0


def dies(root):
    os.kill(os.getpid(), signal.SIGKILL)


def dies_once(root, seen):
    from pathlib import Path

    if Path(seen).exists():
        return "alive"
    Path(seen).touch()
    dies(root)
