"""A site is published whole or not at all, never over something else, never with old numbers."""

import json
import os
import subprocess
import sys
import textwrap

import pytest

from scripts import publish
from scripts.engine.errors import EngineError, UsageError
from scripts.site import stamp


@pytest.fixture
def root(tmp_path):
    """A checkout with one measurement and the site that was made of it."""
    root = tmp_path / "essay"
    for name, text in {
        "docs/measured/ball.json": "{}",
        "site/index.html": "new",
        "site/zh/index.html": "new",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    told = {"measurements": stamp.fingerprint(root)}
    (root / "site/version.json").write_text(json.dumps(told), encoding="utf-8")
    return root


def publish_to(root, to, dry=""):
    return publish.main({"TO": str(to), "DRY": dry}, root)


def test_a_folder_becomes_the_site_and_what_was_removed_is_gone(root, tmp_path, capsys):
    target = tmp_path / "www"
    assert publish_to(root, target) == 0
    (target / "gone.html").touch()
    (target / "index.html").write_text("old", encoding="utf-8")
    assert publish_to(root, target) == 0
    assert "0 new, 1 changed, 1 removed" in capsys.readouterr().out
    assert publish.names(target) == publish.names(root / "site")
    assert (target / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("www")] == ["www"]


def test_a_dry_run_says_what_would_change_and_changes_nothing(root, tmp_path, capsys):
    target = tmp_path / "www"
    publish_to(root, target)
    (target / "index.html").write_text("old", encoding="utf-8")
    capsys.readouterr()
    publish_to(root, target, "yes")
    said = capsys.readouterr().out
    assert "~ index.html" in said and "nothing was done" in said
    assert (target / "index.html").read_text(encoding="utf-8") == "old"


def test_a_copy_that_fails_leaves_the_old_site_where_it_was(root, tmp_path, monkeypatch):
    target = tmp_path / "www"
    publish_to(root, target)
    (target / "index.html").write_text("old", encoding="utf-8")

    def full(*told):
        raise OSError("disk full")

    monkeypatch.setattr(publish.shutil, "copytree", full)
    with pytest.raises(EngineError, match="TO=.*www: .*disk full.*nothing changed.*room"):
        publish_to(root, target)
    assert (target / "index.html").read_text(encoding="utf-8") == "old"


KILLED = """
    import os, pathlib, sys
    from scripts import publish

    root, target = map(pathlib.Path, sys.argv[1:])
    rename, asked = pathlib.Path.rename, []
    def killed(path, to):
        asked.append(to)
        return os._exit(9) if len(asked) == 2 else rename(path, to)
    pathlib.Path.rename = killed
    publish.main({"TO": str(target), "DRY": ""}, root)
"""


def test_killed_between_the_two_renamings_the_old_site_lies_beside_and_stays(root, tmp_path):
    target = tmp_path / "www"
    publish_to(root, target)
    (target / "only.html").write_text("old", encoding="utf-8")
    command = [sys.executable, "-c", textwrap.dedent(KILLED), root, target]
    environment = {**os.environ, "PYTHONPATH": str(publish.ROOT)}
    assert subprocess.run(command, env=environment).returncode == 9
    assert not target.exists()
    assert publish_to(root, target) == 0
    assert (target / "index.html").read_text(encoding="utf-8") == "new"
    (kept,) = tmp_path.glob(".www.*/site.old/only.html")
    assert kept.read_text(encoding="utf-8") == "old"


def test_a_strangers_folders_beside_the_target_are_not_touched(root, tmp_path):
    for name in ("www.old", "www.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "letter.txt").touch()
    publish_to(root, tmp_path / "www")
    publish_to(root, tmp_path / "www")
    assert (tmp_path / "www.old/letter.txt").exists() and (tmp_path / "www.new/letter.txt").exists()


def test_a_link_stays_a_link_and_what_it_names_becomes_the_site(root, tmp_path):
    (tmp_path / "release").mkdir()
    (tmp_path / "www").symlink_to("release")
    publish_to(root, tmp_path / "www")
    assert (tmp_path / "www").is_symlink() and (tmp_path / "release/index.html").exists()


def test_a_file_is_no_place_for_a_site(root, tmp_path):
    (tmp_path / "www").touch()
    with pytest.raises(UsageError, match="www is a file"):
        publish_to(root, tmp_path / "www")
    with pytest.raises(EngineError, match="nothing changed there"):
        publish_to(root, tmp_path / "www/inside")


def test_a_folder_with_something_else_in_it_is_not_touched(root, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home/letter.txt").touch()
    with pytest.raises(UsageError, match="holds something else"):
        publish_to(root, tmp_path / "home")
    assert (tmp_path / "home/letter.txt").exists()


@pytest.mark.parametrize("to", ["site", "site/www", "."])
def test_the_site_is_not_published_into_itself(root, to):
    with pytest.raises(UsageError, match="inside one another"):
        publish_to(root, (root / to).resolve())


def test_a_site_of_other_measurements_is_refused(root, tmp_path):
    (root / "docs/measured/ball.json").write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(EngineError, match="was made of the measurements .*make site"):
        publish_to(root, tmp_path / "www")
    (root / "site/version.json").unlink()
    with pytest.raises(EngineError, match="no finished site: make site"):
        publish_to(root, tmp_path / "www")


def test_no_place_is_a_wrong_request(root):
    with pytest.raises(UsageError, match="names no place"):
        publish_to(root, "")


@pytest.fixture
def rsync(tmp_path, monkeypatch):
    """A program of that name that says what `there` and `ends` hold: f(listing, status, status).

    It lists the folder of another machine, and writes down the words that it is called with.
    """
    said, program = tmp_path / "said", tmp_path / "bin/rsync"

    def answering(listing, listed=0, copied=0):
        there = f'printf "%s\\n" "{listing}"; echo "{listing}" >&2; exit {listed}'
        copies = f'printf "%s\\n" "$@" > "{said}"; exit {copied}'
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\n[ "$1" = --list-only ] && {{ {there}; }}\n{copies}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(program.parent), prepend=":")
        return said

    return answering


ROW = "-rw-r--r--  1,234 2026/11/29 09:00:00"
HERE = "drwxr-xr-x  4,096 2026/11/29 09:00:00 ."
ABSENT = "rsync: [sender] change_dir /srv/www failed: No such file or directory (2)"


@pytest.mark.parametrize(
    "there", [(f"{HERE}\n{ROW} version.json\n{ROW} a b.html",), (HERE,), (ABSENT, 23)]
)
def test_another_machine_is_reached_by_rsync(root, rsync, there):
    said = rsync(*there)
    assert publish_to(root, "me@host:/srv/www", "yes") == 0
    words = said.read_text(encoding="utf-8").splitlines()
    assert words[-2:] == [f"{root}/site/", "me@host:/srv/www/"]
    assert {"--delay-updates", "--delete-delay", "--dry-run"} <= set(words)


def test_something_else_on_another_machine_is_not_touched(root, rsync):
    said = rsync(f"{HERE}\n{ROW} letter.txt")
    with pytest.raises(UsageError, match="me@host:/home holds something else"):
        publish_to(root, "me@host:/home")
    assert not said.exists()


def test_a_machine_that_cannot_be_looked_into_or_written_is_an_error(root, rsync):
    said = rsync("ssh: no route to host", 255)
    with pytest.raises(EngineError, match="cannot look into it.*no route to host"):
        publish_to(root, "me@host:/srv/www")
    assert not said.exists()
    rsync(HERE, 0, 11)
    with pytest.raises(EngineError, match="rsync stopped with 11"):
        publish_to(root, "me@host:/srv/www")


def test_without_rsync_it_says_so(root, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError, match="rsync is missing"):
        publish_to(root, "host:/srv/www")
