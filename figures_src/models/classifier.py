"""The classifier of the menagerie: four convolutions, one average, one linear layer.

The average over all places at the end lets the same network read 32 or 64 pixels. Its three
strides of two keep it cheap enough to be attacked millions of times on one core. Batch
normalisation (Ioffe & Szegedy 2015, arXiv:1502.03167) is used in training only: in `eval`,
where every measurement is made, it is a fixed scale and shift, so a picture's answer never
depends on its neighbours in the batch.
"""

from torch import nn

WIDTHS = (16, 32, 64, 112)  # channels after each convolution: 89,000 weights for seven classes


def convolutional(classes, generator, widths=WIDTHS):
    """A fresh network: pictures (n, 3, h, w) in [0, 1] -> logits (n, classes)."""
    layers, before = [], 3
    for width, stride in zip(widths, (2, 2, 2, 1), strict=True):
        layers += [_convolution(before, width, stride, generator), nn.BatchNorm2d(width)]
        layers.append(nn.ReLU())
        before = width
    head = nn.utils.skip_init(nn.Linear, before, classes)
    nn.init.normal_(head.weight, std=before**-0.5, generator=generator)
    nn.init.zeros_(head.bias)
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), head)


def _convolution(before, after, stride, generator):
    """A 3 x 3 convolution whose weights come from `generator` (He et al. 2015)."""
    layer = nn.utils.skip_init(nn.Conv2d, before, after, 3, stride=stride, padding=1, bias=False)
    nn.init.kaiming_normal_(layer.weight, nonlinearity="relu", generator=generator)
    return layer


def mean_colour(classes, generator):
    """The audit: a linear reading of the picture's mean colour, blind to every shape."""
    head = nn.utils.skip_init(nn.Linear, 3, classes)
    nn.init.zeros_(head.bias)
    nn.init.normal_(head.weight, generator=generator)
    return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.BatchNorm1d(3), head)
