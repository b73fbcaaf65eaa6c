"""The profiles show heights on one scale and lengths by one ruler."""

import pytest

from figures_src.demos import ground


def lines(layers):
    return [layer["xy"] for layer in layers if layer["kind"] == "path" and layer["ink"] == "model"]


def test_a_length_off_the_road_is_as_long_as_one_along_it():
    (along,) = lines(ground.along((0, 1, 3), (1, 1, 1), 0, ""))
    (across,) = lines(ground.across((-1, 0, 2), (1, 1, 1), 0, 1, ""))
    assert along[2] - along[0] == pytest.approx(across[2] - across[0])
    assert along[4] - along[2] == pytest.approx(across[4] - across[2])


def test_the_sea_stands_where_the_lead_is_none():
    layers = ground.along((0, 1), (0, 5), 0, "")
    sea = next(layer for layer in layers if layer.get("ink") == "adversary")["xy"][1]
    (line,) = lines(layers)
    assert line[1] == sea and line[3] < sea


def test_who_stands_below_the_sea_has_another_ink():
    inks = [ground.along((0, 1), (lead, 1), 0, "")[-1]["ink"] for lead in (1, -1)]
    assert inks == ["model", "adversary"]


def test_heights_beyond_the_chart_stay_at_its_edge():
    (line,) = lines(ground.along((0, 1), (99, -99), 0, ""))
    assert (line[1], line[3]) == (ground.TOP, ground.TOP + ground.DEPTH)
