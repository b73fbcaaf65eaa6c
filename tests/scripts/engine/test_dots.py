"""A drawing knows which of its strokes are single seeds, though no figure says so."""

import re

import pytest

from figures_src import drawing
from scripts.engine import ink

PAGE = drawing.Page(340, "en", lambda value, spec: f"{value:{spec}}")
ROWS = [[1, 2, 3], [2, 3, 4], [3, 4, 6]]


def svg(draw, seeds=3):
    figure = PAGE.figure(200)
    draw(figure.subplots())
    return ink.svg(figure, "wave-wide", "A wave", "It is high", drawing.INKS, seeds)


def marked(text):
    """How many strokes each seed has."""
    found = re.findall(r'class="seed seed-(\d)"', text)
    return {place: found.count(place) for place in sorted(set(found))}


def test_the_dots_that_the_house_draws_are_seeds_and_the_middle_is_none():
    text = svg(lambda axes: drawing.seeds(axes, (0, 1, 2), ROWS, drawing.MODEL, "high"))
    assert marked(text) == {"0": 1, "1": 1, "2": 1}


def test_how_faint_a_dot_is_stands_where_a_page_can_change_it():
    text = svg(lambda axes: drawing.seeds(axes, (0, 1, 2), ROWS, drawing.MODEL, "", marker="x"))
    dots = re.search(r'<g class="seed seed-0".*?</g>', text, re.DOTALL)[0]
    assert dots.count("stroke-opacity") == 1 and ' stroke-opacity="0.35"' in dots


def test_faint_lines_of_one_look_are_seeds():
    def draw(axes):
        for row in ROWS:
            axes.plot((0, 1, 2), row, color=drawing.MODEL, alpha=0.25)
        axes.plot((0, 1, 2), ROWS[1], color=drawing.MODEL)

    assert marked(svg(draw)) == {"0": 1, "1": 1, "2": 1}


def test_dots_on_one_level_are_parted_in_the_order_of_the_seeds():
    text = svg(lambda axes: axes.plot([3, 1, 2], [5, 5, 5], "o", color=drawing.MODEL))
    dots = re.findall(r"<path [^>]*seed-\d[^>]*>", text)
    places = {seed: float(x) for dot in dots for seed in re.findall(r"seed-(\d)", dot)
              for x in re.findall(r' d="M([\d.]+)', dot)}  # fmt: skip
    assert places["1"] < places["2"] < places["0"]


def test_dots_in_a_column_are_parted_too():
    text = svg(lambda axes: axes.plot([5, 5, 5], [3, 1, 2], "o", color=drawing.MODEL))
    assert marked(text) == {"0": 1, "1": 1, "2": 1}


def test_as_many_dots_as_seeds_that_climb_are_a_curve_and_no_seeds():
    text = svg(lambda axes: axes.plot([1, 2, 3], [5, 6, 7], "o", color=drawing.MODEL))
    assert marked(text) == {}


def test_another_number_of_lines_is_no_seeds():
    def draw(axes):
        for row in ROWS:
            axes.plot((0, 1, 2), row, color=drawing.MODEL, alpha=0.25)

    assert marked(svg(draw, seeds=5)) == {}


@pytest.mark.parametrize("alpha", [None, 1])
def test_lines_that_hide_what_is_under_them_are_no_seeds(alpha):
    def draw(axes):
        for row in ROWS:
            axes.plot((0, 1, 2), row, color=drawing.MODEL, alpha=alpha)

    assert marked(svg(draw)) == {}


def test_as_many_alike_lines_as_seeds_that_stand_in_other_places_are_no_seeds():
    def draw(axes):
        for place, row in enumerate(ROWS):
            axes.plot((place, place + 1, place + 2), row, color=drawing.MODEL, alpha=0.25)

    assert marked(svg(draw)) == {}


def test_dots_of_one_height_are_seeds_wherever_they_stand():
    def draw(axes):
        for value in (3, 1, 2):
            axes.plot(value, -1, "o", color=drawing.MODEL, alpha=0.5)

    assert marked(svg(draw)) == {"0": 1, "1": 1, "2": 1}
