"""Two processes, one checkout: who has the turn, who waits, and what death does to it."""

import os
import signal
import subprocess
import sys

import pytest

from scripts.engine import turn
from scripts.engine.files import ROOT

HOLD = """
import sys, time
from pathlib import Path
from scripts.engine import turn
with turn.taken(Path(sys.argv[1]), "make figures"):
    print("mine", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def begin(tmp_path):
    """Begins processes that take the turn in one place and keep it until their input ends."""
    begun = []

    def process():
        begun.append(subprocess.Popen(
            [sys.executable, "-c", HOLD, str(tmp_path)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ))  # fmt: skip
        return begun[-1]

    yield process
    for process in begun:
        process.kill()
        with process:
            pass


@pytest.fixture
def holder(begin):
    process = begin()
    assert process.stdout.readline() == "mine\n"
    return process


def test_the_second_says_whom_it_waits_for_and_goes_on_when_that_one_ends(begin, holder):
    second = begin()
    told = second.stderr.readline()
    assert told.startswith("make figures already runs in this checkout (process ")
    assert f"process {holder.pid}, since " in told and "waiting for its end" in told
    holder.stdin.close()
    assert second.stdout.readline() == "mine\n"


def test_the_turn_of_a_killed_process_is_free(begin, holder):
    second = begin()
    second.stderr.readline()
    holder.kill()
    assert second.stdout.readline() == "mine\n"


def test_whoever_waits_may_give_up(begin, holder):
    second = begin()
    second.stderr.readline()
    second.send_signal(signal.SIGINT)
    assert second.wait(timeout=60) != 0 and holder.poll() is None


def test_another_command_has_a_turn_of_its_own(tmp_path, holder):
    with turn.taken(tmp_path, "make reproduce") as unwritable:
        assert unwritable == ""


def test_where_nothing_can_be_written_there_is_a_reason_and_no_turn(tmp_path):
    (tmp_path / "build").write_text("a file where a folder should be")
    with turn.taken(tmp_path, "make figures") as unwritable:
        assert unwritable.startswith("this checkout cannot be written (build/: ")
