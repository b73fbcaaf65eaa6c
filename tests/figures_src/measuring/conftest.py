"""A small trained network and real pictures to attack: the digits that come with scikit-learn."""

from types import SimpleNamespace

import pytest
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy, interpolate

from figures_src import training
from figures_src.models.classifier import convolutional


@pytest.fixture(scope="session")
def digits():
    """net, and the test pictures it reads correctly: images (n, 3, 16, 16), labels (n,)."""
    data = load_digits()
    images = torch.tensor(data.images, dtype=torch.float32)[:, None] / 16
    images = interpolate(images, scale_factor=2).repeat(1, 3, 1, 1)
    labels = torch.tensor(data.target)
    generator = torch.Generator().manual_seed(0)
    net = training.fit(
        convolutional(10, generator, widths=(8, 16, 32, 32)), cross_entropy,
        images[:1400], labels[:1400], steps=150, batch=64, rate=0.01, generator=generator,
    ).requires_grad_(False)  # fmt: skip
    right = net(images[1400:]).argmax(1) == labels[1400:]
    assert right.float().mean() > 0.9
    return SimpleNamespace(net=net, images=images[1400:][right], labels=labels[1400:][right])
