import numpy as np
import pytest

from figures_src.worlds import strip


@pytest.mark.parametrize("folds", [0, 1, 2, 3, 6])
def test_every_layer_of_the_stack_holds_an_equal_piece_of_the_strip(folds):
    pieces = 2**folds
    _, layer = strip.stacked((np.arange(pieces) + 0.5) / pieces, folds)
    assert sorted(layer) == list(range(pieces))


def test_no_two_places_share_a_point_of_the_plane():
    positions, places = strip.folded_strip(2000, 4, np.random.default_rng(0))
    order = np.lexsort(positions.T)
    near = np.linalg.norm(np.diff(positions[order], axis=0), axis=1) < 1e-9
    assert not near.any() and len(np.unique(places)) == 2000


def test_neighbours_within_a_layer_stay_neighbours():
    places = np.linspace(0.26, 0.49, 50)  # one layer of a strip folded twice
    across, layer = strip.stacked(places, 2)
    assert len(set(layer)) == 1
    np.testing.assert_allclose(np.abs(np.diff(across)), 4 * np.diff(places))


def test_the_first_fold_lays_the_right_half_over_the_left():
    across, layer = strip.stacked([0.1, 0.9], 1)
    np.testing.assert_allclose(across, [0.2, 0.2])
    assert layer.tolist() == [0, 1]


@pytest.mark.parametrize("folds", [1, 3, 6])
def test_the_outline_is_one_unbroken_curve_that_never_jumps_between_layers(folds):
    curve = strip.outline(folds)
    assert curve[0, 2] == 0 and curve[-1, 2] == 1
    assert (np.diff(curve[:, 2]) >= 0).all()
    climbs = np.abs(np.diff(curve[:, 1]))
    assert climbs.max() < max(1.0, 0.2 * 2**folds)
    assert curve[:, 1].min() >= -1e-9 and curve[:, 1].max() <= 2**folds - 1 + 1e-9


def test_a_negative_number_of_folds_is_refused():
    with pytest.raises(ValueError, match="-1 times"):
        strip.stacked([0.5], -1)
