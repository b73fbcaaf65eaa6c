"""What the tables promise: twelve to twenty ellipsoids, known colours, known groups."""

import pytest

from figures_src.worlds.menagerie.animals import (
    COATS,
    GROUPS,
    PALETTE,
    SHAPES,
    SPECIES,
    TABLES,
    shape_index,
)
from figures_src.worlds.menagerie.bodies import mirrored


def test_every_animal_is_made_of_twelve_to_twenty_ellipsoids():
    counts = {name: len(mirrored(TABLES[name])) for name in SPECIES}
    assert all(12 <= count <= 20 for count in counts.values()), counts


@pytest.mark.parametrize("name", SPECIES)
def test_every_colour_and_every_group_of_an_animal_is_used(name):
    assert {part.colour for part in TABLES[name]} == set(range(len(PALETTE)))
    assert {part.group for part in TABLES[name]} == set(range(len(GROUPS)))


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_has_a_coat_of_displayable_colours(name):
    assert len(COATS[name]) == len(PALETTE)
    assert all(0 <= value <= 1 for colour in COATS[name] for value in colour)


def test_a_shape_is_found_by_its_name_or_refused_with_the_names():
    assert shape_index("panda") == 0
    with pytest.raises(ValueError, match="'okapi'.*panda.*ball"):
        shape_index("okapi")
