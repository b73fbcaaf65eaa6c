"""Networks as ONNX files: the same bytes, no trace of the machine, and torch's own answers."""

import pytest
import torch
from torch import nn

from figures_src.networks import Network
from scripts.engine import exporting, networks, source
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.engine.memo import Memo


class Careful(nn.Module):
    """A quotient that only a very small number keeps from 0/0."""

    def forward(self, x):
        return x / (x.square().sum(1, keepdim=True) + 1e-12).sqrt()


def network(module, example, many=True):
    return Network(module.eval(), {"x": example}, ("y",), many)


def test_the_bytes_are_the_same_and_tell_nothing_of_the_machine():
    careful = network(Careful(), torch.ones(2, 3))
    first = exporting.content(careful)
    assert exporting.content(careful) == first
    for trace in (str(ROOT).encode(), b"site-packages", b"stack_trace", b".py"):
        assert trace not in first


def test_what_keeps_a_quotient_from_nothing_survives():
    careful = network(Careful(), torch.zeros(2, 3))
    exporting.proved("careful", careful, exporting.content(careful))


def test_any_number_of_rows_may_be_given():
    data = exporting.content(network(Careful(), torch.ones(2, 3)))
    more = network(Careful(), torch.rand(9, 3, generator=torch.Generator().manual_seed(0)))
    exporting.proved("careful", more, data)


def test_a_network_that_answers_otherwise_is_refused():
    data = exporting.content(network(Careful(), torch.ones(2, 3)))
    with pytest.raises(EngineError, match="network 'other': y is .* off in onnxruntime"):
        exporting.proved("other", network(nn.Identity(), torch.full((2, 3), 2.0)), data)


def test_every_committed_network_is_fresh_and_recorded():
    memo = Memo(ROOT)
    offering = [name for name in source.figures() if networks.offered(name, memo)]
    assert {"panda_to_gibbon", "cliff_map"} <= set(offering)
    for figure in offering:
        kept = networks.record(figure, ROOT)
        assert kept.fingerprint == networks.reached(figure, memo).fingerprint
        assert not list(networks.damage(figure, kept, memo))
        assert {"torch", "onnx", "onnxscript"} <= set(kept.versions)
