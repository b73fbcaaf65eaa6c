"""make figures, run for real on a small repository, and killed."""

import json
import os
import random
import signal
import time

import pytest

from tests.scripts.conftest import ended, family

FIGURE = "figures_src/figures/wave.py"


def test_the_same_sources_give_the_same_bytes_with_any_number_of_workers(measured, repository):
    for name in ("en", "zh"):
        assert measured.path(f"build/figures/{name}/wave.wide.svg").exists()
    assert repository.run("make_figures", "WORKERS=1").returncode == 0
    assert repository.measured() == measured.measured()
    for name in ("wave.wide.svg", "calm.narrow.svg", "wave.words.json"):
        drawn = [place.path(f"build/figures/zh/{name}") for place in (measured, repository)]
        assert drawn[0].read_bytes() == drawn[1].read_bytes()


def settled(repository):
    """All files older than the two seconds for which a change might go unnoticed, and read."""
    for path in repository.root.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    repository.run("make_figures")


def test_with_nothing_to_do_nothing_heavy_is_imported(measured):
    settled(measured)
    process = measured.run("make_figures", python=("-X", "importtime"))
    imported = {line.rsplit("|")[-1].strip().split(".")[0] for line in process.said.splitlines()}
    assert process.returncode == 0 and "All 2 figures are up to date." in process.said
    assert "json" in imported
    assert not imported & {"torch", "numpy", "matplotlib", "yaml", "babel", "polib", "PIL"}


def test_with_nothing_to_do_it_takes_a_third_of_a_second(measured):
    settled(measured)

    def spent():
        before = os.times().children_user
        measured.run("make_figures")
        return os.times().children_user - before

    assert min(spent() for _ in range(3)) <= 0.3


def test_a_changed_word_redraws_its_language_only_and_measures_nothing(measured):
    before = measured.measured()
    measured.change("figures_src/words/zh.po", "Wave (", "The wave (")
    process = measured.run("make_figures")
    assert "wave drawn for zh" in process.said and process.said.count(" drawn for ") == 2
    assert measured.measured() == before
    words = json.loads(measured.path("build/figures/zh/wave.words.json").read_text())
    assert words["alt"].startswith("The wave (")


def test_changed_ink_redraws_one_figure_and_house_style_all(measured):
    measured.change(FIGURE, "page.figure(200)", "page.figure(220)")
    assert measured.run("make_figures").said.count(" drawn for ") == 4
    measured.change("figures_src/drawing.py", 'axes.linewidth": 1.0', 'axes.linewidth": 1.5')
    assert measured.run("make_figures").said.count(" drawn for ") == 8


def test_a_changed_claim_is_judged_without_measuring(measured):
    arrays = measured.measured()["wave.npz"]
    measured.change(FIGURE, "threshold=0.5", "threshold=50")
    process = measured.run("make_figures")
    assert "seed" not in process.said and "judged again" in process.said
    document = json.loads(measured.measured()["wave.json"])
    assert document["claims"]["A1"]["verdict"] == "FAILS HERE"
    assert measured.measured()["wave.npz"] == arrays


def test_one_failing_figure_leaves_the_others_and_its_last_good_measurement(measured):
    before = measured.measured()
    measured.change(FIGURE, "    time.sleep", "    1 / (3 - seed)\n    time.sleep")
    measured.change("figures_src/figures/calm.py", "points: int = 50", "points: int = 60")
    process = measured.run("make_figures")
    assert process.returncode == 1
    assert f"FAILED wave: wave seed 3: {FIGURE}:18: ZeroDivisionError" in process.said
    assert measured.measured()["wave.json"] == before["wave.json"]
    assert measured.measured()["calm.json"] != before["calm.json"]


def test_a_damaged_measurement_is_made_anew(measured):
    before = measured.measured()
    measured.path("docs/measured/wave.npz").write_bytes(b"half")
    assert measured.run("make_figures").returncode == 0
    assert measured.measured() == before


def test_a_lost_drawing_is_drawn_again(measured):
    path = measured.path("build/figures/en/wave.narrow.svg")
    before = path.read_bytes()
    path.write_bytes(before[:100])
    assert "wave drawn for en" in measured.run("make_figures").said
    assert path.read_bytes() == before


def test_a_package_that_is_not_installed_is_named_with_figure_and_reason(measured):
    measured.change(FIGURE, "import numpy as np", "import no_such_package\nimport numpy as np")
    measured.change(FIGURE, "    time.sleep", "    no_such_package\n    time.sleep")
    process = measured.run("make_figures")
    assert process.returncode == 3
    assert "wave is stale" in process.said and "no_such_package" in process.said
    assert "make figures installs it" in process.said


def slow(repository):
    repository.change(FIGURE, "pause: float = 0.0", "pause: float = 0.15")
    repository.change("figures_src/figures/calm.py", "pause: float = 0.0", "pause: float = 0.1")


@pytest.fixture(scope="module")
def expected(tmp_path_factory, build):
    """What an undisturbed run of the slow repository gives."""
    made = build(tmp_path_factory.mktemp("slow") / "house")
    slow(made)
    assert made.run("make_figures", "WORKERS=2").returncode == 0
    return made.measured()


@pytest.mark.slow
@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_killed_at_a_random_moment_leaves_no_orphan_no_half_file_and_is_completed(
    repository, expected, signal_number
):
    slow(repository)
    when = random.Random(int(signal_number))
    for _ in range(3):
        process = repository.start("make_figures", "WORKERS=2")
        time.sleep(when.uniform(0.3, 1.6))
        descendants = family(process.pid)
        process.send_signal(signal_number)
        process.communicate(timeout=120)
        assert ended(descendants)
        for name, data in repository.measured().items():
            assert data == expected[name]
    assert repository.run("make_figures", "WORKERS=2").returncode == 0
    assert repository.measured() == expected
    assert not list(repository.path("docs/measured").glob(".*"))
    assert not list(repository.path("build/partial").glob("*"))


def test_a_run_killed_just_before_it_clears_its_seeds_leaves_none_for_long(measured):
    folder = measured.path("build/partial/wave")
    folder.mkdir(parents=True)
    (folder / "0.json").write_text("{}")
    assert measured.run("make_figures").returncode == 0
    assert not folder.exists()


def test_finished_seeds_of_a_killed_run_are_not_measured_again(repository, expected):
    slow(repository)
    process = repository.start("make_figures", "ONLY=wave", "WORKERS=1")
    folder = repository.path("build/partial/wave")
    while len(list(folder.glob("?.json"))) < 2:
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=120)
    said = repository.run("make_figures", "ONLY=wave").said
    assert 1 <= said.count("wave seed ") <= 3
    assert repository.measured()["wave.npz"] == expected["wave.npz"]
