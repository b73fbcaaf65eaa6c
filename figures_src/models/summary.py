"""A classifier that must pass everything through a short summary, with or without a toll.

A convolutional network gives eight means and eight variances; one linear layer answers from a
draw. Each nat that the summary carries (at most: measured against one normal law for all
pictures) costs β nats of cross-entropy, so noise drowns what does not pay. Without a toll
(β = 0) there is no noise, and the summary is the means alone.

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

    toll: β; generator: torch.Generator of the first weights and of all noise
    """

    def __init__(self, answers, toll, generator):
        super().__init__()
        if toll < 0:
            raise ValueError("a toll is 0 or more")
        self.toll, self.generator = toll, generator
        self.eye = convolutional(2 * HELD, generator, WIDTHS)
        self.answer = nn.utils.skip_init(nn.Linear, HELD, answers)
        nn.init.normal_(self.answer.weight, std=HELD**-0.5, generator=generator)
        nn.init.zeros_(self.answer.bias)

    def held(self, pictures):
        """The summary (n, HELD), a new draw each time, and its length (n,), nats."""
        middle, spread = self.eye(pictures).chunk(2, 1)
        if self.toll == 0:
            return middle, torch.zeros(len(pictures))
        spread = spread.clamp(-8, 4)
        length = 0.5 * (middle.square() + spread.exp() - spread - 1).sum(1)
        noise = torch.randn(middle.shape, generator=self.generator)
        return middle + (0.5 * spread).exp() * noise, length

    def forward(self, pictures):
        summary, length = self.held(pictures)
        return self.answer(summary), length

    def loss(self, outputs, answers):
        """Cross-entropy and the toll, nats: what `training.fit` makes small."""
        logits, length = outputs
        return cross_entropy(logits, answers) + self.toll * length.mean()
