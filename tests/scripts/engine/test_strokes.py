"""A drawing is said in few elements, and nothing that shows is lost."""

import re
import xml.etree.ElementTree as tree

import pytest

from scripts.engine import strokes

DOT = "M 0 2 C 0.53 2 1.04 1.79 1.41 1.41 C 1.79 1.04 2 0.53 2 0 C 2 -0.53 1.79 -1.04 1.41 -1.41 C 1.04 -1.79 0.53 -2 0 -2 C -0.53 -2 -1.04 -1.79 -1.41 -1.41 C -1.79 -1.04 -2 -0.53 -2 0 C -2 0.53 -1.79 1.04 -1.41 1.41 C -1.04 1.79 -0.53 2 0 2 z"  # noqa: E501
CROSS = "M -2 2 2 -2 M -2 -2 2 2"
ONE_COLOUR = 'fill="red" stroke="red"'


def joined(body, shape=DOT):
    """The elements below an SVG once it is simplified, without the namespace."""
    text = f'<svg xmlns="{strokes.SVG[1:-1]}"><defs><path id="dot" d="{shape}"/></defs>{body}</svg>'
    root = tree.fromstring(text)
    strokes.join(root)
    return [(part.tag.removeprefix(strokes.SVG), dict(part.attrib)) for part in root.iter()][1:]


def dot(x, y=0, look=ONE_COLOUR):
    return f'<use href="#dot" x="{x}" y="{y}" {look}/>'


def test_dots_of_one_look_are_one_path():
    (only,) = joined(dot(10) + dot(20, 5))
    rest = "a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"
    assert only == ("path", {"d": f"M8 0{rest}M18 5{rest}", "fill": "red", "stroke": "red"})


def test_a_shape_is_said_in_steps_from_where_it_begins():
    ((_, told),) = joined(dot(10, 10, 'stroke="red"'), CROSS)
    assert told["d"] == "M8 12l4 -4m-4 0l4 4"


@pytest.mark.parametrize(
    ("look", "paths"),
    [
        (ONE_COLOUR, 1),
        ('fill="none" stroke="red"', 1),
        ('fill-opacity="0" stroke="red"', 1),
        ('fill="white" stroke="red"', 2),
        (f'{ONE_COLOUR} fill-opacity="0.5"', 2),
        (f'{ONE_COLOUR} stroke-opacity="0.5"', 2),
        (f'{ONE_COLOUR} opacity="0.5"', 2),
    ],
)
def test_dots_upon_each_other_are_joined_only_where_that_cannot_be_seen(look, paths):
    assert len(joined(dot(10, look=look) + dot(13, look=look))) == paths
    assert len(joined(dot(10, look=look) + dot(16, look=look))) == 1


def test_a_dot_that_touches_any_earlier_one_of_its_path_begins_another():
    clear = f'{ONE_COLOUR} opacity="0.5"'
    assert len(joined("".join(dot(x, look=clear) for x in (10, 30, 11)))) == 2


def test_the_edge_of_a_dot_counts():
    wide = 'fill="white" stroke="red" stroke-width="4"'
    assert len(joined(dot(10, look=wide) + dot(17, look=wide))) == 2


def test_dots_of_another_look_or_with_something_between_stay_apart():
    assert len(joined(dot(10) + dot(20, look='fill="blue"') + dot(30))) == 3
    assert len(joined(dot(10) + '<path d="M 0 0 1 1" stroke="red"/>' + dot(30))) == 3


def test_groups_that_say_nothing_go_and_those_that_cut_alike_become_one():
    cut = '<g><g clip-path="url(#a)"><g>{}</g></g></g>'
    told = joined(cut.format(dot(10)) + cut.format(dot(20)) + "<g><g/></g>")
    assert [name for name, _ in told] == ["g", "path"] and told[1][1]["d"].count("M") == 2


def test_a_seed_keeps_its_group_which_cuts_by_itself():
    told = joined(f'<g class="seed seed-1"><g clip-path="url(#a)">{dot(10)}</g></g>')
    assert told[0] == ("g", {"class": "seed seed-1", "clip-path": "url(#a)"})
    assert [name for name, _ in told] == ["g", "path"]


def test_what_a_group_says_is_never_lost():
    body = (
        '<g transform="scale(2)"><g clip-path="url(#a)"><g clip-path="url(#b)"><text/></g></g></g>'
    )
    assert [told for _, told in joined(body)] == [
        {"transform": "scale(2)", "clip-path": "url(#a)"}, {"clip-path": "url(#b)"}, {},
    ]  # fmt: skip


def test_an_outline_without_a_colour_goes():
    assert joined('<path d="M 0 0 1 1" fill="none"/>') == []


def test_frames_that_cut_stay_where_they_are_referred_to():
    frame = '<defs><clipPath id="a"><rect/></clipPath></defs>'
    assert [name for name, _ in joined(frame)] == ["defs", "clipPath", "rect"]


def test_numbers_are_a_hundredth_of_a_pixel_at_most():
    assert [strokes.number(value) for value in (12.0, -0.001, 0.125, 1234.56)] == [
        "12", "0", "0.12", "1234.56",
    ]  # fmt: skip
    assert not re.search(r"\d\.\d{3}", joined(dot(10.12345))[0][1]["d"])
