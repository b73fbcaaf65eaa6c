import subprocess
import sys

import pytest


def test_a_new_figure_is_measured_and_drawn_but_its_claim_fails_until_it_is_written(repository):
    process = repository.run("new_figure", "NAME=coins")
    assert process.returncode == 0 and "make figures ONLY=coins" in process.stdout_text
    assert 'msgctxt "coins.alt"' in repository.path("figures_src/words/zh.po").read_text()
    assert repository.run("make_figures", "ONLY=coins", "WORKERS=1").returncode == 0
    assert b"FAILS HERE" in repository.measured()["coins.json"]
    tests = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
         "tests/figures_src/figures/test_coins.py"],
        cwd=repository.root, capture_output=True, text=True,
    )  # fmt: skip
    assert "1 failed, 1 passed" in tests.stdout, tests.stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [("", "give the figure a name"), ("Coins", "no name"), ("3d", "no name"), ("class", "no name"),
     ("a-b", "no name"), ("wave", "is there already")],
)  # fmt: skip
def test_a_name_that_is_none_or_taken_writes_nothing(repository, name, told):
    process = repository.run("new_figure", f"NAME={name}")
    assert process.returncode == 2 and told in process.stderr_text
    assert len(list(repository.path("figures_src/figures").glob("*.py"))) == 3
