"""The store, on kept functions of a small repository, in this process and in workers."""

import importlib.util
import json
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import torch

from scripts.engine import store, store_entries, store_remote
from scripts.engine.errors import EngineError, UsageError
from scripts.engine.files import ROOT
from scripts.engine.store import Store
from scripts.engine.watching import Opened

SCIENCE = """
import random
import time

import numpy as np
import torch

made = []
store = None


def grid(size):
    made.append("grid")
    return {"rows": np.arange(size), "noise": torch.rand(size)}


def model(size, seed):
    made.append("model")
    random.random()
    start = store(grid, (size,))
    return {"weights": start["noise"] * seed, "rows": start["rows"]}


def bigger(size, seed):
    made.append("bigger")
    return {"weights": store(model, (size, seed))["weights"] + torch.rand(())}


def lazy(size):
    return [size]


def broken(size):
    made.append("broken")
    raise ZeroDivisionError


def peeking(size):
    import pathlib

    text = pathlib.Path(__file__).with_name("data.txt").read_text()
    return {"size": np.full(3, int(text))}


def asking(size):
    import subprocess

    subprocess.run(["true"], check=True)
    return {"size": np.zeros(3)}
"""


class House:
    """A repository with one file of science, and stores for it."""

    def __init__(self, root, monkeypatch):
        self.root, self.monkeypatch = root, monkeypatch
        self.path = root / "figures_src" / "science.py"
        self.path.parent.mkdir(parents=True)
        self.path.write_text(SCIENCE)

    def science(self):
        """The science as a new process would find it."""
        spec = importlib.util.spec_from_file_location("small_science", self.path)
        module = importlib.util.module_from_spec(spec)
        self.monkeypatch.setitem(sys.modules, "small_science", module)
        spec.loader.exec_module(module)
        return module

    def ask(self, name, *arguments, **options):
        """(answer, what was made for it, the store) in a process that begins."""
        science = self.science()
        science.store = Store(self.root, **options)
        return science.store(getattr(science, name), arguments), science.made, science.store

    def entries(self, ending="json"):
        return sorted((self.root / store.FOLDER).glob(f"*.{ending}"))


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setattr(store_remote, "_dead", {})
    return House(tmp_path / "a house", monkeypatch)


@pytest.fixture(autouse=True)
def as_before():
    """Threads, switches and random states that other tests count on."""
    threads, strict = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    states = random.getstate(), torch.get_rng_state()
    filled = torch.utils.deterministic.fill_uninitialized_memory
    yield
    random.setstate(states[0])
    torch.set_rng_state(states[1])
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(strict)
    torch.utils.deterministic.fill_uninitialized_memory = filled


def same(one, two):
    assert list(one) == list(two)
    return all(np.array_equal(np.asarray(one[name]), np.asarray(two[name])) for name in one)


def test_an_answer_is_made_once_and_bit_for_bit_the_same_from_the_store(house):
    fresh, made, _ = house.ask("bigger", 5, 3)
    assert made == ["bigger", "model", "grid"]
    again, made, kept = house.ask("bigger", 5, 3)
    assert made == [] and same(fresh, again) and kept.remarks == []
    assert not same(fresh, house.ask("bigger", 5, 4)[0])


def test_what_one_needs_another_finds(house):
    house.ask("model", 5, 3)
    assert house.ask("bigger", 5, 3)[1] == ["bigger"]
    assert house.ask("model", 5, 9)[1] == ["model"]


def test_nothing_that_is_drawn_later_depends_on_whether_the_store_answered(house):
    drawn = []
    for _ in range(2):
        random.seed(1)
        torch.manual_seed(1)
        house.ask("bigger", 5, 3)
        drawn.append((random.random(), torch.rand(()).item()))
    assert drawn[0] == drawn[1]


def test_an_answer_does_not_depend_on_what_its_caller_had_drawn(house, tmp_path):
    answers = []
    for seed in range(2):
        torch.manual_seed(seed)
        answers.append(house.ask("bigger", 5, 3, folder=tmp_path / f"{seed}")[0])
    assert same(*answers)


def test_an_answer_can_be_changed_without_changing_what_is_kept(house):
    science = house.science()
    science.store = Store(house.root)
    first = science.store(science.grid, (5,))
    first["noise"].zero_()
    first["rows"] += 1
    assert science.store(science.grid, (5,))["rows"].tolist() == [0, 1, 2, 3, 4]
    assert science.store(science.grid, (5,))["noise"].any()


