"""The house style: inks have names, rooms have places, lines carry their words."""

import re

import numpy as np
import pytest

from figures_src import drawing
from figures_src.worlds import paper


def page(width=720):
    return drawing.Page(width, "en", lambda value, spec: format(value, spec))


def test_every_ink_is_a_colour_of_its_own():
    assert all(re.fullmatch("#[0-9a-f]{6}", ink) for ink in drawing.INKS.values())
    assert len(set(drawing.INKS.values())) == len(drawing.INKS)


def test_a_phone_is_narrow_and_a_screen_is_not():
    assert page(340).narrow and not page(720).narrow


def test_a_figure_is_as_large_as_the_page_says():
    assert page().figure(300).get_size_inches() * 72 == pytest.approx((720, 300))


def test_a_room_stands_where_it_was_asked_for():
    figure = page().figure(300)
    room = drawing.room(figure, 72, 30, 360, 60).get_position()
    assert (room.x0, room.y1, room.width, room.height) == pytest.approx((0.1, 0.9, 0.5, 0.2))


def test_a_picture_of_paper_has_as_many_pixels_as_its_place():
    figure = page().figure(300)
    axes = drawing.paper(figure, 0, 0, 20, [paper.lift(paper.grid(4), 0.0)], density=2)
    assert axes.images[0].get_array().shape == (40, 40, 4)


def test_every_seed_is_a_dot_and_the_middle_carries_the_name():
    axes = page().figure(300).subplots()
    rows = np.array([[1.0, 5.0], [2.0, 4.0], [9.0, 0.0]])
    drawing.seeds(axes, [0, 1], rows, drawing.MODEL, "a name")
    assert len(axes.lines) == 4
    assert list(axes.lines[-1].get_ydata()) == [2, 4]
    assert [text.get_text() for text in axes.texts] == ["a name"]


def test_a_level_is_named():
    axes = page().figure(300).subplots()
    drawing.level(axes, 0.5, "a coin")
    assert axes.texts[0].get_text() == "a coin"


def test_fonts_a_little_wider_still_fit():
    assert page().figure(300).get_layout_engine().get()["w_pad"] == pytest.approx(6 / 72)


@pytest.mark.parametrize(("width", "size"), [(720, drawing.NORMAL), (340, drawing.SMALL)])
def test_a_headline_is_smaller_on_a_phone(width, size):
    figure = page(width).figure(300)
    drawing.headline(figure, "of all panels", page(width))
    assert (figure.get_suptitle(), figure._suptitle.get_fontsize()) == ("of all panels", size)


def test_shares_are_written_as_percentages():
    axes = page().figure(300).subplots()
    drawing.shares(axes, page())
    assert [text.get_text() for text in axes.get_yticklabels()] == ["0%", "50%", "100%"]


def test_halves_go_from_guessing_to_always_with_a_line_where_guessing_is():
    axes = page().figure(300).subplots()
    drawing.halves(axes, "right answers", page())
    assert [text.get_text() for text in axes.get_yticklabels()] == ["50%", "75%", "100%"]
    assert list(axes.lines[0].get_ydata()) == [0.5, 0.5]
    assert axes.get_ylim()[0] < 0.5 and axes.get_ylim()[1] > 1


def test_no_network_is_quoted_as_quite_sure():
    assert drawing.answer("a panda", 0.5, page()) == "a panda 50.0%"
    assert drawing.answer("a panda", 1.0, page()) == "a panda > 99.9%"


def test_a_picture_shows_the_pixels_it_was_given_where_it_was_asked_to():
    pixels = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    axes = drawing.picture(page().figure(300), 72, 30, 60, pixels)
    assert np.array_equal(axes.images[0].get_array(), pixels)
    assert (axes.get_position().x0, axes.get_position().y1) == pytest.approx((0.1, 0.9))


def test_a_ladder_has_one_step_for_each_size_whatever_their_distances():
    axes = drawing.ladder(page().figure(300), (44, 30, 280, 96), (1, 2, 16), "fooled", page())
    assert list(axes.get_xticks()) == [0, 1, 2]
    assert [text.get_text() for text in axes.get_xticklabels()] == ["1", "2", "16"]
    assert axes.get_xlim()[0] < 0 and axes.get_xlim()[1] > 2
    assert axes.get_title(loc="left") == "fooled"


def test_words_stand_where_they_were_written():
    figure = page().figure(300)
    drawing.write(figure, 72, 30, "here", color=drawing.MODEL)
    assert figure.texts[0].get_position() == pytest.approx((0.1, 0.9))
    assert (figure.texts[0].get_text(), figure.texts[0].get_color()) == ("here", drawing.MODEL)
