"""Learners learn what they are said to learn from, and what was kept comes back the same."""

import numpy as np
import pytest
import torch

from figures_src import launchers

RECIPE = (((335, 450), (11.2, 11.6), (0, 60)), 900, (10, 30), (1,), (2.0, 0.01), 50, 8, 20, 0)
ZONE = tuple(np.array(RECIPE[0]) * launchers.UNITS)


@pytest.fixture(scope="module")
def school():
    return launchers.schooled(*RECIPE)


def test_the_same_seed_learns_the_same_bit_for_bit(school):
    again = launchers.schooled(*RECIPE)
    assert all(np.array_equal(again[name], school[name], equal_nan=True) for name in school)


def test_trials_come_back_as_they_were_flown(school):
    phase, speed, angle, flights = launchers.recalled(school)
    assert flights.landed.dtype == bool
    assert ZONE[2][0] <= angle.min() <= angle.max() <= ZONE[2][1]
    assert len(phase) == len(speed) == 900


def test_networks_come_back_with_a_member_for_each_lesson(school):
    direct = launchers.again(school, "direct", 8)
    assert launchers.answers(direct, ZONE, np.zeros(3), np.full(3, 11.4)).shape == (4, 3)
    assert len(launchers.again(school, "simulator", 8).answer) == 2


def test_hindsight_shows_the_phase_that_would_have_been_met(school):
    phase, speed, angle, flights = flown = launchers.recalled(school)
    inputs, targets = launchers.lessons_direct(ZONE, flown)
    met = launchers.around(phase + flights.miss, ZONE)
    np.testing.assert_allclose(inputs[:, 0], launchers.scaled(met, ZONE[0]), atol=1e-5)
    np.testing.assert_allclose(targets, launchers.scaled(angle, ZONE[2]), atol=1e-5)


def test_copying_learns_from_landings_only(school):
    flown = launchers.recalled(school)
    assert len(launchers.lessons_landings(ZONE, flown)[1]) == flown[3].landed.sum() > 0


def test_a_plan_finds_where_a_known_simulator_does_not_miss():
    class Known(torch.nn.Module):
        """Misses by the angle's distance from the phase, both in units of the zone."""

        answer = torch.zeros(1)

        def forward(self, inputs):
            return inputs[..., 2] - inputs[..., 0]

    wanted = np.array([-0.5, 0.0, 0.7])
    phase = sum(ZONE[0]) / 2 + wanted * (ZONE[0][1] - ZONE[0][0]) / 2
    angles, looks = launchers.planned(Known(), ZONE, phase, np.full(3, 11.4), ZONE[2])
    np.testing.assert_allclose(launchers.scaled(angles[0], ZONE[2]), wanted, atol=1e-3)
    assert looks == 192


def test_training_on_its_own_trials_makes_a_network_better():
    rng, generator = np.random.default_rng(0), torch.Generator().manual_seed(0)
    flown = launchers.trials(60, rng, ZONE)
    lesson = launchers.lessons_direct(ZONE, flown)
    errors = [(launchers.taught([lesson], steps, 16, generator)(lesson[0])[:, 0] - lesson[1])
              .abs().mean().item() for steps in (1, 300)]  # fmt: skip
    assert errors[1] < errors[0] / 5
