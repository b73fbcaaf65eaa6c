import io

from scripts.engine.progress import Progress
from scripts.engine.workers import Task

TASKS = [Task(f"wave seed {seed}", "wave", print, (), 2.0) for seed in range(2)]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_away_from_a_terminal_each_finished_task_is_a_plain_line():
    progress = Progress(TASKS, 1, stream := io.StringIO())
    progress.done(TASKS[0], "2.0 s")
    progress.close()
    assert stream.getvalue() == "[1/2] wave seed 0: 2.0 s\n"


def test_on_a_terminal_one_line_lives_and_tells_how_long_it_will_take():
    progress = Progress(TASKS, 1, stream := Terminal())
    progress.began -= 30
    progress.done(TASKS[0])
    assert "\n" not in stream.getvalue() and "about 30 s left" in stream.getvalue()


def test_work_that_turns_up_later_counts():
    progress = Progress(TASKS, 1, stream := io.StringIO())
    progress.add([Task("wave drawn", "wave", print, ())])
    progress.done(TASKS[0])
    assert stream.getvalue().startswith("[1/3]")
