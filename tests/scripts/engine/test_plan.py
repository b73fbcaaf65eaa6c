import pytest

from scripts.engine import plan
from scripts.engine.memo import Memo


def planned(repository, figure="wave", seeds=()):
    return plan.plan(figure, Memo(repository.root), seeds)


def test_what_was_measured_is_fresh(measured):
    assert planned(measured).stale == () and not planned(measured).rejudge


def test_what_was_never_measured_is_stale(repository):
    assert "not there" in planned(repository).stale[0]


def test_an_edit_two_imports_away_makes_exactly_the_right_figure_stale(measured):
    measured.change("figures_src/measuring/deep.py", "1 * value", "2 * value")
    assert planned(measured, "calm").stale == ()
    assert planned(measured).stale == (
        "figures_src/measuring/deep.py changed, reached through figures_src/figures/wave.py → "
        "figures_src/measuring/heights.py → figures_src/measuring/deep.py",
    )


def test_comments_formatting_docstrings_ink_and_words_make_nothing_stale(measured):
    measured.change("figures_src/measuring/deep.py", "return 1 * value", "return (1*value)  # why")
    measured.change("figures_src/measuring/heights.py", '"""How high."""', '"""How tall."""')
    measured.change("figures_src/figures/wave.py", "page.figure(200)", "page.figure(220)")
    measured.change("figures_src/figures/wave.py", '"A wave"', '"The wave"')
    assert planned(measured).stale == ()


def test_a_changed_setup_is_told_old_and_new(measured):
    measured.change("figures_src/figures/wave.py", "points: int = 50", "points: int = 60")
    assert planned(measured).stale == ("Setup.points 50 → 60",)


def test_a_changed_claim_is_judged_again_and_not_measured(measured):
    measured.change("figures_src/figures/wave.py", "threshold=0.5", "threshold=50")
    found = planned(measured)
    assert found.stale == () and found.rejudge


def test_other_seeds_are_measured_only_when_asked_for(measured):
    assert planned(measured, seeds=(0, 1, 2, 3, 4)).stale == ()
    assert planned(measured, seeds=(5, 6)).stale == ("it has seeds 0-4, wanted are 5,6",)


@pytest.mark.parametrize("name", ["wave.json", "wave.npz"])
def test_a_damaged_measurement_is_measured_again(measured, name):
    path = measured.path(f"docs/measured/{name}")
    path.write_bytes(path.read_bytes()[:-10])
    assert "make figures ONLY=wave" in planned(measured).stale[0]


def test_a_script_that_is_not_python_is_an_error_with_its_line(measured):
    measured.change("figures_src/figures/wave.py", "import time", "import = time")
    assert planned(measured).error.startswith("figures_src/figures/wave.py:3: ")


def test_another_way_to_sum_up_seeds_is_judged_again_and_not_measured(measured):
    measured.change("scripts/engine/summary.py", "RESAMPLES = 4000", "RESAMPLES = 2000")
    found = planned(measured)
    assert found.stale == () and found.rejudge
