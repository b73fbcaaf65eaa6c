"""Shares are a softmax, and bars grow to their own side."""

import pytest
import torch

from figures_src.demos import bars


def test_shares_are_those_of_torch_even_where_logits_are_large():
    logits = [900.0, 901.5, -20.0]
    assert bars.shares(logits) == pytest.approx(torch.tensor(logits).softmax(0).tolist(), abs=1e-6)


def shapes(layers):
    return [layer["xy"] for layer in layers if layer["kind"] == "polygons"]


def test_left_and_right_are_as_long_as_their_shares():
    left, right = shapes(bars.facing(0, ("a", "b"), (0.25, 0.75), (1.0, 0.0), "adversary"))
    assert left[0] - left[2] == pytest.approx(bars.LONGEST * 0.25)
    assert right[2] - right[0] == pytest.approx(bars.LONGEST)


def test_what_is_hidden_has_no_bars():
    assert len(shapes(bars.facing(0, ("a", "b"), (0.25, 0.75), None, "chance"))) == 1
