"""What a committee says: its mean, its sureness, and the nats by which it disagrees."""

import numpy as np
import pytest
import torch
from scipy import stats

from figures_src.measuring import warning


def shares(*members):
    return torch.tensor([list(members)], dtype=torch.float64)


def test_disagreement_is_zero_among_those_who_doubt_alike():
    assert warning.disagreement(shares([0.5, 0.5], [0.5, 0.5])).item() == pytest.approx(0)


def test_disagreement_of_two_who_are_sure_of_different_things_is_one_bit():
    each = warning.disagreement(shares([1.0, 0.0], [0.0, 1.0]))
    assert each.item() == pytest.approx(np.log(2))


def test_disagreement_is_the_mean_divergence_from_the_mean():
    members = torch.rand(7, 4, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    members /= members.sum(2, keepdim=True)
    mean = members.mean(1, keepdim=True).expand_as(members)
    by_scipy = stats.entropy(members.numpy(), mean.numpy(), axis=2).mean(1)
    np.testing.assert_allclose(warning.disagreement(members), by_scipy, atol=1e-12)


def test_the_committee_names_what_its_mean_finds_likeliest():
    each = shares([0.6, 0.4, 0.0], [0.0, 0.4, 0.6], [0.3, 0.5, 0.2])
    assert warning.answers(each).item() == 1
    assert warning.sureness(each).item() == pytest.approx(1.3 / 3)


def test_a_warning_that_knows_gets_one_and_distance_is_a_warning_of_its_own():
    agree, differ = shares([0.9, 0.1], [0.9, 0.1]), shares([0.9, 0.1], [0.2, 0.8])
    opinions = torch.cat([agree, agree, differ])
    wrong = np.array([False, False, True])
    alarms = warning.alarms(opinions, torch.tensor([3.0, 2.0, 1.0]), wrong)
    assert alarms["disagreement"] == 1 and alarms["distance"] == 0


def test_asking_in_parts_changes_nothing():
    from figures_src.models.committee import Committee

    committee = Committee((2, 4, 3), 2, 1.0, torch.Generator().manual_seed(0))
    places = torch.rand(10, 2, generator=torch.Generator().manual_seed(1))
    whole = warning.opinions(committee, places, slice(0, 2))
    torch.testing.assert_close(warning.opinions(committee, places, slice(0, 2), chunk=3), whole)
    torch.testing.assert_close(whole.sum(2), torch.ones(10, 2))
