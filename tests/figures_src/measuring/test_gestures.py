import numpy as np

from figures_src.measuring.gestures import gestured, taken_apart
from figures_src.models import by_hand


def layers(rng, widths=(2, 7, 3, 1)):
    sizes = zip(widths[:-1], widths[1:], strict=True)
    return [(rng.normal(size=size), rng.normal(size=size[1])) for size in sizes]


def test_turns_stretches_shifts_folds_and_presses_rebuild_any_network():
    rng = np.random.default_rng(0)
    network, points = layers(rng), rng.normal(size=(100, 2))
    np.testing.assert_allclose(gestured(network, points), by_hand.run(network, points), atol=1e-12)


def test_the_turns_keep_every_length():
    first, stretch, second, _ = taken_apart(*layers(np.random.default_rng(1))[0])
    np.testing.assert_allclose(first.T @ first, np.eye(2), atol=1e-12)
    np.testing.assert_allclose(second @ second.T, np.eye(2), atol=1e-12)
    assert (stretch > 0).all()


def test_without_the_fold_the_network_is_not_rebuilt():
    rng = np.random.default_rng(0)
    network, points = layers(rng), rng.normal(size=(100, 2))
    straight = points
    for weights, bias in network:
        straight = straight @ weights + bias
    assert np.abs(straight - gestured(network, points)).max() > 0.1
