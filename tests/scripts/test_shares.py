"""How much of a measurement is arithmetic is told for each figure; wrong requests are refused."""

import pytest

from scripts.engine import sampling
from scripts.engine.errors import EngineError


@pytest.fixture
def sampled():
    try:
        with sampling.Samples():
            pass
    except EngineError as error:
        pytest.skip(str(error))


@pytest.mark.slow
def test_each_figure_has_its_seconds_and_three_shares_that_make_a_whole(repository, sampled):
    process = repository.run("shares", "ONLY=wave")
    heading, row = process.stdout_text.splitlines()
    assert heading.split("\t") == ["figure", "seconds", "arithmetic", "into torch", "else"]
    name, seconds, *shares = row.split("\t")
    assert name == "wave" and float(seconds) >= 0 and len(shares) == 3
    assert not list(repository.path("docs").glob("measured/*")), "it must keep nothing"


@pytest.mark.slow
def test_a_figure_that_breaks_is_named_and_the_others_are_told(repository, sampled):
    repository.change("figures_src/figures/calm.py", "float(abs(wave).max())", "1 / 0")
    process = repository.run("shares")
    assert process.returncode == 1 and "FAILED calm: figures_src/figures/calm.py" in process.said
    assert "wave\t" in process.stdout_text


@pytest.mark.parametrize("option", ["SETUP=slow", "SEED=0-4", "ONLY=sea"])
def test_wrong_requests_are_refused(repository, option):
    process = repository.run("shares", option)
    assert process.returncode == 2 and "error" in process.said
