import os
import subprocess

import pytest

from scripts.engine import files


def test_writing_the_same_bytes_changes_nothing(tmp_path):
    path = tmp_path / "a" / "b.json"
    assert files.write(path, b"one")
    before = path.stat().st_mtime_ns
    assert not files.write(path, b"one")
    assert path.stat().st_mtime_ns == before


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(tmp_path):
    path = tmp_path / "a.json"
    files.write(path, b"good")
    try:
        files.write(path, "text, not bytes")
    except TypeError:
        pass
    assert path.read_bytes() == b"good"
    assert [kept.name for kept in tmp_path.iterdir()] == ["a.json"]


def test_of_several_files_either_all_are_written_or_none(tmp_path):
    good, bad = tmp_path / "a.npz", tmp_path / "b.json"
    files.write_all([(good, b"1"), (bad, b"1")])
    with pytest.raises(TypeError):
        files.write_all([(good, b"2"), (bad, "text, not bytes")])
    assert (good.read_bytes(), bad.read_bytes()) == (b"1", b"1")
    assert sorted(kept.name for kept in tmp_path.iterdir()) == ["a.npz", "b.json"]


def test_litter_of_dead_processes_is_swept_and_that_of_living_ones_stays(tmp_path):
    dead = subprocess.Popen(["true"])
    dead.wait()
    for owner in (dead.pid, os.getpid()):
        (tmp_path / f".a.json.{owner}.tmp").write_bytes(b"half")
    files.sweep(tmp_path)
    assert [kept.name for kept in tmp_path.iterdir()] == [f".a.json.{os.getpid()}.tmp"]
