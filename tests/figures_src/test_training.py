"""Training learns, repeats bit for bit, and shows every example before it shows one twice."""

import pytest
import torch

from figures_src import training


def trained(seed, threads=1):
    torch.set_num_threads(threads)
    generator = torch.Generator().manual_seed(seed)
    inputs = torch.randn(64, 3, generator=generator)
    targets = inputs @ torch.tensor([[1.0], [-2.0], [0.5]])
    torch.manual_seed(seed)
    model = torch.nn.Linear(3, 1)
    training.fit(
        model, torch.nn.functional.mse_loss, inputs, targets,
        steps=300, batch=16, rate=0.1, generator=generator,
    )  # fmt: skip
    return model, torch.nn.functional.mse_loss(model(inputs), targets)


def test_a_line_is_learned():
    assert trained(0)[1] < 1e-4


def test_the_same_seed_gives_the_same_bits():
    first, second = trained(1)[0], trained(1)[0]
    assert torch.equal(first.weight, second.weight)


def test_another_seed_gives_other_weights():
    assert not torch.equal(trained(1)[0].weight, trained(2)[0].weight)


@pytest.mark.parametrize(("examples", "batch"), [(10, 5), (10, 4), (3, 8)])
def test_every_example_is_seen_before_any_is_seen_twice(examples, batch):
    generator = torch.Generator().manual_seed(0)
    batches = list(training.minibatches(examples, batch, 10, generator))
    assert len(batches) == 10 and all(len(chosen) == min(batch, examples) for chosen in batches)
    seen = torch.cat(batches)
    for start in range(0, len(seen) - examples, examples):
        assert len(set(seen[start : start + examples].tolist())) == examples
