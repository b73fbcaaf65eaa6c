"""The hospital slides: small, it runs end to end, and what is exact about it is exact."""

from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from figures_src import drawing
from figures_src.figures import hospital_slides as figure
from figures_src.measuring import saliency
from figures_src.worlds import slides


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


class Reader(torch.nn.Module):
    """Reads one sign without error: 0 the wall, 1 the cell; not by training."""

    def __init__(self, patients, pictures, sign):
        super().__init__()
        signs = (patients.wall, patients.cell)[sign]
        self.known = {p.tobytes(): s for p, s in zip(pictures.numpy(), signs, strict=True)}

    def forward(self, pictures):
        ill = torch.tensor([float(self.known[p.tobytes()]) for p in pictures.numpy()])
        return torch.stack([1 - ill, ill], 1), torch.zeros(len(ill))


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(found):
    setup = figure.QUICK
    tests = figure.hospitals(setup, 0)
    network, _ = figure.taught(setup, 0, setup.wall, setup.cell)
    again = figure.asked(network, tests)
    assert again == {name: found["numbers"][f"plain_{name}"] for name in again}
    other, _ = figure.taught(setup, 1, setup.wall, setup.cell)
    assert not torch.equal(other.answer.weight, network.answer.weight)


@pytest.mark.parametrize(("sign", "name"), [(0, "wall"), (1, "cell")])
def test_one_who_reads_a_single_sign_is_found_out_by_the_exchange(sign, name):
    tests = figure.hospitals(figure.QUICK, 0)
    patients, pictures, _ = tests["new"]
    reader = Reader(patients, pictures, sign)
    for who, seen, _ in tests.values():
        reader.known |= Reader(who, seen, sign).known
    asked = figure.asked(reader, {key: each for key, each in tests.items()})
    flips = {sign: asked[f"{sign}_flips"][0] for sign in ("wall", "cell")}
    assert flips == {"wall": 80 * (name == "wall"), "cell": 80 * (name == "cell")}
    assert asked["wall_followed"][0] == asked["wall_followed"][1] * (name == "wall")


def test_what_nobody_can_know_is_the_entropy_of_the_table():
    table = slides.table(0.95, 0.85)
    share = table / table.sum(1, keepdims=True)
    assert figure.unknown(figure.QUICK) == pytest.approx(-(table * np.log2(share)).sum())


def test_the_best_reader_of_one_hospital_guesses_and_that_of_three_reads_the_cell():
    assert figure.bounds(figure.Setup()) == pytest.approx(
        {"best_plain": 0.5, "best_two": 0.675, "best_three": 0.85}
    )


def test_scores_on_the_right_side_of_the_bound_are_right_replies():
    told = figure.told_by("map", [np.array([2, 2, 0.5]), np.array([0.1, 0.2, 3]), np.ones(3)])
    assert told["map_sensitivity"] == told["map_specificity"] == (2, 3)
    assert told["map_blank"] == (0, 3)


def test_the_exhibit_is_a_slide_about_which_wall_and_cell_disagree(found):
    assert found["exhibit"]["pair"].shape == (2, 16, 16, 3)
    assert found["exhibit"]["maps"].shape == (3, 16, 16)
    corners = found["exhibit"]["pair"][:, 0, 0].astype(int)
    assert len({tuple(corner) for corner in corners}) == 2


@pytest.mark.parametrize("width", [720, 340])
def test_it_draws(found, width):
    series = {name: np.stack([row] * 5) for name, row in found["series"].items()}
    measured = SimpleNamespace(series=series, exhibit=found["exhibit"], setup=asdict(figure.QUICK))
    page = drawing.Page(width, "en", lambda value, spec: format(value, spec))
    drawn = figure.draw(measured, figure.WORDS, page)
    assert drawn.get_size_inches()[0] * 72 == width


def test_the_maps_that_are_drawn_are_those_that_are_made():
    assert tuple(saliency.MAPS) == figure.MAPS
