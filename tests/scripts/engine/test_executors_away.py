"""What runs on somebody else's worker, in a process of its own."""

import base64
import io
import json
import os
import subprocess
import sys
import zipfile

import pytest

from scripts.engine import executors, executors_away
from scripts.engine.files import ROOT

WORKER = """
import base64, json, sys
given = json.loads(sys.stdin.read())
space = {"source": given["source"]}
found = []
for sent in given["sent"]:
    space["given"] = (base64.b64decode(sent), "scripts.engine.speaking", "speak", given["words"])
    result = eval(given["start"], space)
    found.append([str(result), sys.path[0]])
print(json.dumps(found))
"""


def zipped(files):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return memory.getvalue()


def sources(text):
    """Sources with an engine that consists of one function."""
    engine = ROOT / "scripts/engine"
    names = ("__init__", "workers", "errors")
    files = {f"scripts/engine/{name}.py": (engine / f"{name}.py").read_text() for name in names}
    return zipped({**files, "scripts/__init__.py": "", "scripts/engine/speaking.py": text})


def answers(tmp_path, *texts, words=()):
    """What one worker, in which nothing of ours can be imported, answers to each."""
    sent = [base64.b64encode(sources(text)).decode() for text in texts]
    given = {"source": (ROOT / "scripts/engine/executors_away.py").read_text(), "sent": sent,
             "words": words, "start": executors.START}  # fmt: skip
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    process = subprocess.run(
        [sys.executable, "-I", "-S", "-c", WORKER], input=json.dumps(given), text=True,
        capture_output=True, env=environment, cwd=tmp_path, timeout=120,
    )  # fmt: skip
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)


def test_a_worker_that_has_nothing_of_ours_runs_what_it_is_sent(tmp_path):
    text = "def speak(root, word):\n    return (root / 'scripts').is_dir() and word\n"
    [[answer, place]] = answers(tmp_path, text, words=["hello"])
    assert answer == "hello" and place.startswith(str(tmp_path / "where-the-map-ends-"))


def test_it_forgets_what_it_was_sent_before(tmp_path):
    texts = [f"def speak(root):\n    return {number}\n" for number in (1, 2, 1)]
    assert [answer for answer, *_ in answers(tmp_path, *texts)] == ["1", "2", "1"]


def test_a_failure_comes_back_in_words_and_with_its_place(tmp_path):
    [[answer, *_]] = answers(tmp_path, "def speak(root):\n    return 1 / 0\n")
    assert "ZeroDivisionError: division by zero" in answer and answer.startswith("Failure(")


def test_each_task_has_one_thread(tmp_path):
    text = "import os\n\n\ndef speak(root):\n    return os.environ['OMP_NUM_THREADS']\n"
    assert answers(tmp_path, text)[0][0] == "1"


def test_several_workers_of_a_machine_share_what_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(executors_away.tempfile, "tempdir", str(tmp_path))
    first = executors_away.unpacked(zipped({"a.py": "1"}))
    assert executors_away.unpacked(zipped({"a.py": "1"})) == first
    assert executors_away.unpacked(zipped({"a.py": "2"})) != first
    assert len(list(first.parent.iterdir())) == 2  # nothing half-unpacked is left
    assert first.parent.stat().st_mode & 0o777 == 0o700


def test_a_folder_of_somebody_else_is_not_trusted(tmp_path, monkeypatch):
    monkeypatch.setattr(executors_away.tempfile, "tempdir", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / f"where-the-map-ends-{os.getuid()}").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError, match="somebody else"):
        executors_away.unpacked(zipped({"a.py": "1"}))


def test_there_is_one_lock_in_a_process_however_often_the_text_arrives():
    text = (ROOT / "scripts/engine/executors_away.py").read_text()
    spaces = [{}, {}]
    for space in spaces:
        exec(text, space)
    assert spaces[0]["alone"]() is spaces[1]["alone"]()
