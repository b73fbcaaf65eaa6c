"""The day of a measurement is what the history of the clone knows, or nothing."""

import datetime
import os
import subprocess

import pytest

from scripts.engine import waist
from scripts.site import dates

DAY = "2024-05-06T12:00:00Z"


def git(root, *words, day=DAY):
    environment = {
        **os.environ, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day,
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    }  # fmt: skip
    known = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", root, *known, *words], check=True, env=environment)


@pytest.fixture
def committed(tmp_path):
    """A clone with a first commit, then a measurement, then a change of another line."""
    path = waist.place("ball", tmp_path)
    path.parent.mkdir(parents=True)
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "begun", day="2024-01-01T12:00:00Z")
    for fingerprint, verdict, day in (("a", "holds", DAY), ("a", "fails", "2025-01-02T12:00:00Z")):
        path.write_text(f'{{\n "fingerprint": "{fingerprint}",\n "verdict": "{verdict}"\n}}\n')
        git(tmp_path, "add", "-A", day=day)
        git(tmp_path, "commit", "-q", "-m", verdict, day=day)
    return tmp_path


def test_it_is_the_day_of_the_fingerprint_and_not_of_a_later_change(committed):
    assert dates.committed("ball", committed) == datetime.date(2024, 5, 6)


def test_a_measurement_that_is_not_committed_has_no_day(committed):
    path = waist.place("ball", committed)
    path.write_text(path.read_text().replace('"a"', '"b"'))
    assert dates.committed("ball", committed) is None


def test_a_clone_whose_history_was_cut_off_claims_no_day(committed, tmp_path_factory):
    cut = tmp_path_factory.mktemp("cut") / "clone"
    git(committed, "clone", "-q", "--depth", "1", f"file://{committed}", str(cut))
    assert dates.committed("ball", cut) is None


def test_without_history_or_without_git_there_is_no_day(tmp_path, committed, monkeypatch):
    bare = tmp_path / "no history"
    waist.place("ball", bare).parent.mkdir(parents=True)
    waist.place("ball", bare).write_text("{}")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert dates.committed("ball", bare) is None
    monkeypatch.setenv("PATH", "")
    assert dates.committed("ball", committed) is None
