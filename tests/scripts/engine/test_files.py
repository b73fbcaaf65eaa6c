import os
import subprocess
from pathlib import Path

import pytest

from scripts.demos import snapshot
from scripts.engine import files, lights, pictures
from scripts.site import notebooks, social


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


@pytest.fixture
def folders(tmp_path):
    for name in ("fresh", "www"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(name)
    return tmp_path / "fresh", tmp_path / "www"


def test_two_folders_change_places_and_a_place_may_be_empty(folders):
    fresh, target = folders
    files.exchange(fresh, target)
    assert ((target / "a").read_text(), (fresh / "a").read_text()) == ("fresh", "www")
    files.exchange(fresh, target.with_name("new"))
    assert (target.with_name("new") / "a").read_text() == "www" and not fresh.exists()


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_where_the_second_renaming_fails_both_are_where_they_were(folders, monkeypatch, error):
    fresh, target = folders
    rename = Path.rename

    def refused(path, to):
        if path == fresh:
            raise error
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(error):
        files.exchange(fresh, target)
    assert ((target / "a").read_text(), (fresh / "a").read_text()) == ("www", "fresh")
    assert len(list(target.parent.iterdir())) == 2


def test_litter_of_dead_processes_is_swept_and_that_of_living_ones_stays(tmp_path):
    dead = subprocess.Popen(["true"])
    dead.wait()
    for owner in (dead.pid, os.getpid()):
        (tmp_path / f".a.json.{owner}.tmp").write_bytes(b"half")
    files.sweep(tmp_path)
    assert [kept.name for kept in tmp_path.iterdir()] == [f".a.json.{os.getpid()}.tmp"]


def test_what_is_kept_is_made_once_and_again_where_it_was_damaged(tmp_path):
    made = []
    for damaged in (False, False, True, False):
        if damaged:
            (tmp_path / "kept/a").write_bytes((tmp_path / "kept/a").read_bytes()[:-1])
        assert files.kept(tmp_path / "kept/a", lambda: made.append(1) or b"whole") == b"whole"
    assert len(made) == 2


def test_a_folder_of_kept_files_can_be_cleared(tmp_path):
    files.kept(tmp_path / "kept/a", lambda: b"x")
    assert files.clear(tmp_path / "kept") == 1 and files.clear(tmp_path / "kept") == 0
    assert files.clear(tmp_path / "nowhere") == 0


def test_whoever_keeps_something_keeps_it_where_it_is_swept_and_pruned():
    places = [pictures.FOLDER, lights.FOLDER, social.KEPT, notebooks.KEPT, snapshot.KEPT]
    assert sorted(places) == sorted(files.KEPT)
