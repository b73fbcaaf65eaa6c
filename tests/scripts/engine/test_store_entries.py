import io
import pickle
import zipfile

import numpy as np
import pytest
import torch

from scripts.engine import store_entries
from scripts.engine.errors import EngineError
from scripts.engine.store_entries import Damaged

ANSWER = {
    "weights": torch.arange(6.0).view(2, 3).T,
    "labels": np.arange(4)[::2],
    "half": torch.ones(2, dtype=torch.bfloat16),
    "none": np.zeros((0, 3), dtype=np.uint8),
    "file": np.array(7.5),
    "count": torch.tensor(3),
}


def same(one, two):
    assert list(one) == list(two)
    for name, value in one.items():
        assert type(value) is type(two[name]) and value.dtype == two[name].dtype
        assert value.shape == two[name].shape
        assert (value == two[name]).all()


def test_tensors_and_arrays_come_back_in_order_and_bit_for_bit():
    note, data = store_entries.packed(ANSWER, "f")
    assert set(data) == {"safetensors", "npz"}
    note = store_entries.note_of(store_entries.note_bytes(note))
    same(ANSWER, store_entries.unpacked(note, data))


def test_the_same_answer_gives_the_same_bytes():
    assert store_entries.packed(ANSWER, "f")[1] == store_entries.packed(dict(ANSWER), "f")[1]


def test_an_answer_has_memory_of_its_own():
    shared = torch.zeros(3)
    note, data = store_entries.packed({"a": shared, "b": shared, "c": shared[1:]}, "f")
    answer = store_entries.unpacked(note, data)
    answer["a"] += 1
    assert not answer["b"].any() and not answer["c"].any()
    assert not store_entries.unpacked(note, data)["a"].any()


def test_tensors_alone_need_no_npz_and_arrays_alone_no_safetensors():
    assert set(store_entries.packed({"a": torch.zeros(1)}, "f")[1]) == {"safetensors"}
    assert set(store_entries.packed({"a": np.zeros(1)}, "f")[1]) == {"npz"}
    note, data = store_entries.packed({}, "f")
    assert store_entries.unpacked(note, data) == {}


@pytest.mark.parametrize("kind", ["safetensors", "npz"])
def test_one_flipped_bit_is_noticed(kind):
    note, data = store_entries.packed(ANSWER, "f")
    broken = bytearray(data[kind])
    broken[len(broken) // 2] ^= 1
    with pytest.raises(Damaged):
        store_entries.unpacked(note, data | {kind: bytes(broken)})


def test_a_note_that_was_cut_or_changed_is_noticed():
    whole = store_entries.note_bytes({"order": ["a"], "files": {}})
    strange = store_entries.note_bytes({"order": [], "files": {"../../a": {}}})
    for broken in (b"", whole[:-5], whole.replace(b'"a"', b'"b"'), b"[]", b"3", strange):
        with pytest.raises(Damaged):
            store_entries.note_of(broken)


class Trap:
    def __reduce__(self):
        return pytest.fail, ("it was executed",)


def test_nothing_executes_on_the_way_in_or_out():
    with pytest.raises(EngineError, match="'a' is ndarray"):
        store_entries.packed({"a": np.array([Trap()])}, "f")
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        header = io.BytesIO()
        np.lib.format.write_array_header_1_0(
            header, {"descr": "|O", "fortran_order": False, "shape": (1,)}
        )
        archive.writestr("a.npy", header.getvalue() + pickle.dumps(np.array([Trap()])))
    data = {"npz": memory.getvalue()}
    told = {"sha256": store_entries.files.digest(data["npz"]), "size": len(data["npz"])}
    with pytest.raises(Damaged, match="allow_pickle"):
        store_entries.unpacked({"order": ["a"], "files": {"npz": told}}, data)


@pytest.mark.parametrize("answer", [None, [1], {"a": 1.0}, {"a": [1]}, {"a": np.float64(1)}])
def test_anything_but_a_dictionary_of_tensors_and_arrays_is_refused(answer):
    with pytest.raises(EngineError, match="classifiers.py::trained"):
        store_entries.packed(answer, "classifiers.py::trained")
