"""Other people's executors: a real Dask cluster of several processes on loopback.

Nothing here hangs on speed: every wait ends with what is waited for.
"""

import concurrent.futures as futures
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from scripts.engine import executors, workers
from scripts.engine.errors import EngineError, UsageError
from scripts.engine.files import ROOT

FIGURE = "figures_src/figures/wave.py"
CLUSTER = """
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    options = {"threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1"}
    with LocalCluster(n_workers=2, **options) as cluster:
        print(cluster.scheduler_address.removeprefix("tcp://"), flush=True)
        sys.stdin.read()
"""
SHARED = """
from pathlib import Path

import numpy as np

from figures_src.kept import kept


@kept
def tide(points):
    with open("{log}", "a") as log:
        log.write("made once more" + chr(10))
    return {{"tide": np.arange(points) / points}}
"""


class Cluster:
    """A scheduler and two workers, with a folder for temporary files of their own."""

    def __init__(self, folder):
        self.folder = folder
        environment = {**os.environ, "TMPDIR": str(folder),
                       "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLUSTER], cwd=folder, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.option = f"EXECUTOR=dask://{self.process.stdout.readline().strip()}"

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def unpacked(self):
        """Folders into which workers have unpacked sources."""
        return [path for path in self.folder.glob("where-the-map-ends-*/*") if path.is_dir()]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    made.close()


def appears(path, process, seconds=120):
    """The text of a file, once it is there."""
    deadline = time.monotonic() + seconds
    while not (path.exists() and path.read_text()):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return path.read_text()


@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes_and_drawings_are_made_here(cluster, repository, measured):
    process = repository.run("make_figures", cluster.option, "WORKERS=1")
    assert process.returncode == 0, process.said
    assert ": 2 workers" in process.said and "[18/18]" in process.said
    assert repository.measured() == measured.measured()
    assert repository.path("build/figures/zh/wave.wide.svg").exists()
    assert cluster.unpacked() and not [path for path in cluster.folder.rglob("*.svg")]
    process = repository.run("reproduce", cluster.option)
    assert process.returncode == 0 and "are equal to the last digit kept" in process.said


@pytest.mark.slow
def test_workers_forget_the_sources_of_an_earlier_run(cluster, repository, measured):
    repository.run("make_figures", cluster.option, "ONLY=wave")
    for each in (repository, measured):
        each.change("figures_src/measuring/deep.py", "1 * value", "2 * value")
    process = repository.run("make_figures", cluster.option, "ONLY=wave")
    measured.run("make_figures", "ONLY=wave")
    assert process.returncode == 0, process.said
    assert repository.measured()["wave.json"] == measured.measured()["wave.json"]


@pytest.mark.slow
def test_a_worker_whose_sources_differ_refuses(cluster, repository):
    repository.change(FIGURE, "points: int = 50", "points: int = 51")
    repository.run("make_figures", cluster.option, "ONLY=wave")
    for folder in cluster.unpacked():
        path = folder / "figures_src/measuring/deep.py"
        path.write_text("def scale(value):\n    return 3 * value\n")
    repository.path("docs/measured/wave.json").unlink()
    process = repository.run("make_figures", cluster.option, "ONLY=wave")
    assert process.returncode == 1 and "its sources changed while it was measured" in process.said
    for folder in cluster.unpacked():
        (folder / "figures_src/measuring/deep.py").unlink()
        folder.rename(folder.with_name(f"spoiled {folder.name}"))


@pytest.mark.slow
def test_a_seed_that_fails_is_named_and_costs_no_other(cluster, repository):
    repository.change(FIGURE, "    time.sleep", "    1 / (3 - seed)\n    time.sleep")
    process = repository.run("make_figures", cluster.option)
    assert process.returncode == 1
    assert f"FAILED wave: wave seed 3: {FIGURE}:18: ZeroDivisionError" in process.said
    assert "calm.json" in repository.measured() and "wave.json" not in repository.measured()


@pytest.mark.slow
def test_a_worker_killed_in_mid_task_costs_nothing(cluster, repository, measured, tmp_path):
    seen, wait = tmp_path / "seen", "    import os, pathlib\n"
    wait += f"    if seed == 2 and not pathlib.Path({str(tmp_path)!r}, 'seen').exists():\n"
    wait += f"        pathlib.Path({str(tmp_path)!r}, 'seen').write_text(str(os.getpid()))\n"
    wait += "        time.sleep(600)\n    time.sleep"
    repository.change(FIGURE, "    time.sleep", wait)
    process = repository.start("make_figures", cluster.option, "ONLY=wave")
    os.kill(int(appears(seen, process)), signal.SIGKILL)
    said = "".join(process.communicate(timeout=240))
    assert process.returncode == 0, said
    assert repository.measured()["wave.npz"] == measured.measured()["wave.npz"]


@pytest.mark.slow
def test_a_task_that_always_kills_its_worker_is_given_up(cluster, repository):
    kill = "    import os\n    if seed == 2:\n        os.kill(os.getpid(), 9)\n    time.sleep"
    repository.change(FIGURE, "    time.sleep", kill)
    process = repository.run("make_figures", cluster.option)
    assert process.returncode == 1
    assert "FAILED wave: wave seed 2: its process was killed" in process.said
    assert process.said.count("FAILED wave") == 1, process.said
    assert "FAILED calm" not in process.said
    assert "calm.json" in repository.measured()  # nobody was taken down with it
    repository.change(FIGURE, kill, "    time.sleep")
    process = repository.run("make_figures", cluster.option)
    assert process.returncode == 0, process.said
    assert {"calm.json", "wave.json"} <= set(repository.measured())


@pytest.mark.slow
def test_two_workers_that_need_the_same_model_train_it_once(cluster, repository, tmp_path):
    log = tmp_path / "log"
    repository.path("figures_src/shared.py").write_text(SHARED.format(log=log))
    repository.change(FIGURE, "import numpy as np\n",
                      "import numpy as np\nfrom figures_src import shared\n")  # fmt: skip
    repository.change(FIGURE, "    return {\n",
                      '    wave += shared.tide(setup.points)["tide"]\n    return {\n')  # fmt: skip
    store = tmp_path / "team" / "store"
    store.mkdir(parents=True)
    process = repository.run("make_figures", cluster.option, "ONLY=wave", f"STORE={store}")
    assert process.returncode == 0, process.said
    assert log.read_text().count("made") == 1 and list(store.glob("tide-*.npz"))
    repository.path("docs/measured/wave.json").unlink()
    team = f"STORE=file://{tmp_path}/remote"
    assert repository.run("make_figures", cluster.option, "ONLY=wave", team).returncode == 0
    assert list((tmp_path / "remote").glob("tide-*.npz"))


@pytest.mark.slow
def test_interrupted_it_leaves_the_cluster_free_for_the_next(cluster, repository, tmp_path):
    note = f"    open({str(tmp_path / 'seen')!r}, 'w').write('1')\n    time.sleep"
    repository.change(FIGURE, "    time.sleep", note)
    repository.change(FIGURE, "pause: float = 0.0", "pause: float = 1.0")
    process = repository.start("make_figures", cluster.option, "ONLY=wave")
    appears(tmp_path / "seen", process)
    process.send_signal(signal.SIGINT)
    said = "".join(process.communicate(timeout=120))
    assert process.returncode == 130 and "finished seeds are kept" in said
    assert "Traceback" not in said
    assert repository.run("make_figures", cluster.option, "ONLY=calm").returncode == 0


@pytest.mark.slow
def test_a_scheduler_that_goes_away_ends_the_run_in_words(repository, tmp_path):
    note = f"    open({str(tmp_path / 'seen')!r}, 'w').write('1')\n    time.sleep"
    repository.change(FIGURE, "    time.sleep", note)
    repository.change(FIGURE, "pause: float = 0.0", "pause: float = 600.0")
    (tmp_path / "cluster").mkdir()
    lost = Cluster(tmp_path / "cluster")
    process = repository.start("make_figures", lost.option, "ONLY=wave")
    appears(tmp_path / "seen", process)
    lost.process.kill()
    said = "".join(process.communicate(timeout=240))
    lost.close()
    assert process.returncode == 1 and "Traceback" not in said
    assert "FAILED wave: wave seed 0: its executor let it go: the connection was lost" in said


@pytest.mark.parametrize("listening", [False, True])
def test_where_no_scheduler_answers_one_line_says_what_to_do(repository, listening):
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        if listening:  # something that takes the call and says nothing
            somebody.listen()
        address = f"127.0.0.1:{somebody.getsockname()[1]}"
        process = repository.run("make_figures", f"EXECUTOR=dask://{address}")
    assert process.returncode == 1 and "Traceback" not in process.said
    [line] = [line for line in process.stderr_text.splitlines() if "error" in line]
    assert "no Dask scheduler answers there" in line and f"dask worker {address}" in line


@pytest.mark.parametrize("text", ["dask", "slurm://host", "dask://", "host:8786"])
def test_what_is_no_executor_is_a_wrong_request(text):
    with pytest.raises(UsageError, match="give dask://host:8786"):
        executors.dask_client(text)


def test_a_package_that_is_missing_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match="distributed, which is not installed"):
        executors.dask_client("dask://127.0.0.1:1")


def test_who_is_there_is_told_in_one_line():
    assert "no worker yet" in executors.joined("dask://h:1", {})
    assert executors.joined("dask://h:1", {1: {"nthreads": 1}}) == "dask://h:1: 1 workers"
    assert "3 threads stay idle" in executors.joined("dask://h:1", {1: {"nthreads": 4}})


def whose(root, *words):
    return os.getpid(), str(root), words


def test_any_executor_of_processes_will_do():
    context = multiprocessing.get_context("spawn")
    with futures.ProcessPoolExecutor(1, context) as pool:
        away = executors.Away(pool, ROOT, ["tests/scripts/engine/test_executors.py"])
        task = workers.Task("t", "wave", whose, ("a", 1))
        object.__setattr__(task.function, "__module__", "tests.scripts.engine.test_executors")
        process, root, words = away.submit(task).result(120)
    assert process != os.getpid() and words == ("a", 1)
    assert "where-the-map-ends-" in root


def test_the_same_sources_are_the_same_bytes_and_only_python_travels():
    once, again = (executors.packed(ROOT, ["figures_src/claim.py", "absent.py"]) for _ in range(2))
    assert once == again and len(once) < 200_000
