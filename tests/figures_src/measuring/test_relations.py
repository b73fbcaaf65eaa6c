"""Any ranking of pairs fits into one dimension less than there are things, few into fewer."""

import numpy as np

from figures_src.measuring import relations


def test_places_on_a_plane_need_two_dimensions():
    rng = np.random.default_rng(0)
    places = rng.normal(size=(30, 2))
    squares = ((places[:, None] - places) ** 2).sum(2)
    shares = relations.kept(squares, [1, 2, 29], rng)
    assert shares[0] < 0.9 and shares[1] > 0.999
    assert relations.needed(shares, [1, 2, 29]) == 2


def test_random_relations_need_all_of_them():
    rng = np.random.default_rng(1)
    chance = np.triu(rng.uniform(1, 2, (30, 30)), 1)
    shares = relations.kept(chance + chance.T, [2, 29], rng)
    assert shares[0] < 0.8 and shares[1] == 1


def test_the_added_constant_makes_distances_of_dissimilarities():
    chance = np.triu(np.random.default_rng(2).uniform(1, 2, (20, 20)), 1)
    lowest = np.linalg.eigvalsh(-relations.centred(relations.euclidean(chance + chance.T)))[0]
    assert lowest > -1e-9
