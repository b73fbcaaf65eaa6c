"""Planted readers of one sign are found out, and the exact reader's surprise is the table's."""

import numpy as np
import pytest

from figures_src.measuring import shortcut
from figures_src.worlds import slides


@pytest.fixture
def patients():
    rng = np.random.default_rng(0)
    home, new = (slides.admitted(500, wall, 0.85, rng) for wall in (0.95, 0.5))
    return {"home": home, "swapped": home.swapped(), "healed": home.healed(), "new": new,
            "third": new.painted(2)}  # fmt: skip


@pytest.mark.parametrize("sign", ["wall", "cell"])
def test_one_who_reads_a_single_sign_is_found_out_by_the_exchange(patients, sign):
    says = {name: getattr(each, sign) for name, each in patients.items()}
    found = shortcut.followed(says, patients)
    assert found["wall_flips"] == (500 * (sign == "wall"), 500)
    assert found["cell_flips"] == (500 * (sign == "cell"), 500)
    assert found["wall_followed"][0] == found["wall_followed"][1] * (sign == "wall")
    assert found["wall_followed"][1] == patients["new"].at_odds.sum()


def test_right_answers_are_those_that_the_patients_have(patients):
    says = {name: each.ill for name, each in patients.items()}
    found = shortcut.followed(says, patients)
    assert all(found[name] == (500, 500) for name in ("home", "swapped", "new", "third"))


def test_the_exact_reader_is_surprised_by_the_entropy_of_the_table_in_the_long_run():
    table = slides.table(0.95, 0.85)
    left = -(table * np.log2(table / table.sum(1, keepdims=True))).sum()
    many = slides.admitted(200_000, 0.95, 0.85, np.random.default_rng(0))
    assert shortcut.exact_surprise(many, 0.95, 0.85) == pytest.approx(left, abs=0.005)


def test_one_patient_surprises_by_what_both_signs_tell():
    one = slides.Patients(np.array([1]), np.array([1]), np.array([0]), np.zeros((1, 17)))
    likely = 0.95 * 0.15 / (0.95 * 0.15 + 0.05 * 0.85)
    assert shortcut.exact_surprise(one, 0.95, 0.85) == pytest.approx(-np.log2(likely))
