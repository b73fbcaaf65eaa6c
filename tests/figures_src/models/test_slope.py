import pytest
import torch
from torch.nn.functional import one_hot

from figures_src.measuring import attacks
from figures_src.models.classifier import convolutional
from figures_src.models.slope import Slope


@pytest.mark.parametrize("size", (32, 33, 64))
def test_it_gives_what_autograd_gives(size):
    generator = torch.Generator().manual_seed(1)
    model = convolutional(7, generator)
    pictures = torch.rand(5, 3, size, size, generator=generator)
    model(pictures)  # moves the batch statistics from where they start
    model.eval().requires_grad_(False)
    labels = torch.tensor([0, 1, 6, 3, 3])
    logits, slope = Slope(model)(pictures, one_hot(labels, 7).float())
    wanted = attacks.slope(model, pictures, attacks.towards(labels))
    assert torch.allclose(logits, model(pictures), rtol=0, atol=1e-5)
    assert wanted.abs().max() > 1e-3
    assert torch.allclose(slope, wanted, rtol=0, atol=1e-5)
