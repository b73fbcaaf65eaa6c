"""Paper is lit from one side and drawn from back to front."""

import itertools
import math

import pytest

from figures_src.demos import sheets

PAPERS = ("#ffffff", "#8080ff")
BOX = (0, 0, 400, 300)


def net(height, size=4):
    return [[(u - 1.5, v - 1.5, height) for v in range(size)] for u in range(size)]


def stack():
    return sheets.surface([net(-0.5), net(0.5)], lambda sheet, row, column: sheet)


def order(layer):
    """Which paper each square has, in the order of drawing."""
    return [fill // sheets.SHADES for fill in layer["fill"]]


def test_smoothing_keeps_the_given_points_and_a_plane_plane():
    fine = sheets.smooth(net(0.5))
    assert [row[::2] for row in fine[::2]] == net(0.5)
    assert len(fine) == 7 and all(len(row) == 7 for row in fine)
    assert all(z == pytest.approx(0.5) for row in fine for _, _, z in row)


def test_from_above_the_upper_sheet_is_drawn_last_and_from_below_first():
    above = order(sheets.lit(stack(), 0, 90, BOX, PAPERS))
    below = order(sheets.lit(stack(), 0, -90, BOX, PAPERS))
    assert above == sorted(above) and below == sorted(below, reverse=True)


def test_the_paper_stays_in_its_box_from_everywhere():
    for turn, tilt in itertools.product(range(-180, 181, 45), range(-90, 91, 45)):
        numbers = sheets.lit(stack(), turn, tilt, BOX, PAPERS)["xy"]
        assert 0 <= min(numbers[::2]) and max(numbers[::2]) <= 400
        assert 0 <= min(numbers[1::2]) and max(numbers[1::2]) <= 300


def test_the_axes_of_the_eye_are_at_right_angles():
    for turn, tilt in ((0, 0), (30, 28), (-170, -80)):
        axes = sheets.axes(turn, tilt)
        for one, other in itertools.combinations_with_replacement(axes, 2):
            dot = sum(a * b for a, b in zip(one, other, strict=True))
            assert dot == pytest.approx(float(one is other), abs=1e-12)


def test_right_of_the_picture_is_right_of_the_paper():
    right, down, near = sheets.axes(0, 0)
    assert right == pytest.approx((1, 0, 0)) and down == pytest.approx((0, 0, -1))
    assert near == pytest.approx((0, -1, 0))


def test_paper_that_faces_the_lamp_is_brighter():
    def bright(tilt):
        shape = sheets.surface([net(0.0)], lambda *_: 0)
        fills = sheets.lit(shape, 0, tilt, BOX, PAPERS)["fill"]
        return sum(fills) / len(fills)

    assert bright(50) > bright(90) > bright(-50)


def test_shades_run_from_dark_to_light():
    shades = sheets.palette(["#8080ff"])
    assert len(shades) == sheets.SHADES
    light = [sum(int(shade[at : at + 2], 16) for at in (1, 3, 5)) for shade in shades]
    assert light == sorted(light)


def test_a_sheet_in_one_point_does_not_break_the_picture():
    point = [[(0.0, 0.0, 0.0)] * 3] * 3
    layer = sheets.lit(sheets.surface([point], lambda *_: 0), 10, 10, BOX, PAPERS)
    assert all(math.isfinite(number) for number in layer["xy"])
