"""Pixels of a flat picture: rounding, chance, a hand, and the way to the screen."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from figures_src.demos import pixels

LENGTH = 3 * pixels.AREA


@pytest.fixture
def picture():
    return pixels.quantised(np.random.default_rng(0).random(LENGTH).tolist())


def test_whole_levels_stay_what_they_are(picture):
    levels = np.array(picture) * 255
    assert np.abs(levels - levels.round()).max() < 1e-4
    assert pixels.quantised(picture) == picture


def test_noise_has_its_size_everywhere_inside_the_range_and_is_repeatable():
    made = pixels.noise([0.5] * LENGTH, 0.125, 3)
    assert set(made) == {0.375, 0.625}
    assert made == pixels.noise([0.5] * LENGTH, 0.125, 3) != pixels.noise([0.5] * LENGTH, 0.125, 4)
    assert set(pixels.noise([0.0, 1.0] * 50, 0.125, 0)) == {0, 0.125, 0.875, 1}


def test_a_hand_is_read_once_a_place_and_nothing_else():
    assert pixels.touched("3,1;3,1;31,31;") == [35, 1023]
    assert pixels.touched("32,0;x;,;-4,2,;4,-2;7") == []
    many = "".join(f"{k % 32},{k // 32};" for k in range(100))
    assert pixels.touched(many) == list(range(pixels.MOST))


def test_the_worst_of_eight_colours_is_painted_and_no_other_pixel_moves(picture):
    place = 40

    async def logits(tries):  # the greener a pixel and the less red, the less it is class 0
        return [[each[place] - each[pixels.AREA + place], 0.0] for each in tries]

    with ThreadPoolExecutor(1) as waiting:
        made = waiting.submit(
            lambda: asyncio.run(pixels.painted(logits, picture, [place], 0))
        ).result()
    assert (made[place], made[pixels.AREA + place]) == (0, 1)
    moved = np.flatnonzero(np.array(made) != np.array(picture))
    assert {int(k) % pixels.AREA for k in moved} == {place}


def test_planes_become_pixels(picture):
    expected = (np.array(picture).reshape(3, -1).T * 255).round().astype("uint8").tobytes()
    assert pixels.paper(picture) == expected
    assert set(pixels.paper([-0.3] * LENGTH)) == {0} and set(pixels.paper([1.2] * LENGTH)) == {255}
