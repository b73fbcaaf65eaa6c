"""A number shows every seed, and a switch chooses one of them."""

import re

import pytest

from scripts.site import seeds
from scripts.site.page import Page


@pytest.fixture
def page(shelf):
    return Page([], shelf)


@pytest.fixture
def number(shelf):
    return shelf.measured("paper_ball").numbers["flat_end"]


def test_every_seed_is_a_dot_that_can_be_found(page, number):
    found = re.findall(r'<circle class="seed seed-(\d)"', seeds.strip(page, number, ".2f"))
    assert found == ["0", "1", "2"]


def test_a_seed_that_is_higher_stands_farther_to_the_right(page, number):
    found = re.findall(r'cx="([\d.]+)"', seeds.strip(page, number, ".2f"))
    assert float(found[0]) < float(found[1]) < float(found[2])


def test_seeds_that_agree_stand_in_the_middle(page, shelf):
    import dataclasses

    number = shelf.measured("paper_ball").numbers["flat_end"]
    same = dataclasses.replace(number, middle=1.0, low=1.0, high=1.0, seeds=(1.0, 1.0, 1.0))
    assert set(re.findall(r'cx="([\d.]+)"', seeds.strip(page, same, "d"))) == {"130.0"}


def test_the_dots_are_read_aloud_with_how_many_were_asked(page, shelf):
    number = shelf.measured("paper_ball").numbers["flipped"]
    assert "50%, 40%, 60% (n = 20)" in seeds.strip(page, number, ".0%")


def test_a_value_carries_the_value_of_every_seed_as_its_language_spells_it(page, shelf, number):
    assert 'data-runs="93%|93%|94%">93%<' in seeds.value(page, number, ".0%")
    spanish = Page([], shelf, "es")
    assert 'data-runs="93\xa0%|93\xa0%|94\xa0%"' in seeds.value(spanish, number, ".0%")


def test_the_switch_begins_at_the_middle_and_names_every_seed(page, shelf):
    html = seeds.switch(page, "paper_ball", shelf.measured("paper_ball"), "card")
    assert re.findall(r'value="(\d*)"( checked)?', html) == [
        ("", " checked"), ("0", ""), ("1", ""), ("2", ""),
    ]  # fmt: skip
    assert "middle of 3 seeds" in html and 'aria-label="seed 2"' in html
