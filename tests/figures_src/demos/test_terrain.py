"""The land is the figure's, and nothing of it is uncovered before the reader has guessed."""

import base64
import json

import numpy as np
import pytest

from figures_src.demos import geographer, stage, terrain
from figures_src.worlds import terrain as world
from scripts.demos import bundle, weights
from scripts.engine import waist


@pytest.fixture(scope="module")
def measured():
    return waist.read("terrain")


@pytest.fixture(scope="module")
def ready(measured):
    kept = weights.weights(terrain, measured)
    return stage.Stage("terrain", kept, json.dumps(terrain.WORDS))


def said(ready, **state):
    return bundle.played(ready, state)["live"]


def printed(ready, **state):
    """(colours, cover) of the map: (81, 81, 3) and (81, 81), from the north."""
    (image,) = [
        layer for layer in bundle.played(ready, state)["layers"] if layer["kind"] == "image"
    ]
    rgb, cover = (
        np.frombuffer(base64.b64decode(image[part]), np.uint8) for part in ("rgb", "cover")
    )
    side = geographer.FINE
    return rgb.reshape(side, side, 3), cover.reshape(side, side)


def test_the_land_is_the_figures(ready, measured):
    setup, arrays = measured.setup, measured.exhibit
    land = world.Land(arrays["waves"] / setup["longest"], arrays["strengths"], arrays["levels"])
    east, north = np.meshgrid(geographer.MILES, geographer.MILES)
    true = land.biomes(np.stack([east.ravel(), north.ravel()], 1))
    assert list(ready.weights.names) == true.tolist()
    assert ready.weights.radius == setup["radius"]


def test_six_circles_were_walked_before_the_reader_comes(ready):
    assert len(geographer.walked(terrain.initial(ready.weights)["walked"])) == 6
    made = geographer.drawn(ready.weights, geographer.walked(terrain.OPENING))
    assert f"walked circles over {made.explored:.0%} of the land" in said(ready)
    assert 0 < made.explored < 0.06  # of six circles with a radius of 5 miles


def test_a_circle_more_is_more_of_the_land(ready):
    shares = [said(ready, walked=terrain.OPENING + more) for more in ("", "10,90;", "10,90;90,10;")]
    found = [int(share.split("over ")[1].split("%")[0]) for share in shares]
    assert found == sorted(found) and found[0] < found[-1]


@pytest.mark.parametrize("guess", terrain.GUESSES)
def test_the_score_is_told_after_the_guess(ready, guess):
    assert "expected" not in said(ready)
    assert said(ready, guess=guess).endswith(f"You expected: {terrain.WORDS[guess]}.")


@pytest.mark.parametrize("shown", ["land", "wrong"])
def test_what_was_not_walked_is_covered_until_the_guess(ready, shown):
    made = geographer.drawn(ready.weights, geographer.walked(terrain.OPENING))
    known = np.reshape(made.known, (geographer.FINE,) * 2)[::-1]
    before, after = (printed(ready, shown=shown, guess=guess)[1] for guess in ("", "coin"))
    assert not before[~known].any()
    assert after.all()


def test_the_map_fades_where_the_makers_disagree(ready):
    made = geographer.drawn(ready.weights, geographer.walked(terrain.OPENING))
    spread = np.reshape(made.spread, (geographer.FINE,) * 2)[::-1]
    cover = printed(ready)[1].astype(int)
    order = spread.ravel().argsort()
    assert (np.diff(cover.ravel()[order]) <= 0).all()
    assert cover.max() > cover.min()


def test_mistakes_are_red_and_everything_else_is_not(ready):
    made = geographer.drawn(ready.weights, geographer.walked(terrain.OPENING))
    wrong = np.reshape(np.array(made.names) != ready.weights.names, (geographer.FINE,) * 2)[::-1]
    colours = printed(ready, shown="wrong", guess="two")[0]
    assert ((colours == terrain.WRONG).all(2) == wrong).all()


def test_north_is_up():
    assert terrain._at(0, 0) == (terrain.LEFT, terrain.TOP + terrain.HIGH)
    assert terrain._at(100, 100) == (terrain.LEFT + terrain.WIDE, terrain.TOP)
