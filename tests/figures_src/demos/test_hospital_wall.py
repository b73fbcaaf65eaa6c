"""The hospital's demo computes what the figure measured, and tells the rest after the guess."""

import re

import pytest

from figures_src.demos import hospital_wall
from figures_src.figures import hospital_wall as figure
from figures_src.worlds import slides
from scripts.engine import waist
from scripts.engine.files import ROOT


@pytest.fixture(scope="module")
def measured():
    return waist.read("hospital_wall", ROOT)


@pytest.fixture(scope="module")
def hospital(measured):
    return hospital_wall.prepare({}, measured.setup)


def scene(hospital, **state):
    return hospital_wall.scene(
        hospital_wall.initial(hospital) | state, hospital, hospital_wall.WORDS
    )


@pytest.mark.parametrize(("named", "price"), [("middle", 0.1), ("high", 0.2), ("one", 1.0)])
def test_it_computes_what_the_figure_measured(measured, hospital, named, price):
    setup = figure.Setup()
    found = hospital_wall.summary(setup.wall, setup.cell, price, hospital["chance"])
    for what in ("wall", "cell", "home", "new", "refit"):
        # four digits are kept in the measurement; the parity to 1e-5 is in test_forgetting.py
        assert found[what] == pytest.approx(measured.numbers[f"{what}_{named}"].middle, abs=1e-4)


def test_it_opens_where_the_cell_is_half_forgotten(hospital):
    live = scene(hospital)["live"]
    found = hospital_wall.summary(0.95, 0.85, 0.13, 0.5)
    assert 0.35 < found["cell"] < 0.65 < found["wall"]
    assert f"{found['cell']:.2f} of the cell" in live


def test_the_new_hospital_is_a_secret_until_the_guess(hospital):
    def texts(drawn):
        return [layer["text"] for layer in drawn["layers"] if layer["kind"] == "text"]

    assert texts(scene(hospital)).count("?") == 2
    assert "50%" not in scene(hospital)["live"]
    told = scene(hospital, expect="yes")
    assert "?" not in texts(told)
    assert "50%" in told["live"]


@pytest.mark.parametrize(
    ("strengths", "guess", "answer", "shares"),
    [
        ({}, "yes", "You expected better, but", ["50%"]),
        ({}, "no", "As you expected: ", ["50%"]),
        # Signs so weak that the summary says nothing, while the cell still tells something.
        ({"wall": 0.55, "cell": 0.6}, "yes", "As you expected: ", ["60%", "50%"]),
        ({"wall": 0.55, "cell": 0.6}, "no", "You expected no better, but", ["60%", "50%"]),
    ],
)
def test_a_guess_is_answered_by_what_is_computed(hospital, strengths, guess, answer, shares):
    drawn = scene(hospital | strengths, expect=guess)
    before, _, told = drawn["live"].partition(answer)
    assert before.endswith("%. ") and re.findall(r"\d+%", told) == shares
    assert len(drawn["room"]) >= len(drawn["live"])


def test_a_stronger_cell_is_kept_and_the_wall_forgotten(hospital):
    turned = hospital_wall.summary(0.85, 0.95, 0.2, 0.5)
    assert turned["cell"] > 0.95 > 0.4 > turned["wall"]


def test_where_a_memory_costs_all_it_is_worth_one_word_is_left(hospital):
    found = hospital_wall.summary(0.95, 0.85, 1.0, 0.5)
    assert found["ill"] == pytest.approx([0.5] * 4, abs=1e-4)
    assert found["home"] == pytest.approx(0.5, abs=1e-4)


@pytest.mark.parametrize("wall", [0.5, 0.99])
@pytest.mark.parametrize("cell", [0.5, 0.99])
@pytest.mark.parametrize("price", [0.01, 1.0])
def test_the_ends_of_the_sliders_are_drawn_within_the_picture(hospital, wall, cell, price):
    drawn = scene(hospital, wall=wall, cell=cell, price=price, expect="no")
    shown = [layer.get("xy") or layer["at"] for layer in drawn["layers"]]
    assert sum(map(len, shown)) > 200
    for places in shown:
        assert all(0 <= x <= drawn["size"][0] for x in places[::2])
        assert all(0 <= y <= drawn["size"][1] for y in places[1::2])


def test_the_slides_have_the_colours_of_those_that_networks_saw():
    def hexed(colour):
        return "#" + "".join(f"{int(255 * part + 0.5):02x}" for part in colour)

    assert hospital_wall.WALLS == tuple(map(hexed, slides.WALLS[:2]))
    for part in ("TISSUE", "BODY", "NUCLEUS"):
        assert getattr(hospital_wall, part) == hexed(getattr(slides, part))
