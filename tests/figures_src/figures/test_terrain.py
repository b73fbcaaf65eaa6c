"""The geographer's figure: small, it runs end to end, the same twice, and it draws both widths."""

import numpy as np
import pytest

from figures_src.figures import terrain as figure
from figures_src.worlds import journeys
from figures_src.worlds import terrain as world


@pytest.fixture(scope="module")
def found():
    return figure.measure(figure.QUICK, 0)


def test_every_claim_names_a_number_that_is_measured(found):
    assert {claim.number for claim in figure.CLAIMS.values()} <= set(found["numbers"])


def test_the_same_seed_gives_the_same_numbers_bit_for_bit(found):
    again = figure.measure(figure.QUICK, 0)
    assert again["numbers"] == found["numbers"]
    assert all(np.array_equal(again["series"][k], row) for k, row in found["series"].items())


def test_the_geographer_of_towns_and_roads_names_half_of_his_places_in_each():
    rng = np.random.default_rng(0)
    towns = journeys.found_towns(4, 5.0, 16.0, rng)
    roads = journeys.build_roads(towns, 0.2, rng)
    seen = figure.explored(figure.QUICK, towns, roads, rng)
    assert {len(places) for places in seen.values()} == {figure.QUICK.places}
    assert towns.distance(seen["towns"]).max() < 1e-6 and roads.distance(seen["roads"]).max() < 0.5
    assert (towns.distance(seen["both"][:150]) < 1e-6).all()


def test_what_is_explored_counts_as_no_miles_out():
    rng = np.random.default_rng(0)
    towns = journeys.found_towns(4, 5.0, 16.0, rng)
    roads = journeys.build_roads(towns, 0.2, rng)
    places = towns.places(50, rng)
    assert figure.miles_out("both", places, towns, roads).max() < 1e-6
    assert figure.miles_out("roads", places, towns, roads).max() > 0.5


def test_steps_have_as_many_lengths_as_they_say_and_shares_stay_shares(found):
    for name in ("along", "off", "town"):
        assert len(found["series"][name]) == len(figure.QUICK.strides)
    for name in ("wrong", "doubt", "along", "off", "town"):
        assert 0 <= np.nanmin(found["series"][name]) and np.nanmax(found["series"][name]) <= 1


def test_unexplored_places_and_explored_ones_are_all_places(found):
    numbers = found["numbers"]
    inside, every = numbers["explored"]
    assert numbers["wrong_out_both"][1] == every - inside


def test_the_land_can_be_redrawn_from_what_a_demo_gets(found):
    exhibit = found["exhibit"]
    waves = exhibit["waves"] / figure.QUICK.longest
    land = world.Land(waves, exhibit["strengths"].astype(float), exhibit["levels"].astype(float))
    again = land.biomes(world.grid(figure.QUICK.cells)).reshape(exhibit["true"].shape)
    assert np.mean(again == exhibit["true"]) > 0.999


def test_the_network_can_be_redrawn_from_what_a_demo_gets(found):
    exhibit = found["exhibit"]
    state = figure.inputs(world.grid(figure.QUICK.cells)).numpy()[None].astype(float)
    for layer in range(3):
        state = np.tanh(state) if layer else state
        state = state @ exhibit[f"weights_{layer}"] + exhibit[f"biases_{layer}"]
    odds = np.exp(state - state.max(2, keepdims=True))
    named = (odds / odds.sum(2, keepdims=True)).mean(0).argmax(1)
    assert np.mean(named.reshape(exhibit["mapped"].shape) == exhibit["mapped"]) > 0.999


def test_it_draws(found, draws):
    series = {name: np.nan_to_num(row) for name, row in found["series"].items()}
    draws(figure, found | {"series": series})
