"""Steps from real scenes: along the map they cost few nats, off it what their length says."""

import numpy as np
import pytest
import torch

from figures_src.measuring import departures
from figures_src.worlds import menagerie
from figures_src.worlds.menagerie import prior

SIGMA = 1 / 255


SCENES = menagerie.sample(3, np.random.default_rng(0))  # of three species


def classifier(images):
    """A linear reader: how like each picture is to one template of every class."""
    templates = torch.full((7, 3072), 0.5)
    templates[SCENES.label] = menagerie.render(SCENES).flatten(1)
    return 2 * images.flatten(1) @ templates.T - templates.square().sum(1)


@pytest.fixture(scope="module")
def place():
    taught = prior.of(menagerie.sample(500, np.random.default_rng(1)))
    return departures.at(SCENES, 32, taught, SIGMA, 2)


@pytest.fixture(scope="module")
def ways(place):
    return departures.directions(place, classifier, torch.Generator().manual_seed(0))


def test_there_is_a_direction_for_every_kind(ways):
    assert set(ways) == set(departures.KINDS)


@pytest.mark.parametrize("kind", ["gauss", "signs", "blur", "adversarial"])
def test_off_the_map_the_nats_are_the_squared_length_across_it(place, ways, kind):
    found, _, _ = departures.taken(place, classifier, kind, ways[kind], 0.5, 2)
    wanted = found["across"].square() / (2 * SIGMA**2)
    torch.testing.assert_close(found["nats"], wanted, rtol=0.06, atol=1)


@pytest.mark.parametrize("kind", ["natural", "pose"])
def test_an_ordinary_step_along_the_map_costs_almost_nothing(place, ways, kind):
    found, _, _ = departures.taken(place, classifier, kind, ways[kind], 0.5, 2)
    assert (found["nats"] < 10).all()


def test_what_is_sought_on_the_map_uses_more_of_the_lead_than_what_is_not(place, ways):
    used = {kind: departures.taken(place, classifier, kind, ways[kind], 0.5, 0)[0]["linear"]
            for kind in ("sought", "natural")}  # fmt: skip
    assert (used["sought"] > used["natural"]).all()


def test_a_linear_reader_is_foretold_exactly_where_one_rival_stays_ahead(place, ways):
    found, _, _ = departures.taken(place, classifier, "signs", ways["signs"], 0.01, 0)
    torch.testing.assert_close(found["used"], found["linear"], rtol=0.01, atol=1e-4)


def test_the_map_stretches_by_less_than_the_steps_cost(place, ways):
    theta, _ = departures.step(place, "pose", ways["pose"], 0.5)
    assert place.volume_change(place.scenes.theta).abs().max() < 1e-3
    assert place.volume_change(theta).abs().max() < 10
