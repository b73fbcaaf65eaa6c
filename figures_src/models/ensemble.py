"""Many small networks trained as one: every weight carries a leading axis of members.

A network of three units costs the machine almost nothing but the call itself. Hundreds of
them side by side, as one batched product, cost hardly more. Members never touch each other:
each has its own weights, its own loss and its own steps (Adam works entry by entry), so a
member learns what it would have learnt alone from the same minibatches. Members may differ in
depth: the shallowest come first, and leave with their answer while the others go on.
"""

import torch
from torch.nn import Parameter, ParameterList


def sign(inputs):
    """-1 or +1 forwards; backwards the slope of a clipped line, since its own is zero.

    The straight-through gradient of Bengio et al. (2013), arXiv:1308.3432, clipped as in
    Courbariaux et al. (2016), arXiv:1602.02830.
    """
    line = inputs.clamp(-1, 1)
    return line + (torch.where(inputs >= 0, 1.0, -1.0).to(inputs) - line).detach()


ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh, "sign": sign}


class Ensemble(torch.nn.Module):
    """Fully connected networks from `inputs` numbers to one number, one per member.

    width: units in each hidden layer; depths: hidden layers of each member, shallowest first
    activation: a key of `ACTIVATIONS`, the same in every hidden layer
    generator: torch.Generator for the first weights
    """

    def __init__(self, inputs, width, depths, activation, generator):
        super().__init__()
        if activation not in ACTIVATIONS:
            raise ValueError(f"unknown activation {activation!r}: one of {sorted(ACTIVATIONS)}")
        if width < 1 or not depths or min(depths) < 1 or list(depths) != sorted(depths):
            raise ValueError("an ensemble needs a width and depths of at least 1, shallowest first")
        self.activation = activation
        self.leave = [list(depths).count(depth + 1) for depth in range(max(depths))]
        stay = [sum(self.leave[layer:]) for layer in range(max(depths))]  # members in each layer
        fans = [inputs] + [width] * (len(stay) - 1)
        self.weights = ParameterList(
            first_weights((members, fan, width), generator)
            for members, fan in zip(stay, fans, strict=True)
        )
        self.biases = ParameterList(first_biases((n, 1, width), generator) for n in stay)
        self.answer = Parameter(first_weights((len(depths), width, 1), generator))
        self.offset = Parameter(torch.zeros(len(depths), 1, 1))

    def states(self, inputs):
        """What each hidden layer holds: a list of (members that reach it, examples, width).

        inputs: (examples, inputs) shown to all, or (examples, members, inputs) to each its own.
        """
        members = len(self.answer)
        state = inputs.transpose(0, 1) if inputs.ndim == 3 else inputs.expand(members, -1, -1)
        kept, fire = [], ACTIVATIONS[self.activation]
        for leave, weights, bias in zip([0, *self.leave], self.weights, self.biases, strict=False):
            state = fire(torch.baddbmm(bias, state[leave:], weights))
            kept.append(state)
        return kept

    def held(self, inputs):
        """What each member's own last hidden layer holds: (members, examples, width)."""
        states = zip(self.states(inputs), self.leave, strict=True)
        return torch.cat([state[:leave] for state, leave in states])

    def forward(self, inputs):
        """One number per example and member: (examples, members)."""
        return torch.baddbmm(self.offset, self.held(inputs), self.answer)[..., 0].T

    def member(self, index):
        """One member as a list of (weights, bias) per layer, float64 arrays, the answer last."""
        layers, within = [], index
        for leave, weights, bias in zip(self.leave, self.weights, self.biases, strict=True):
            layers.append((weights[within], bias[within, 0]))
            within -= leave
            if within < 0:
                break
        layers.append((self.answer[index], self.offset[index, 0]))
        return [tuple(part.detach().double().numpy() for part in layer) for layer in layers]


def first_weights(shape, generator):
    """Normal weights of variance 2 / fan in (He et al. 2015, arXiv:1502.01852)."""
    return torch.randn(shape, generator=generator) * (2 / shape[-2]) ** 0.5


def first_biases(shape, generator):
    """Biases between -1/2 and 1/2, so that the first folds do not all cross the middle."""
    return torch.rand(shape, generator=generator) - 0.5


def logistic(outputs, targets):
    """Logistic loss, averaged over the examples and summed over the members.

    outputs: (examples, members) in logits; targets: 0 or 1, the same shape, or (examples,).
    """
    targets = targets if targets.ndim == 2 else targets[:, None].expand_as(outputs)
    loss = torch.nn.functional.binary_cross_entropy_with_logits
    return loss(outputs, targets.to(outputs), reduction="sum") / len(outputs)


def squared(outputs, targets):
    """Squared error, averaged over the examples and summed over the members; as `logistic`."""
    targets = targets if targets.ndim == 2 else targets[:, None]
    return (outputs - targets).square().sum() / len(outputs)
