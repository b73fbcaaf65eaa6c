"""The one way to train: minibatches, Adam, a cosine that ends at zero.

Nothing here is global: the order of the examples comes from the generator that is passed in,
and one thread does one training, so the same seed gives the same weights bit for bit however
many trainings run beside it (https://pytorch.org/docs/stable/notes/randomness.html).
"""

import torch


def fit(model, loss, inputs, targets, *, steps, batch, rate, generator):
    """Train `model` in place and return it.

    model: a torch module
    loss: function (outputs, targets) -> scalar tensor; an ensemble sums over its members
    inputs, targets: tensors whose first axis is the example
    steps: number of gradient steps; batch: examples in each; rate: the highest learning rate
    generator: torch.Generator that draws the minibatches
    """
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    model.train()
    for chosen in minibatches(len(inputs), batch, steps, generator):
        optimizer.zero_grad(set_to_none=True)
        loss(model(inputs[chosen]), targets[chosen]).backward()
        optimizer.step()
        schedule.step()
    return model.eval()


def minibatches(examples, batch, steps, generator):
    """Yield `steps` index tensors of `batch` examples, every example once before any twice."""
    batch = min(batch, examples)
    order = torch.empty(0, dtype=torch.long)
    for _ in range(steps):
        if len(order) < batch:
            order = torch.cat([order, torch.randperm(examples, generator=generator)])
        yield order[:batch]
        order = order[batch:]
