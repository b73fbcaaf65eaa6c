import os
import subprocess

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


def test_litter_of_dead_processes_is_swept_and_that_of_living_ones_stays(tmp_path):
    dead = subprocess.Popen(["true"])
    dead.wait()
    for owner in (dead.pid, os.getpid()):
        (tmp_path / f".a.json.{owner}.tmp").write_bytes(b"half")
    files.sweep(tmp_path)
    assert [kept.name for kept in tmp_path.iterdir()] == [f".a.json.{os.getpid()}.tmp"]
