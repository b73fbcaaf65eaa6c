import json
import signal

import pytest

from scripts.engine import reproducing, waist
from scripts.engine.verify import Row


def test_the_same_sources_give_the_same_values_and_change_nothing(measured):
    before = measured.measured()
    process = measured.run("reproduce")
    assert process.returncode == 0, process.said
    assert process.stdout_text.rstrip().endswith("10 passed, 0 failed")
    assert "26 of 26" in process.stdout_text
    assert measured.measured() == before


def test_what_moved_is_told_and_kept_for_machines(measured):
    path = measured.path("docs/measured/wave.json")
    document = json.loads(path.read_text())
    document["numbers"]["height"]["middle"] = 99.0
    document["claims"]["A1"]["verdict"] = "FAILS HERE"
    path.write_text(json.dumps(document))
    process = measured.run("reproduce", "ONLY=wave")
    assert process.returncode == 1
    assert "OFF wave.height: 99.0" in process.stdout_text
    assert "OFF wave.claim A1: FAILS HERE → HOLDS HERE" in process.stdout_text
    report = json.loads(measured.path("build/reproduce/report.json").read_text())
    assert "OFF wave.height.middle: 99.0 → " in process.stdout_text
    assert "(what the committed seeds give; edited by hand?)" in process.stdout_text
    assert (report["passed"], report["failed"]) == (3, 4)
    assert {row["name"] for row in report["rows"] if not row["passed"]} == {
        "height", "height.middle", "claim A1", "claim A1.verdict"
    }  # fmt: skip


def drifted(document):
    """Everything about one number moves together, as if it had been measured so."""
    entry = document["numbers"]["height"]
    for part in ("middle", "low", "high"):
        entry[part] = round(entry[part] + 3, 4)
    entry["seeds"] = [round(value + 3, 4) for value in entry["seeds"]]


def narrowed(document):
    entry = document["numbers"]["height"]
    entry["low"] = entry["middle"]


def turned(document):
    document["claims"]["A1"]["margin"] = 9.0


@pytest.mark.parametrize(
    ("change", "told"),
    [(drifted, "OFF wave.height:"), (narrowed, "OFF wave.height.low:"),
     (turned, "OFF wave.claim A1.margin: 9.0")],
)  # fmt: skip
def test_whatever_was_changed_by_hand_is_caught(measured, change, told):
    path = measured.path("docs/measured/wave.json")
    document = json.loads(path.read_text())
    change(document)
    path.write_text(json.dumps(document))
    process = measured.run("reproduce", "ONLY=wave")
    assert process.returncode == 1 and told in process.stdout_text, process.said


def test_a_curve_that_was_redrawn_by_hand_is_caught(measured):
    path = measured.path("docs/measured/wave.json")
    committed = waist.read("wave", measured.root)
    arrays = {"series.wave": committed.series["wave"] * 1.1,
              "exhibit.first": committed.exhibit["first"]}  # fmt: skip
    waist.save_pair(path, json.loads(path.read_text()), waist.packed(arrays))
    process = measured.run("reproduce", "ONLY=wave")
    assert process.returncode == 1
    assert "OFF wave.series.wave: as drawn → differs" in process.stdout_text


def test_a_stale_measurement_is_not_compared(measured):
    measured.change("figures_src/measuring/deep.py", "1 * value", "2 * value")
    process = measured.run("reproduce")
    assert process.returncode == 1 and "run make figures first" in process.said


def test_a_seed_that_fails_counts_and_is_named(measured):
    measured.change(
        "figures_src/figures/wave.py", "    time.sleep", "    assert seed < 7\n    time.sleep"
    )
    assert measured.run("make_figures").returncode == 0
    process = measured.run("reproduce", "ONLY=wave", "SEEDS=7")
    assert process.returncode == 1
    assert "FAILED wave seed 7: figures_src/figures/wave.py:18: AssertionError" in process.said


def test_interrupted_it_ends_at_once_without_a_traceback_and_leaves_no_store(measured, tmp_path):
    measured.change("figures_src/figures/wave.py", "pause: float = 0.0", "pause: float = 0.2")
    assert measured.run("make_figures", "ONLY=wave").returncode == 0
    process = measured.start("reproduce", "WORKERS=1")
    said = process.stderr.readline()
    process.send_signal(signal.SIGINT)
    said += "".join(process.communicate(timeout=120))
    assert process.returncode == 130 and "nothing was compared" in said
    assert "Traceback" not in said
    assert not list(measured.path("build/reproduce").glob("store*"))


def number(figure, equal):
    return Row(figure, "height", 1.0, 1.0, 0.1, 0, equal, 5, True)


@pytest.mark.parametrize(
    ("equal", "off", "passed"), [(5, 0, True), (5, 0.1, False), (4, 0.1, True)]
)
def test_networks_are_judged_where_the_numbers_are_equal_and_told_elsewhere(equal, off, passed):
    rows = [number("wave", equal), number("other", 0)]
    (row,) = reproducing.network_rows("wave", {"step.answer": off}, rows)
    assert row.name == "network step.answer" and row.again == off
    assert row.passed == passed
    assert bool(row.note) == (equal < 5)


def test_only_what_differs_between_two_machines_is_spelled():
    one = {"torch": "2.13.0", "numpy": "2.0"}
    two = {"torch": "2.13.0", "numpy": "2.1", "kernels": "AVX2"}
    assert reproducing.differing(one, two) == [
        "kernels unknown, numpy 2.0", "kernels AVX2, numpy 2.1"
    ]  # fmt: skip
