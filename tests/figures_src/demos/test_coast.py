"""The land on the map is where the height is above nought, to the last sliver."""

import pytest

from figures_src.demos import coast

BOX = (10, 20, 80, 80)
SEA, LAND, COAST = range(3)


def drawn(height, cells=8):
    """(ink, corners) of the map of a function on the unit square, y downwards."""
    places = [k / cells for k in range(cells + 1)]
    layer = coast.chart([[height(x, y) for x in places] for y in places], BOX)
    numbers = iter(layer["xy"])
    pairs = list(zip(numbers, numbers, strict=True))
    return [(ink, pairs[4 * k : 4 * k + 4]) for k, ink in enumerate(layer["fill"])]


def area(corners):
    """By the shoelace formula."""
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(x * q - p * y for (x, y), (p, q) in pairs)) / 2


def land(height, **kwargs):
    shapes = drawn(height, **kwargs)
    return sum(area(corners) for ink, corners in shapes if ink == LAND) / (BOX[2] * BOX[3])


@pytest.mark.parametrize(
    ("height", "share"),
    [
        (lambda x, y: x - 0.3, 0.7),
        (lambda x, y: 0.45 - y, 0.45),
        (lambda x, y: 1.5 - x - y, 0.875),
        (lambda x, y: 1, 1),
        (lambda x, y: -1, 0),
        (lambda x, y: 0, 0),
    ],
)
def test_a_plane_leaves_just_the_land_above_it(height, share):
    assert land(height) == pytest.approx(share, abs=2e-3)


def test_a_round_island_has_the_area_of_its_circle_and_a_closed_coast():
    def island(x, y):
        return 0.09 - (x - 0.5) ** 2 - (y - 0.5) ** 2

    assert land(island, cells=40) == pytest.approx(3.14159 * 0.09, rel=0.01)
    shores = [set(corners) for ink, corners in drawn(island, cells=40) if ink == COAST]
    ends = [end for shore in shores if len(shore) == 2 for end in shore]
    assert ends and all(ends.count(end) == 2 for end in ends)


def test_no_coast_where_there_is_only_water():
    assert [ink for ink, _ in drawn(lambda x, y: -1)] == [SEA]
