"""How far the work is: one live line on a terminal, plain lines anywhere else."""

import sys
import time


class Progress:
    """Counts tasks, and estimates what is left from the seconds each was expected to take."""

    def __init__(self, tasks, workers, stream=sys.stderr):
        self.total, self.finished = len(tasks), 0
        self.left = sum(task.seconds for task in tasks)
        self.workers, self.stream = workers, stream
        self.began, self.spent = time.monotonic(), 0.0
        self.live = stream.isatty()

    def add(self, tasks):
        """More work turned up."""
        self.total += len(tasks)
        self.left += sum(task.seconds for task in tasks)

    def done(self, task, note="done"):
        """One task is finished."""
        self.finished += 1
        self.left -= task.seconds
        self.spent += task.seconds
        head = f"[{self.finished}/{self.total}] {task.name}: {note}"
        if self.live:
            print(f"\r\x1b[K{head} {self.remaining()}", end="", file=self.stream, flush=True)
        else:
            print(head, file=self.stream, flush=True)

    def remaining(self):
        """ "about 12 s left", at the pace so far."""
        if not self.spent or self.finished == self.total:
            return ""
        pace = (time.monotonic() - self.began) / self.spent
        return f"· about {max(1, round(self.left * pace))} s left"

    def say(self, text):
        """A line that stays."""
        print(f"\r\x1b[K{text}" if self.live else text, file=self.stream, flush=True)

    def close(self):
        if self.live:
            print("\r\x1b[K", end="", file=self.stream, flush=True)
