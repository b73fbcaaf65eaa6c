"""The store in whole runs: make figures, make reproduce, and workers that need the same."""

import pytest

from scripts.engine import store

FIGURE = "figures_src/figures/wave.py"
SHARED = """
import random
import time

import torch

from figures_src.kept import kept


@kept
def tide(points):
    with open("{log}", "a") as log:
        log.write("tide" + chr(10))
    time.sleep(0.3)
    return {{"tide": torch.rand(points) + random.random()}}


@kept
def waves(points, seed):
    with open("{log}", "a") as log:
        log.write("waves" + chr(10))
    return {{"wave": tide(points)["tide"] * torch.rand(points), "seed": torch.tensor(seed)}}
"""
IMPORTS = "import numpy as np\nimport torch\nfrom figures_src import shared\n"
DRAWN = "    wave = np.random.default_rng(seed).normal(size=setup.points)\n"
MEASURE = "    wave = shared.waves(setup.points, {seed})['wave'] + torch.rand(setup.points)\n"


pytestmark = pytest.mark.slow


class Keeping:
    """A repository whose two figures share what they keep, and a log of what was computed."""

    def __init__(self, repository, log, seed):
        self.repository, self.log = repository, log
        repository.path("figures_src/shared.py").write_text(SHARED.format(log=log))
        for name in ("wave", "calm"):
            path = f"figures_src/figures/{name}.py"
            repository.change(path, "import numpy as np\n", IMPORTS)
            repository.change(path, DRAWN, MEASURE.format(seed=seed))

    def made(self, verb, *options):
        """What a command computed that may be kept, sorted."""
        self.log.write_text("")
        process = self.repository.run(verb, *options)
        assert process.returncode == 0, process.said
        self.said = process.said
        return sorted(self.log.read_text().split())

    def forget(self):
        for path in self.repository.path("docs/measured").glob("*"):
            path.unlink()


@pytest.fixture
def keeping(repository, tmp_path):
    return Keeping(repository, tmp_path / "log", "seed")


def test_workers_that_all_need_the_same_at_once_make_it_once(repository, tmp_path):
    keeping = Keeping(repository, tmp_path / "log", "7")
    assert keeping.made("make_figures", "WORKERS=4") == ["tide", "waves"]


def test_a_run_makes_each_thing_once_and_the_next_makes_nothing(keeping):
    assert keeping.made("make_figures", "WORKERS=2") == ["tide"] + ["waves"] * 5
    before = keeping.repository.measured()
    keeping.forget()
    assert keeping.made("make_figures", "WORKERS=1") == []
    assert keeping.repository.measured() == before


def test_without_the_store_the_bytes_are_the_same(keeping):
    keeping.made("make_figures", "WORKERS=2")
    before = keeping.repository.measured()
    keeping.forget()
    again = keeping.made("make_figures", "WORKERS=2", f"STORE={keeping.log.parent}/new/store")
    assert again and keeping.repository.measured() == before
    keeping.forget()
    nowhere = keeping.log  # a file: nothing can be kept below it
    again = keeping.made("make_figures", "WORKERS=2", f"STORE={nowhere}")
    assert len(again) >= 10 and keeping.repository.measured() == before
    assert "takes nothing" in keeping.said


def test_reproduce_makes_everything_anew_once_and_leaves_no_store(keeping):
    keeping.made("make_figures", "WORKERS=2")
    kept = keeping.repository.path(store.FOLDER)
    for path in kept.glob("*.json"):  # the author's own is not even looked at
        path.write_bytes(b"rubbish")
    assert keeping.made("reproduce", "WORKERS=2") == ["tide"] + ["waves"] * 5
    assert "are equal to the last digit kept" in keeping.said
    assert "damaged" not in keeping.said
    assert not list(keeping.repository.path("build/reproduce").glob("store*"))
    assert all(path.read_bytes() == b"rubbish" for path in kept.glob("*.json"))


def test_a_damaged_entry_is_told_once_and_the_bytes_are_the_same(keeping):
    keeping.made("make_figures")
    before = keeping.repository.measured()
    keeping.forget()
    for path in keeping.repository.path(store.FOLDER).glob("*.safetensors"):
        path.write_bytes(path.read_bytes()[:-7])
    assert keeping.made("make_figures")
    assert keeping.repository.measured() == before
    told = [line for line in keeping.said.splitlines() if "is damaged" in line]
    assert len(told) == len(set(told)) >= 2


def test_a_team_shares_over_any_url_and_a_dead_one_costs_nothing(keeping):
    folder = keeping.log.parent
    keeping.made("make_figures", f"STORE=file://{folder}/team")
    before = keeping.repository.measured()
    keeping.forget()
    for path in keeping.repository.path(store.FOLDER).glob("*-*"):
        path.unlink()
    assert keeping.made("make_figures", f"STORE=file://{folder}/team") == []
    assert keeping.repository.measured() == before
    keeping.forget()
    for path in keeping.repository.path(store.FOLDER).glob("*-*"):
        path.unlink()
    assert keeping.made("make_figures", f"STORE=file://{keeping.log}/team")
    assert keeping.said.count("out of reach") == 1
    assert keeping.repository.measured() == before


def test_a_url_that_can_never_work_is_refused_before_anything_is_measured(repository):
    process = repository.run("make_figures", "STORE=nothing://team")
    assert process.returncode == 2 and "STORE=nothing://team" in process.said
    assert "seed" not in process.said


def test_what_a_kept_function_reads_behind_our_back_fails_every_run(keeping):
    keeping.repository.path("figures_src/data.txt").write_text("1")
    keeping.repository.change(
        "figures_src/shared.py", "    time.sleep(0.3)\n",
        "    from pathlib import Path\n"
        "    Path(__file__).with_name('data.txt').read_text()\n",
    )  # fmt: skip
    for _ in range(2):  # the second run must not find it in the store
        process = keeping.repository.run("make_figures")
        assert process.returncode == 1
        assert "hidden dependency: figures_src/shared.py::tide used figures_src/data.txt" in (
            process.said
        )
