import numpy as np
import pytest

from figures_src.models import by_hand
from figures_src.worlds.strip import folded_strip


@pytest.mark.parametrize("folds", [1, 2, 5, 8])
def test_weights_written_by_hand_undo_every_fold_exactly(folds):
    positions, places = folded_strip(500, folds, np.random.default_rng(0))
    layers = by_hand.unfolder(folds)
    np.testing.assert_allclose(by_hand.run(layers, positions)[:, 0], places, atol=1e-12)


def test_one_more_fold_costs_two_layers_and_31_parameters():
    small, large = by_hand.unfolder(3), by_hand.unfolder(4)
    assert len(large) - len(small) == 2
    assert by_hand.parameters(large) - by_hand.parameters(small) == 31


def test_an_unfolder_for_fewer_folds_fails():
    positions, places = folded_strip(500, 4, np.random.default_rng(0))
    assert np.abs(by_hand.run(by_hand.unfolder(3), positions)[:, 0] - places).max() > 0.1


def test_nothing_to_undo_is_refused():
    with pytest.raises(ValueError, match="at least one fold"):
        by_hand.unfolder(0)
