"""Small classifiers trained side by side as one, each from a start (and perhaps places) of its own.

The same idea as `models.ensemble`, with several classes to choose from. What a committee says is
the mean of its members' probabilities; how little they agree is the warning of deep ensembles
(Lakshminarayanan, Pritzel & Blundell 2017, arXiv:1612.01474).
"""

import torch
from torch.nn import ParameterList

from figures_src.models.ensemble import first_biases, first_weights


class Committee(torch.nn.Module):
    """Fully connected networks of one shape, with tanh units; one leading axis of members.

    sizes: numbers in, units of each hidden layer, classes out; reach: scale of the first weights,
    the number of bends a first layer makes across inputs in [-1, 1]
    """

    def __init__(self, sizes, members, reach, generator):
        super().__init__()
        shapes = [(members, *pair) for pair in zip(sizes, sizes[1:], strict=False)]
        self.weights = ParameterList(first_weights(shape, generator) for shape in shapes)
        self.biases = ParameterList(
            first_biases((members, 1, size), generator) for size in sizes[1:]
        )
        with torch.no_grad():
            self.weights[0] *= reach
            self.biases[0] *= reach

    def forward(self, inputs, members=slice(None)):
        """Logits (examples, members, classes) of inputs (examples, 2) or (examples, members, 2)."""
        asked = len(self.weights[0][members])
        state = inputs.transpose(0, 1) if inputs.ndim == 3 else inputs.expand(asked, -1, -1)
        for layer, (weights, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            state = torch.tanh(state) if layer else state
            state = torch.baddbmm(bias[members], state, weights[members])
        return state.transpose(0, 1)

    def layers(self, members):
        """Some members as a list of (weights, biases) arrays, one pair per layer."""
        pairs = zip(self.weights, self.biases, strict=True)
        return [tuple(part[members].detach().numpy() for part in pair) for pair in pairs]


def cross_entropy(outputs, labels):
    """Cross-entropy in nats, averaged over the examples and summed over the members."""
    loss = torch.nn.functional.cross_entropy
    return loss(outputs.flatten(0, 1), labels.flatten(), reduction="sum") / len(outputs)
