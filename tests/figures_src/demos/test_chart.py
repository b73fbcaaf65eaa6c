"""Shares stand where they belong."""

from figures_src.demos import chart

BOX = (50, 10, 200, 40)


def test_nought_is_below_and_all_is_above():
    assert chart.at(BOX, 0, 0, 4) == (50, 50)
    assert chart.at(BOX, 4, 1, 4) == (250, 10)


def test_a_curve_has_a_dot_at_every_layer_and_one_where_the_reader_is():
    line, dots, now = chart.curve(BOX, [0, 0.5, 1], 1, 0.5, "model")
    assert line["xy"] == dots["xy"] == [50, 50, 150, 30, 250, 10]
    assert now["xy"] == [150, 30] and now["radius"] > dots["radius"]


def test_what_is_compared_with_is_dashed_and_named():
    line, sample, name = chart.before(BOX, [0, 1], "before")
    assert line["dash"] == sample["dash"] == [4, 3]
    assert name["text"] == "before" and name["at"][1] > BOX[1] + BOX[3]


def test_the_frame_has_its_title_and_both_ends():
    texts = [layer["text"] for layer in chart.frame(BOX, 2, 4, "title") if "text" in layer]
    assert texts == ["title", "100%", "0%"]
