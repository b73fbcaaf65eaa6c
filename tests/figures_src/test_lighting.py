"""Paper hides paper, casts shade, and leaves the rest of the picture clear."""

import numpy as np
import pytest

from figures_src import lighting
from figures_src.worlds import paper

RED, BLUE = "#ff0000", "#0000ff"


def flat(height, size=1.0):
    return paper.lift(paper.grid(5) * size, height)


def from_above(*sheets):
    return lighting.lit(sheets, [RED, BLUE][: len(sheets)], 40, azimuth=0, elevation=90)


def test_what_is_not_paper_is_clear_and_what_is_paper_is_not():
    picture = lighting.lit([flat(0.0)], [RED], 40)
    assert picture.shape == (40, 40, 4) and picture.dtype == np.uint8
    assert picture[0, 0, 3] == 0
    assert picture[20, 20, 3] == 255


def test_the_upper_sheet_hides_the_lower_whatever_their_order():
    for sheets in ([flat(0.0), flat(0.5)], [flat(0.5), flat(0.0)]):
        middle = from_above(*sheets)[20, 20]
        upper_is_blue = sheets[1][0, 0, 2] > 0
        assert (middle[2] > middle[0]) == upper_is_blue


def test_two_sheets_that_cross_each_hide_half_of_the_other():
    tilted = flat(0.0)
    tilted[..., 2] = 0.4 * tilted[..., 0]
    picture = from_above(flat(0.0), tilted)
    assert picture[20, 8, 0] > picture[20, 8, 2]  # red is above on the left
    assert picture[20, 32, 2] > picture[20, 32, 0]  # and blue on the right


def test_paper_under_paper_is_darker():
    points = np.concatenate([flat(0.0).reshape(-1, 3), flat(0.8, 0.5).reshape(-1, 3)])
    light = lighting.unshaded(points, np.array([0.0, 0.0, 1.0]), cells=10)
    assert light[12] < light[0] == 1  # the middle of the lower sheet, and its free corner
    assert np.all(light[25:] == 1)  # nothing lies above the upper one


def test_a_finer_sheet_goes_through_the_given_vertices():
    sheet = np.random.default_rng(0).normal(size=(5, 5, 3))
    fine = lighting.finer(lighting.finer(sheet, 0), 1)
    assert fine[:: lighting.FINER, :: lighting.FINER] == pytest.approx(sheet)


def test_every_sample_inside_a_triangle_is_found_once():
    corners = np.array([[[1.0, 1.0], [9.0, 2.0], [4.0, 8.0]]])
    _, column, row = lighting.inside(corners, 10)
    centres = np.stack(np.meshgrid(np.arange(10), np.arange(10)), -1).reshape(-1, 2) + 0.5
    (a, b, c), cross = corners[0], lighting.crossed
    sides = [cross(q - p + 0 * centres, centres - p) >= 0 for p, q in ((a, b), (b, c), (c, a))]
    expected = {tuple(at) for at in (centres - 0.5)[np.all(sides, axis=0)].astype(int).tolist()}
    assert sorted(zip(column.tolist(), row.tolist(), strict=True)) == sorted(expected)


def test_a_view_is_a_rotation():
    turn = lighting.view(-35, 28)
    assert turn @ turn.T == pytest.approx(np.eye(3))
    assert np.linalg.det(turn) == pytest.approx(1)
