"""What is planted in a summary is found, straight or bent, and never more than there is."""

import numpy as np
import pytest
import torch

from figures_src.measuring import probing, refit


def draws(count, seed, noise):
    """Two signs: the first along a line, the second as a product of two numbers; and noise."""
    generator = torch.Generator().manual_seed(seed)
    signs = torch.randint(0, 2, (3, count), generator=generator)
    one, two, three = 2.0 * signs - 1
    held = torch.stack([one, two, two * three], 1)
    return held + noise * torch.randn(held.shape, generator=generator), signs[0], signs[2]


def found(noise, label):
    (held, *labels), (there, *wanted) = draws(4000, 0, noise), draws(2000, 1, noise)
    return probing.reread(held, labels[label], there, wanted[label], 400,
                          torch.Generator().manual_seed(0))  # fmt: skip


@pytest.mark.parametrize("label", [0, 1])
def test_without_noise_a_bit_is_found_whole(label):
    bits, right = found(0.05, label)
    assert 0.98 < bits <= 1
    assert right > 0.99


def test_a_straight_line_finds_nothing_where_the_small_network_finds_the_bit():
    (held, _, labels), (there, _, wanted) = draws(4000, 0, 0.05), draws(2000, 1, 0.05)
    line = refit.last_layer(held.numpy(), labels.numpy())
    assert refit.right(line, there.numpy(), wanted.numpy()) < 0.6
    assert found(0.05, 1)[1] > 0.99


def test_of_a_sign_in_noise_no_more_is_found_than_the_channel_carries():
    """A sign of ±1 in normal noise of spread 1 carries 0.486 bits (by quadrature)."""
    x = np.linspace(-12, 14, 40001)
    law = np.exp(-((x - 1) ** 2) / 2) / np.sqrt(2 * np.pi)
    carried = 1 - np.trapezoid(law * np.log2(1 + np.exp(-2 * x)), x)
    bits, _ = found(1.0, 0)
    assert carried - 0.05 < bits < carried + 0.03


def test_what_is_not_there_is_not_found():
    held, _, _ = draws(4000, 0, 0.5)
    labels = torch.randint(0, 2, (6000,), generator=torch.Generator().manual_seed(5))
    bits, right = probing.reread(held, labels[:4000], draws(2000, 1, 0.5)[0], labels[4000:], 400,
                                 torch.Generator().manual_seed(0))  # fmt: skip
    assert bits < 0.01
    assert 0.45 < right < 0.55
