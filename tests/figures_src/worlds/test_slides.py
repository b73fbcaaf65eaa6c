"""The slides are the painted table: both signs are read without error, and nothing else tells."""

import numpy as np
import pytest

from figures_src.worlds import slides


@pytest.fixture(scope="module")
def patients():
    return slides.admitted(4000, 0.95, 0.85, np.random.default_rng(0))


def test_the_table_is_that_of_two_independent_signs():
    table = slides.table(0.95, 0.85)
    assert table.sum() == pytest.approx(1)
    assert table[3] == pytest.approx([0.5 * 0.05 * 0.15, 0.5 * 0.95 * 0.85])
    assert table[1] == pytest.approx([0.5 * 0.95 * 0.15, 0.5 * 0.05 * 0.85])


def test_patients_are_distributed_as_the_table_says(patients):
    counted = np.zeros((4, 2))
    np.add.at(counted, (2 * patients.wall + patients.cell, patients.ill), 1 / len(patients))
    assert counted == pytest.approx(slides.table(0.95, 0.85), abs=0.025)


def test_each_hospital_has_its_own_walls():
    mixed = slides.admitted(4000, (0.95, 0.55), 0.85, np.random.default_rng(0))
    agree = mixed.wall == mixed.ill
    assert (agree[::2].mean(), agree[1::2].mean()) == pytest.approx((0.95, 0.55), abs=0.04)


def test_the_wall_is_read_without_error_from_a_corner(patients):
    corner = slides.paint(patients, 24)[:, :, 0, 0]
    assert np.array_equal(corner[:, 2] > corner[:, 1], patients.wall == 1)


def test_round_and_crooked_cells_do_not_overlap(patients):
    """Area of the nucleus over the cell's tells them apart, whatever the wall."""
    _, body, nucleus = slides.covers(patients, 48)
    large = nucleus.sum((1, 2)) / body.sum((1, 2))
    assert large[patients.cell == 0].max() < large[patients.cell == 1].min()


def test_a_swap_changes_the_wall_and_leaves_the_cell(patients):
    before, after = (slides.paint(who, 24)[:64] for who in (patients, patients.swapped()))
    assert np.abs(before - after)[:, :, 0, 0].min(0).max() > 0.05
    assert np.array_equal(before[:, :, 8:16, 8:16], after[:, :, 8:16, 8:16])


def test_the_other_cell_in_the_same_room_leaves_the_wall(patients):
    before, after = (slides.paint(who, 24)[:64] for who in (patients, patients.healed()))
    assert np.array_equal(before[:, :, 0], after[:, :, 0])
    assert (np.abs(before - after).max((1, 2, 3)) > 0.1).all()


def test_a_third_colour_is_neither_of_the_two(patients):
    corner = slides.paint(patients.painted(2), 24)[:, :, 0, 0]
    assert (corner[:, 0] > corner[:, 2]).all()


def test_pixels_are_between_black_and_white(patients):
    painted = slides.paint(patients, 16)
    assert painted.shape == (4000, 3, 16, 16)
    assert 0 <= painted.min() < painted.max() <= 1


def test_the_first_few_are_the_first_few_of_everything(patients):
    few = patients.first(3)
    assert len(few) == 3
    for name in ("ill", "wall", "cell", "form"):
        assert np.array_equal(getattr(few, name), getattr(patients, name)[:3])
