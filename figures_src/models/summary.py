"""A classifier that must pass everything through a short summary, for a price or for nothing.

A convolutional network gives eight means and eight variances; one linear layer answers from a
draw. Each nat that the summary carries (at most: measured against one normal law for all
pictures) costs β nats of cross-entropy, the price β of the information bottleneck, so noise
drowns what does not pay. Without a price (β = 0) there is no noise, and the summary is the means.

Alemi, Fischer, Dillon and Murphy 2017, arXiv:1612.00410.
"""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from figures_src.models.classifier import convolutional

HELD = 8  # numbers of the summary
WIDTHS = (8, 16, 32, 32)


class Summary(nn.Module):
    """Pictures (n, 3, h, w) -> logits (n, answers) and the summary's length (n,), nats.

    price: β, nats for a nat; generator: torch.Generator of the first weights and of the noise in
    training. Who asks brings noise of their own, so that no question moves another's numbers.
    """

    def __init__(self, answers, price, generator):
        super().__init__()
        if price < 0:
            raise ValueError("a price is 0 or more")
        self.price, self.generator = price, generator
        self.eye = convolutional(2 * HELD, generator, WIDTHS)
        self.answer = nn.utils.skip_init(nn.Linear, HELD, answers)
        nn.init.normal_(self.answer.weight, std=HELD**-0.5, generator=generator)
        nn.init.zeros_(self.answer.bias)

    def law(self, pictures):
        """Means and spreads (n, HELD) of the draws; no spread where nothing is paid."""
        middle, spread = self.eye(pictures).chunk(2, 1)
        return middle, (0.5 * spread.clamp(-8, 4)).exp() * (self.price > 0)

    def forward(self, pictures, noise=None):
        middle, spread = self.law(pictures)
        if self.price == 0:
            return self.answer(middle), torch.zeros(len(pictures))
        length = 0.5 * (middle.square() + spread.square() - 2 * spread.log() - 1).sum(1)
        return self.answer(drawn(middle, spread, noise or self.generator)), length

    def loss(self, outputs, answers):
        """Cross-entropy and the price, nats: what `training.fit` makes small."""
        logits, length = outputs
        return cross_entropy(logits, answers) + self.price * length.mean()


def drawn(middle, spread, noise):
    """One draw of each summary, (n, HELD); noise: torch.Generator."""
    return middle + spread * torch.randn(middle.shape, generator=noise)
