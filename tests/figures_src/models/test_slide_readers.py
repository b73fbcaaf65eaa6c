"""Lessons differ in one thing each, and the same seed teaches the same network."""

import numpy as np
import pytest
import torch

from figures_src.figures.hospital_slides import QUICK
from figures_src.models import slide_readers


def test_every_lesson_differs_from_the_plain_one_in_one_thing_at_most():
    lessons = slide_readers.lessons(QUICK)
    plain = lessons["plain"]
    both = {"turned": 2, "turned_few": 3, "heavy_longer": 2}
    for name, lesson in lessons.items():
        other = {what for what in plain | lesson if plain.get(what) != lesson.get(what)}
        assert len(other) == both.get(name, name != "plain")


@pytest.mark.parametrize("price", [0.0, 0.1])
def test_the_same_seed_teaches_the_same_network_and_another_seed_another(price):
    once, again, other = (
        slide_readers.taught(QUICK, seed, 0.95, 0.85, price)[0].answer.weight for seed in (0, 0, 1)
    )
    assert torch.equal(once, again)
    assert not torch.equal(once, other)


def test_a_network_is_taught_the_slides_of_its_patients():
    _, patients, pictures, answers = slide_readers.taught(QUICK, 0, 0.95, 0.85, count=30)
    assert len(patients) == len(pictures) == 30
    assert np.array_equal(answers.numpy(), patients.ill)


def test_the_hospitals_differ_in_walls_alone():
    tests = slide_readers.hospitals(QUICK, 0)
    home, swapped, healed, new, third = (
        tests[name][0] for name in ("home", "swapped", "healed", "new", "third")
    )
    assert np.array_equal(home.cell, swapped.cell)
    assert np.array_equal(home.wall, 1 - swapped.wall)
    assert np.array_equal(home.wall, healed.wall)
    assert np.array_equal(home.cell, 1 - healed.cell)
    assert np.array_equal(new.form, third.form)
    assert set(third.wall) == {2}


def test_every_question_has_noise_of_its_own_and_the_same_each_time():
    first, again, other, later = (
        torch.randn(4, generator=slide_readers.lot(seed, question))
        for seed, question in ((0, "home"), (0, "home"), (0, "new"), (1, "home"))
    )
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert not torch.equal(first, later)
