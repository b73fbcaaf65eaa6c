"""Dates of pages and measurements are what the history of the clone knows, or nothing."""

import datetime

import pytest

from scripts.engine import waist
from scripts.site import chronicle
from tests.scripts.site.conftest import DAY, commit, cut, git


@pytest.fixture
def pages(tmp_path):
    """Two pages, of which one was changed a month later."""
    git(tmp_path, "init", "-q")
    one, two = tmp_path / "docs/one.md", tmp_path / "docs/two.md"
    one.parent.mkdir()
    one.write_text("1")
    two.write_text("2")
    commit(tmp_path, "2026-01-02T03:04:05+00:00")
    two.write_text("two")
    commit(tmp_path, "2026-02-03T04:05:06+00:00")
    return tmp_path


@pytest.fixture
def committed(tmp_path):
    """A clone with a first commit, then a measurement, then a change of another line."""
    path = waist.place("ball", tmp_path)
    path.parent.mkdir(parents=True)
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "begun", day="2024-01-01T12:00:00Z")
    for fingerprint, verdict, day in (("a", "holds", DAY), ("a", "fails", "2025-01-02T12:00:00Z")):
        path.write_text(f'{{\n "fingerprint": "{fingerprint}",\n "verdict": "{verdict}"\n}}\n')
        commit(tmp_path, day)
    return tmp_path


def test_the_last_commit_of_each_page_counts(pages):
    known = chronicle.written(pages)
    one, two = (known[f"docs/{name}.md"] for name in ("one", "two"))
    assert one.startswith("2026-01-02T03:04:05") and two.startswith("2026-02-03T04:05:06")


def test_where_the_history_was_cut_off_the_day_of_the_cut_is_given_to_no_page(
    pages, tmp_path_factory
):
    clone = cut(pages, tmp_path_factory.mktemp("cut") / "clone")
    assert (clone / "docs/one.md").exists() and chronicle.written(clone) == {}


def test_a_measurement_has_the_day_of_its_fingerprint_and_not_of_a_later_change(committed):
    assert chronicle.committed("ball", committed) == datetime.date(2024, 5, 6)


def test_a_measurement_that_is_not_committed_has_no_day(committed):
    path = waist.place("ball", committed)
    path.write_text(path.read_text().replace('"a"', '"b"'))
    assert chronicle.committed("ball", committed) is None


def test_a_clone_whose_history_was_cut_off_claims_no_day(committed, tmp_path_factory):
    clone = cut(committed, tmp_path_factory.mktemp("cut") / "clone")
    assert chronicle.committed("ball", clone) is None


def test_without_history_or_without_git_there_is_no_day(tmp_path, committed, monkeypatch):
    bare = tmp_path / "no history"
    waist.place("ball", bare).parent.mkdir(parents=True)
    waist.place("ball", bare).write_text("{}")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert chronicle.committed("ball", bare) is None
    monkeypatch.setenv("PATH", "")
    assert chronicle.committed("ball", committed) is None and chronicle.written(committed) == {}
