"""The slope of a classifier written as one more forward pass, for runtimes that cannot go back.

A derivative by backpropagation, layer by layer and by hand: a convolution goes back as a transposed
convolution, a ReLU as the mask of what was above nought, a fixed batch normalisation as its scale,
an average as an even spread. Source: Rumelhart, Hinton and Williams 1986, Nature 323, 533-536.
"""

import torch
from torch import nn
from torch.nn.functional import conv_transpose2d


class Slope(nn.Module):
    """pictures (n, 3, h, w) and wanted (n, classes) -> logits (n, classes), slope (n, 3, h, w).

    wanted: 1 for the class asked about, else 0; the slope is that of its log-odds,
    log p / (1 - p), by the pictures: logits per unit of brightness.
    model: a `classifier.convolutional` in `eval`
    """

    def __init__(self, model):
        super().__init__()
        *body, self.mean, self.flat, self.head = model
        self.blocks = nn.ModuleList(
            nn.Sequential(*body[start : start + 3]) for start in range(0, len(body), 3)
        )

    def forward(self, pictures, wanted):
        seen = [pictures]
        for block in self.blocks:
            seen.append(block(seen[-1]))
        logits = self.head(self.flat(self.mean(seen[-1])))
        spread = (pull(logits, wanted) @ self.head.weight)[..., None, None]
        slope = spread / (seen[-1].shape[2] * seen[-1].shape[3])
        for block, before, after in zip(self.blocks[::-1], seen[-2::-1], seen[:0:-1], strict=True):
            slope = back(block, slope * (after > 0), before)
        return logits, slope


def pull(logits, wanted):
    """d log-odds / d logits (n, classes): the class against the others, each by its share."""
    return wanted - (logits - 1e9 * wanted).softmax(1)


def back(block, slope, before):
    """From a slope behind a block's batch normalisation to the slope by the block's input."""
    convolution, normal, _ = block
    scale = normal.weight * torch.rsqrt(normal.running_var + normal.eps)
    stride = convolution.stride[0]
    left_over = (before.shape[2] - 1) % stride  # rows that the last stride did not reach
    return conv_transpose2d(
        slope * scale[:, None, None], convolution.weight,
        stride=stride, padding=convolution.padding, output_padding=left_over,
    )  # fmt: skip