@pytest.mark.parametrize("ending", ["json", "npz", "safetensors"])
@pytest.mark.parametrize("damage", ["half", "flipped", "gone", "empty"])
def test_a_damaged_entry_is_told_in_one_line_discarded_and_made_anew(house, ending, damage):
    fresh = house.ask("grid", 50)[0]
    [path] = house.entries(ending)
    data = path.read_bytes()
    flipped = data[:-9] + bytes([data[-9] ^ 4]) + data[-8:]
    path.write_bytes({"half": data[: len(data) // 2], "flipped": flipped}.get(damage, b""))
    if damage == "gone":
        path.unlink()
    again, made, kept = house.ask("grid", 50)
    assert made == ["grid"] and same(fresh, again) and len(path.read_bytes()) > len(data) / 2
    told = [] if (damage, ending) == ("gone", "json") else [f"store: {path.stem} is damaged; "
                                                            "discarded and made anew"]  # fmt: skip
    assert kept.remarks == told
    assert house.ask("grid", 50)[1] == []


def test_seconds_are_those_from_nothing_whether_or_not_the_store_saved_them(house):
    fresh = house.ask("bigger", 5, 3)[2].used
    again = house.ask("bigger", 5, 3)[2].used
    assert again.seconds == fresh.seconds and len(fresh.seconds) == 3
    assert fresh.saved == 0 and again.saved == pytest.approx(sum(fresh.seconds.values()))
    assert fresh.inside >= 0


def test_an_entry_says_what_it_is(house):
    house.ask("model", 5, 3)
    notes = [json.loads(path.read_bytes())["note"] for path in house.entries()]
    note = next(note for note in notes if note["function"].endswith("model"))
    assert note["function"] == "figures_src/science.py::model"
    assert note["arguments"] == "5, 3" and note["versions"]["torch"] == torch.__version__
    assert note["order"] == ["weights", "rows"] and len(note["parts"]) == 1


def test_changed_sources_and_changed_arguments_find_nothing_that_is_stale(house):
    house.ask("grid", 5)
    house.path.write_text(SCIENCE.replace("np.arange(size)", "np.arange(size) + 1"))
    answer, made, _ = house.ask("grid", 5)
    assert made == ["grid"] and answer["rows"].tolist() == [1, 2, 3, 4, 5]


def test_sources_edited_while_a_model_is_trained_are_not_what_it_is_kept_under(house):
    science = house.science()
    science.store = Store(house.root)
    with pytest.raises(EngineError, match="changed while"):
        Store(house.root, unchanged=lambda: False)(science.grid, (5,))
    assert not house.entries()


def test_an_error_inside_is_the_callers_and_keeps_nothing(house):
    with pytest.raises(ZeroDivisionError):
        house.ask("broken", 5)
    with pytest.raises(EngineError, match="science.py::lazy is @kept and must return"):
        house.ask("lazy", 5)
    assert not house.entries()


@pytest.mark.parametrize("name, what", [("peeking", "figures_src/data.txt"), ("asking", "true")])
def test_a_hidden_dependency_bites_before_anything_is_kept(house, name, what):
    (house.root / "figures_src" / "data.txt").write_text("1")
    for _ in range(2):  # the second time it must not be found in the store
        science = house.science()
        science.store = Store(house.root)
        opened = Opened(house.root)
        with pytest.raises(EngineError, match=f"hidden dependency.*{what}"):
            science.store(getattr(science, name), (5,))
        opened.close()
    assert not house.entries()


def test_what_the_store_reads_itself_is_no_dependency(house):
    for _ in range(2):
        science = house.science()
        science.store = Store(house.root)
        opened = Opened(house.root)
        science.store(science.bigger, (5, 3))
        assert opened.close() <= {"figures_src/science.py"}


def test_a_folder_that_takes_nothing_costs_no_result(house):
    (house.root / "build").mkdir()
    (house.root / store.FOLDER).write_text("no folder")
    answer, made, kept = house.ask("bigger", 5, 3)
    assert made == ["bigger", "model", "grid"] and answer["weights"].shape == (5,)
    assert len(kept.remarks) == 1 and "takes nothing" in kept.remarks[0]


def test_a_full_disk_costs_no_result_and_leaves_nothing_half(house, monkeypatch):
    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.files, "write", full)
    _, made, kept = house.ask("grid", 5)
    assert made == ["grid"] and "No space left on device" in kept.remarks[0]
    monkeypatch.undo()
    assert not house.entries("*")[1:]  # the lock, and nothing else


def test_several_threads_train_once(house):
    science = house.science()
    science.grid.__globals__["made"] = made = []
    slow = SCIENCE.replace('made.append("grid")', 'made.append("grid")\n    time.sleep(0.2)')
    house.path.write_text(slow)
    science = house.science()
    answers = []

    def work():
        answers.append(Store(house.root)(science.grid, (5,)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert made == [] and science.made == ["grid"]
    assert len(answers) == 4 and all(same(answers[0], answer) for answer in answers)


TRAIN = """
import sys
sys.path.insert(0, sys.argv[1] + "/figures_src")
import science
from scripts.engine.store import Store
science.store = Store(sys.argv[1])
def hang(size):
    print("training", flush=True)
    science.time.sleep(600)
science.grid.__code__ = hang.__code__.replace(co_filename=science.grid.__code__.co_filename)
science.grid.__globals__["science"] = science
science.store(science.grid, (5,))
"""


def test_a_trainer_that_is_killed_is_waited_for_no_longer(house):
    command = [sys.executable, "-c", TRAIN, str(house.root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as trainer:
        assert trainer.stdout.readline() == "training\n"
        answers = []
        waiter = threading.Thread(target=lambda: answers.append(house.ask("grid", 5)))
        waiter.start()
        time.sleep(0.3)
        assert not answers
        trainer.kill()
    waiter.join(120)
    assert answers[0][1] == ["grid"]


def test_a_team_reads_before_training_and_writes_after(house, tmp_path):
    team = f"file://{tmp_path}/team"
    fresh = house.ask("bigger", 5, 3, folder=tmp_path / "mine", remote=team)[0]
    found, made, kept = house.ask("bigger", 5, 3, folder=tmp_path / "yours", remote=team)
    assert made == [] and same(fresh, found) and kept.remarks == [] and kept.used.saved > 0
    assert house.ask("bigger", 5, 3, folder=tmp_path / "yours")[1] == []  # it is here now


def test_a_damaged_remote_is_noticed_and_mended(house, tmp_path):
    team = f"file://{tmp_path}/team"
    fresh = house.ask("grid", 5, folder=tmp_path / "mine", remote=team)[0]
    for path in (tmp_path / "team").glob("*.safetensors"):
        path.write_bytes(b"rubbish")
    answer, made, kept = house.ask("grid", 5, folder=tmp_path / "yours", remote=team)
    assert made == ["grid"] and same(fresh, answer) and "is damaged in file://" in kept.remarks[0]
    assert house.ask("grid", 5, folder=tmp_path / "third", remote=team)[1] == []


def test_a_remote_entry_that_no_store_of_ours_wrote_is_not_used(house, tmp_path):
    team = f"file://{tmp_path}/team"
    house.ask("grid", 5, folder=tmp_path / "mine", remote=team)
    [path] = (tmp_path / "team").glob("*.json")
    note = json.loads(path.read_bytes())["note"]
    for strange in ({**note, "parts": None}, {**note, "seconds": "long"}, {**note, "order": 3}):
        path.write_bytes(store_entries.note_bytes(strange))
        found = house.ask("grid", 5, folder=tmp_path / f"yours {len(str(strange))}", remote=team)
        assert found[1] == ["grid"] and "is damaged in file://" in found[2].remarks[0]


def test_an_unreachable_remote_costs_no_result_and_is_told_once(house, tmp_path):
    (tmp_path / "file").write_text("no folder")
    answer, made, kept = house.ask("bigger", 5, 3, remote=f"file://{tmp_path}/file/team")
    assert made == ["bigger", "model", "grid"] and len(answer["weights"]) == 5
    told = [remark for remark in kept.remarks if "out of reach" in remark]
    assert len(told) == 1 == len(kept.remarks)
    assert house.ask("bigger", 5, 3)[1] == []  # what was made is kept here


def test_a_machine_that_lacks_the_folder_keeps_what_it_needs_to_itself_and_says_so(tmp_path):
    away = Store(tmp_path, tmp_path / "no" / "such" / "store")
    assert not away.folder.is_relative_to(tmp_path) and "give STORE=" in away.remarks[0]
    assert Store(tmp_path, tmp_path / "no" / "such" / "store").folder == away.folder
    assert Store(tmp_path, tmp_path / "no" / "such" / "other").folder != away.folder
    assert Store(tmp_path, tmp_path / "build" / "store").remarks == []


def test_a_place_is_a_folder_a_url_or_the_checkouts_own(tmp_path):
    own = str(tmp_path / "build" / "store")
    assert store.place("", tmp_path) == (own, "")
    assert store.place("memory://team", tmp_path) == (own, "memory://team")
    assert store.place("/shared/store", tmp_path) == ("/shared/store", "")
    assert store.place("shared", tmp_path) == (str(Path.cwd() / "shared"), "")
    with pytest.raises(UsageError, match="STORE=nothing://x"):
        store.place("nothing://x", tmp_path)
