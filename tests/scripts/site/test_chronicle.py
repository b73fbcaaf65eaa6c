"""The date of a page is that of its last commit; before the first, that of its file."""

import os
import subprocess

from scripts.site import chronicle


def commit(root, date):
    who = ["-c", "user.name=A", "-c", "user.email=a@b.c"]
    at = {**os.environ, "GIT_COMMITTER_DATE": date}
    for command in (["add", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=root, check=True, env=at)


def test_the_last_commit_of_each_page_counts(tmp_path):
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    one, two = tmp_path / "docs/one.md", tmp_path / "docs/two.md"
    one.parent.mkdir()
    one.write_text("1")
    two.write_text("2")
    commit(tmp_path, "2026-01-02T03:04:05+00:00")
    two.write_text("two")
    commit(tmp_path, "2026-02-03T04:05:06+00:00")
    known = chronicle.written(tmp_path)
    assert chronicle.of(one, tmp_path, known).startswith("2026-01-02T03:04:05")
    assert chronicle.of(two, tmp_path, known).startswith("2026-02-03T04:05:06")


def test_without_git_the_file_itself_says_when(tmp_path):
    page = tmp_path / "docs/one.md"
    page.parent.mkdir()
    page.write_text("1")
    os.utime(page, (0, 0))
    known = chronicle.written(tmp_path)
    assert known == {}
    assert chronicle.of(page, tmp_path, known) == "1970-01-01T00:00:00+00:00"
