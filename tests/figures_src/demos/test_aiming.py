"""Each learner aims by hand as it aims in the figure, before and after one new flight."""

import math

import numpy as np
import pytest
import torch

from figures_src import launchers
from figures_src.demos import aiming, flight
from figures_src.measuring import gravitation, landing
from figures_src.models.ensemble import Ensemble
from figures_src.worlds import flight as world

ZONE = ((math.radians(335), math.radians(450)), (11.2, 11.6), (0.0, math.radians(60)))
LIMITS = (-math.radians(80), math.radians(80))
LAUNCH = (6.85, 11.4, 0.52)


def both(inputs):
    """An untrained network of the figure, and the same for the demo."""
    theirs = Ensemble(inputs, 32, (2,), "tanh", torch.Generator().manual_seed(inputs))
    kept = {f"net.{name}": part[0].tolist() for name, part in theirs.state_dict().items()}
    return theirs, aiming.net(kept, "net")


def days(count, seed=0):
    rng = np.random.default_rng(seed)
    return rng.uniform(-4, 9, count), rng.uniform(10.9, 12.9, count)


def test_a_direct_network_answers_the_same():
    theirs, ours = both(2)
    phases, speeds = days(30)
    said = np.clip(launchers.answers(theirs, ZONE, phases, speeds)[0], *LIMITS)
    for phase, speed, angle in zip(phases, speeds, said, strict=True):
        assert aiming.answered(ours, ZONE, phase, speed, LIMITS) == pytest.approx(angle, abs=1e-5)


def test_a_simulator_plans_the_same():
    """Candidates of the last look lie 3e-5 radians apart, and float32 may take a neighbour."""
    theirs, ours = both(3)
    phases, speeds = days(8)
    plans = launchers.planned(theirs, ZONE, phases, speeds, LIMITS)[0][0]
    for phase, speed, angle in zip(phases, speeds, plans, strict=True):
        chosen = aiming.planned(ours, ZONE, phase, speed, LIMITS)
        assert chosen == pytest.approx(angle, abs=1e-4)


def test_the_law_aims_the_same_and_knows_where_none_does():
    phases, speeds = days(40, 1)
    angles, _ = gravitation.aimed(phases, speeds, world.Gravity(), LIMITS)
    assert 5 < np.isnan(angles).sum() < 35
    for phase, speed, angle in zip(phases, speeds, angles, strict=True):
        ours = aiming.aimed(flight.world(), phase, speed, LIMITS)
        assert (ours is None) if np.isnan(angle) else ours == pytest.approx(angle, abs=1e-5)


@pytest.mark.parametrize("miss", [-0.1, 0.2])
def test_networks_move_to_fit_one_flight_as_in_the_figure(miss):
    flown = *np.array(LAUNCH)[:, None], world.Flights(np.array([miss]), np.array([False]), None)
    for inputs, lessons, moved in ((2, launchers.lessons_direct, aiming.moved),
                                   (3, launchers.lessons_simulator, aiming.corrected)):  # fmt: skip
        theirs, ours = both(inputs)
        shifted = landing.shifted(theirs, lessons(ZONE, flown), 0)
        offset = moved(ours, ZONE, LAUNCH, miss).offset
        assert offset == pytest.approx(shifted.offset.item(), abs=1e-5)


@pytest.mark.parametrize("earth", [0.95, 0.97, 1.0, 1.03, 1.05])
def test_the_law_is_refitted_at_least_as_well_as_in_the_figure(earth):
    sky = flight.world(earth)
    seen = aiming.tracked(LAUNCH, sky)
    ours = aiming.fitted(flight.world(), LAUNCH, seen, sky.rate)
    places = np.array([(place.real, place.imag) for place in seen])[..., None]
    launch = tuple(np.array([part]) for part in LAUNCH)
    theirs, _ = gravitation.fitted(launch, places, np.array(aiming.FIXES), rate=sky.rate)

    def wrong(law):
        found = flight.places(*LAUNCH, aiming.FIXES, flight.Gravity(law.earth, law.moon, sky.rate))
        return sum(abs(a - b) ** 2 for a, b in zip(seen, found, strict=True))

    assert wrong(ours) <= wrong(theirs) * 1.01
    assert ours.earth == pytest.approx(sky.earth, rel=1e-3)
