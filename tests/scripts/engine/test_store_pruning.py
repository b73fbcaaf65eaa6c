"""Pruning, in a small repository whose figure keeps what it computes."""

import os
import time

import pytest

from scripts.engine import store, store_pruning
from scripts.engine.store_locks import held

SHARED = """
import numpy as np

from figures_src.kept import kept


@kept
def waves(points, seed):
    return {"wave": np.random.default_rng(seed).normal(size=points)}


@kept
def tide(points, seed):
    return {"tide": waves(points, seed)["wave"].cumsum()}
"""


@pytest.fixture
def keeping(repository):
    """The repository, its figure "wave" measured with the kept tide of its seed."""
    repository.path("figures_src/shared.py").write_text(SHARED)
    figure = "figures_src/figures/wave.py"
    repository.change(figure, "import numpy as np\n", "from figures_src import shared\n")
    repository.change(figure, "np.random.default_rng(seed).normal(size=setup.points)",
                      'shared.tide(setup.points, seed)["tide"]')  # fmt: skip
    made(repository)
    return repository


def made(repository):
    process = repository.run("make_figures", "ONLY=wave", "WORKERS=2")
    assert process.returncode == 0, process.said


def entries(repository):
    return {path.stem for path in repository.path(store.FOLDER).glob("*.json")}


def test_what_a_figure_uses_stays_directly_and_through_others(keeping):
    before = entries(keeping)
    assert len(before) == 10
    said = keeping.run("prune").said
    assert "0 entries removed (0 kB), 10 stay" in said and entries(keeping) == before


def test_what_an_edit_left_behind_goes(keeping):
    before = entries(keeping)
    keeping.change("figures_src/shared.py", "cumsum()", "cumsum() * 2")
    made(keeping)
    now = entries(keeping) - before
    assert len(now) == 5
    size = store.size(keeping.path(store.FOLDER))
    said = keeping.run("prune").said
    assert "5 entries removed" in said and "10 stay" in said
    assert entries(keeping) == now | {name for name in before if name.startswith("waves")}
    assert store.size(keeping.path(store.FOLDER)) < size


def test_a_stale_figure_keeps_what_it_will_ask_for_again(keeping):
    before = entries(keeping)
    keeping.change("figures_src/figures/wave.py", "wave[:3]", "wave[:4]")
    assert "0 entries removed" in keeping.run("prune").said
    said = keeping.run("make_figures", "ONLY=wave").said
    assert "wave seed 0" in said and entries(keeping) == before


def test_what_belongs_to_a_figure_that_is_gone_goes(keeping):
    keeping.path("figures_src/figures/wave.py").unlink()
    assert "10 entries removed" in keeping.run("prune").said
    left = [path for path in keeping.path(store.FOLDER).rglob("*") if path.is_file()]
    assert left == []


def test_halves_and_what_killed_writers_left_go_and_what_is_being_made_stays(keeping):
    folder = keeping.path(store.FOLDER)
    (folder / "half-1.npz").write_bytes(b"1")
    (folder / "made-1.npz").write_bytes(b"1")
    for name, age in ((".old.json.1.tmp", 2 * store_pruning.LEFT_BEHIND), (".new.json.1.tmp", 0)):
        (folder / name).write_bytes(b"1")
        os.utime(folder / name, (time.time() - age,) * 2)
    with held(folder / "made-1.lock"):
        kept, removed = store_pruning.prune(keeping.root, folder)
    assert (kept, removed) == (10, 0)
    names = {path.name for path in folder.iterdir()}
    assert "made-1.npz" in names and ".new.json.1.tmp" in names
    assert not names & {"half-1.npz", "half-1.lock", ".old.json.1.tmp"}


def test_a_damaged_entry_or_note_of_use_goes(keeping):
    folder = keeping.path(store.FOLDER)
    damaged = next(folder.glob("tide-*.json"))
    damaged.write_bytes(b"{")
    (folder / store.USES / "odd.json").write_text("[]")
    assert "1 entries removed" in keeping.run("prune").said
    assert not damaged.exists() and not (folder / store.USES / "odd.json").exists()
