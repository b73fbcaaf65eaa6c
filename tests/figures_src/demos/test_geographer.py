"""What was walked is known, what is walked twice is noted once, and the map is scored elsewhere."""

from math import hypot

import numpy as np
import pytest
from scipy.interpolate import RegularGridInterpolator
from sklearn.metrics import roc_auc_score

from figures_src.demos import country, geographer
from figures_src.worlds import terrain

RADIUS = 5.0
FEW, MORE = ((20, 24), (72, 84)), ((20, 24), (72, 84), (48, 50), (0, 100))


@pytest.fixture(scope="module")
def ground():
    waves = terrain.lattice(150.0, 25.0)
    true = terrain.draw_land(waves, 0.8, np.random.default_rng(4))
    cycles = np.round(true.waves * 150).astype(int).tolist()
    land = country.land(cycles, true.strengths.tolist(), tuple(true.levels), 150.0)
    return geographer.ground(land, RADIUS)


def places():
    return [(east, north) for north in geographer.MILES for east in geographer.MILES]


def test_an_address_is_read_as_places_each_once():
    assert geographer.walked("20,24;30,78;20,24;") == ((20, 24), (30, 78))
    assert geographer.walked("") == ()


def test_places_beyond_the_land_and_letters_do_no_harm():
    assert geographer.walked("999,50;east,3;1,2;nonsense") == ((100, 50), (1, 2))


def test_between_two_rows_lies_their_middle():
    coarse = np.random.default_rng(0).normal(size=(41, 41))
    miles = geographer.MILES[::2]
    between = RegularGridInterpolator((miles, miles), coarse)
    fine = np.array(geographer.finer(coarse.ravel().tolist())).reshape(81, 81)
    east, north = np.meshgrid(geographer.MILES, geographer.MILES)
    assert fine == pytest.approx(between((north, east)))


def test_known_is_what_lies_in_a_walked_circle(ground):
    made = geographer.drawn(ground, MORE)
    expected = [any(hypot(x - a, y - b) <= RADIUS for a, b in MORE) for x, y in places()]
    assert made.known == expected


def test_who_walks_more_knows_more(ground):
    nothing, few, more = (geographer.drawn(ground, walks) for walks in ((), FEW, MORE))
    assert nothing.explored == 0 < few.explored < more.explored < 1


def test_the_scores_are_those_of_the_places_not_walked(ground):
    """Counted anew, at every second place of every second row."""
    made = geographer.drawn(ground, MORE)
    said, true, known, spread = (
        np.reshape(part, (81, 81))[::2, ::2].ravel()
        for part in (made.names, ground.names, made.known, made.spread)
    )
    wrong = said[~known] != true[~known]
    assert made.wrong == pytest.approx(wrong.mean())
    assert made.explored == pytest.approx(known.mean())
    assert made.alarm == pytest.approx(roc_auc_score(wrong, spread[~known]))


def test_a_whole_land_walked_leaves_nothing_to_be_wrong_about(ground):
    wide = geographer.Ground(ground.land, ground.names, 200.0)
    made = geographer.drawn(wide, ((50, 50),))
    assert (made.explored, made.wrong, made.alarm) == (1, 0, 0.5)


def test_the_map_fits_its_notes_better_than_the_rest(ground):
    made = geographer.drawn(ground, MORE)
    right = np.array(made.names) == np.array(ground.names)
    known = np.array(made.known)
    assert right[known].mean() > right[~known].mean()


def test_names_on_the_map_are_names(ground):
    assert set(geographer.drawn(ground, FEW).names) <= set(range(len(country.NAMES)))
