"""A residual network whose every layer lives in three dimensions.

Layer l moves each point by a small hidden layer's advice and changes nothing else:

    x_{l+1} = x_l + W2_l · tanh(W1_l · x_l + b1_l) + b2_l        x_l in R³, hidden width h

with W1_l of shape (h, 3), b1_l of (h,), W2_l of (3, h) and b2_l of (3,); no scaling, no
normalisation, no read-out. So what is drawn of a layer is its state itself and not a projection
of it, and the last state is the answer. The arrays that `weights` returns are these letters.

He et al. (2016), "Deep Residual Learning for Image Recognition", arXiv:1512.03385.
"""

import torch
from torch import nn
from torch.nn import functional


class Residual(nn.Module):
    """A chain of `layers` residual layers with `hidden` units each; (points, 3) -> (points, 3).

    generator: torch.Generator that draws the first weights. W1 starts with entries of standard
    deviation 1, b1 uniform in -2 … 2, W2 small (so that the untrained network nearly does nothing).
    """

    def __init__(self, layers, hidden, generator):
        super().__init__()
        if layers < 1 or hidden < 1:
            raise ValueError("a residual network needs at least one layer and one hidden unit")
        draw = {"generator": generator}
        self.weights_in = nn.Parameter(torch.randn(layers, hidden, 3, **draw))
        self.bias_in = nn.Parameter(4 * torch.rand(layers, hidden, **draw) - 2)
        small = 0.1 / hidden**0.5
        self.weights_out = nn.Parameter(small * torch.randn(layers, 3, hidden, **draw))
        self.bias_out = nn.Parameter(torch.zeros(layers, 3))

    def forward(self, points):
        return self.states(points)[-1]

    def states(self, points):
        """The points before the first layer and after each: a list of layers + 1 tensors (…, 3)."""
        states = [points]
        for w1, b1, w2, b2 in zip(*self.parameters(), strict=True):
            hidden = torch.tanh(functional.linear(states[-1], w1, b1))
            states.append(states[-1] + functional.linear(hidden, w2, b2))
        return states


def rounded(model):
    """Round the weights to float16 in place, so that those kept are those measured."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.half().float())
    return model


def weights(model):
    """The parameters by name as float16 arrays: weights_in, bias_in, weights_out, bias_out."""
    return {name: p.detach().half().numpy() for name, p in model.named_parameters()}
