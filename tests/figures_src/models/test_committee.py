"""A committee: members that never touch each other, as its exported layers say too."""

import numpy as np
import torch

from figures_src.models.committee import Committee, cross_entropy
from figures_src.training import fit


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


def trained(places, names):
    committee = Committee((2, 12, 12, 3), 3, 2.0, seeded())
    return fit(committee, cross_entropy, places, names, steps=120, batch=32, rate=0.02,
               generator=seeded(1))  # fmt: skip


def corners(number=200):
    places = torch.rand(number, 2, generator=seeded(2)) * 2 - 1
    return places, (places > 0).sum(1)


def test_it_learns_three_countries():
    places, names = corners()
    committee = trained(places, names[:, None].expand(-1, 3))
    assert (committee(places).argmax(2) == names[:, None]).float().mean() > 0.9


def test_what_one_member_is_taught_does_not_reach_another():
    places, names = corners()
    own = names[:, None].repeat(1, 3)
    other = own.clone()
    other[:, 0] = 0
    torch.testing.assert_close(trained(places, own)(places)[:, 1:],
                               trained(places, other)(places)[:, 1:])  # fmt: skip


def test_members_asked_alone_answer_as_they_do_together():
    committee, places = Committee((2, 8, 8, 3), 4, 2.0, seeded()), corners()[0]
    torch.testing.assert_close(committee(places)[:, 1:3], committee(places, slice(1, 3)))


def test_exported_layers_give_the_same_logits_in_numpy():
    committee, places = Committee((2, 8, 8, 3), 4, 2.0, seeded()), corners()[0]
    state = places.numpy()[None].astype(float)
    for number, (weights, biases) in enumerate(committee.layers(slice(1, 3))):
        state = (np.tanh(state) if number else state) @ weights + biases
    wanted = committee(places, slice(1, 3)).detach().numpy()
    np.testing.assert_allclose(state.transpose(1, 0, 2), wanted, atol=1e-5)


def test_the_loss_is_torchs_own_summed_over_members():
    outputs, names = torch.randn(10, 2, 3, generator=seeded()), torch.arange(20).view(10, 2) % 3
    loss = torch.nn.functional.cross_entropy
    alone = loss(outputs[:, 0], names[:, 0]) + loss(outputs[:, 1], names[:, 1])
    torch.testing.assert_close(cross_entropy(outputs, names), alone)
