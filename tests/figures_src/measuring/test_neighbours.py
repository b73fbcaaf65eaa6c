"""No change shorter than the certificate moves a picture to another class's nearest neighbour."""

import pytest
import torch
from sklearn.neighbors import KNeighborsClassifier

from figures_src.measuring import neighbours


@pytest.fixture
def cloud():
    generator = torch.Generator().manual_seed(3)
    examples = torch.randn(80, 6, generator=generator)
    names = torch.randint(0, 3, (80,), generator=generator)
    asked = torch.randn(40, 6, generator=generator)
    return examples, names, asked, generator


def test_where_the_certificate_is_above_zero_scikit_learn_reads_the_label(cloud):
    examples, names, asked, _ = cloud
    reader = KNeighborsClassifier(1).fit(examples.numpy(), names.numpy())
    said = torch.tensor(reader.predict(asked.numpy()))
    for label in range(3):
        labels = torch.full((40,), label)
        safe = neighbours.certificate(asked, labels, examples, names)
        assert torch.equal(safe > 0, said == label)


def test_inside_the_certificate_nothing_changes_and_it_is_nearly_tight(cloud):
    examples, names, asked, generator = cloud
    reader = KNeighborsClassifier(1).fit(examples.numpy(), names.numpy())
    labels = torch.tensor(reader.predict(asked.numpy()))
    safe = neighbours.certificate(asked, labels, examples, names)
    ways = torch.randn(300, 40, 6, generator=generator)
    ways = ways / ways.norm(dim=2, keepdim=True)
    inside = asked + 0.999 * safe[:, None] * ways
    said = torch.tensor(reader.predict(inside.reshape(-1, 6).numpy())).view(300, 40)
    assert torch.equal(said, labels.expand(300, 40))
    outside = asked + 1.6 * safe[:, None] * ways
    said = torch.tensor(reader.predict(outside.reshape(-1, 6).numpy())).view(300, 40)
    assert (said != labels).any(0).float().mean() > 0.5


def test_two_examples_are_told_apart_halfway():
    examples, names = torch.tensor([[0.0], [1.0]]), torch.tensor([0, 1])
    safe = neighbours.certificate(torch.tensor([[0.2]]), torch.tensor([0]), examples, names, 1)
    assert safe.item() == pytest.approx(0.3)


def test_more_helpers_never_lower_the_guarantee(cloud):
    examples, names, asked, _ = cloud
    labels = torch.zeros(40, dtype=torch.long)
    few, many = (neighbours.certificate(asked, labels, examples, names, k) for k in (1, 8))
    assert torch.all(many >= few - 1e-6)
