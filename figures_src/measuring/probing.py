"""What a summary still holds, if not only a straight line may read it.

A small network is taught to read a label out of draws of the summary, and asked about draws of
others. Its cross-entropy on these is no less than what the summary leaves open, H(label | Z), so
that H(label) less the cross-entropy is a lower bound of I(Z; label): there is at least so much
(Barber and Agakov 2003, "The IM algorithm"). How much a reader of some kind can use is the
information that it may call its own (Xu et al. 2020, arXiv:2002.10689).
"""

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from figures_src import training

WIDTH, BATCH, RATE = 32, 200, 0.01


def reader(features, answers, generator):
    """A fresh network of two hidden layers: (n, features) -> (n, answers)."""
    widths, layers = (features, WIDTH, WIDTH, answers), []
    for before, after in zip(widths, widths[1:], strict=False):
        layer = nn.utils.skip_init(nn.Linear, before, after)
        nn.init.normal_(layer.weight, std=(2 / before) ** 0.5, generator=generator)
        nn.init.zeros_(layer.bias)
        layers += [layer, nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def reread(held, labels, there, wanted, steps, generator):
    """(bits, right): a lower bound of I(Z; label) and the share of right answers on `there`.

    held (n, features) and labels (n,): what the reader is taught; there, wanted: what it is asked.
    Labels are 0 or 1, as many of each in the world they come from, so that H(label) is one bit.
    """
    middle, spread = held.mean(0), held.std(0).clamp(min=1e-6)
    probe = training.fit(
        reader(held.shape[1], 2, generator), cross_entropy, (held - middle) / spread, labels,
        steps=steps, batch=BATCH, rate=RATE, generator=generator,
    )  # fmt: skip
    with torch.no_grad():
        logits = probe((there - middle) / spread)
    lost = float(cross_entropy(logits, wanted) / np.log(2))
    return 1 - lost, float((logits.argmax(1) == wanted).double().mean())
