import subprocess
import sys
import threading

from scripts.engine.files import ROOT
from scripts.engine.store_locks import held

HOLD = """
import sys, time
from scripts.engine.store_locks import held
with held(sys.argv[1]):
    print("held", flush=True)
    time.sleep(600)
"""


def test_two_do_not_hold_it_at_once_not_even_in_one_process(tmp_path):
    inside, most = [], []

    def work():
        with held(tmp_path / "lock"):
            inside.append(1)
            most.append(len(inside))
            threading.Event().wait(0.01)
            inside.pop()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1 and len(most) == 8


def test_who_does_not_wait_is_told_that_it_is_taken(tmp_path):
    with held(tmp_path / "lock"), held(tmp_path / "lock", wait=False) as mine:
        assert not mine


def test_a_holder_that_is_killed_lets_go(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path / "lock")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        with held(tmp_path / "lock", wait=False) as mine:
            assert not mine
        holder.kill()
        with held(tmp_path / "lock") as mine:
            assert mine


def test_a_lock_file_that_was_pruned_while_somebody_waited_does_not_count(tmp_path):
    path, order = tmp_path / "lock", []

    def later():
        with held(path) as mine:
            order.append(mine)

    with held(path):
        waiter = threading.Thread(target=later)
        waiter.start()
        path.unlink()
        with held(path):  # a new file of that name, a new lock
            threading.Event().wait(0.05)
            assert not order
    waiter.join(60)
    assert order == [True] and path.exists()


def test_a_place_that_takes_no_lock_is_worked_in_without(tmp_path):
    (tmp_path / "file").write_text("")
    with held(tmp_path / "file" / "lock") as mine:
        assert not mine
