"""Without a toll a summary is exact; with one it is noisy, and what does not pay is drowned."""

import pytest
import torch

from figures_src import training
from figures_src.models.summary import HELD, Summary


def pictures(count=256):
    """Red tells the answer; green is as loud and tells nothing."""
    generator = torch.Generator().manual_seed(1)
    signs = torch.randint(0, 2, (2, count), generator=generator)
    seen = torch.full((count, 3, 8, 8), 0.5)
    seen[:, :2] += 0.3 * (signs.T[:, :, None, None] - 0.5)
    return seen, signs[0], signs[1]


def taught(toll):
    generator = torch.Generator().manual_seed(0)
    model, (seen, answers, _) = Summary(2, toll, generator), pictures()
    return training.fit(model, model.loss, seen, answers, steps=150, batch=64, rate=0.01,
                        generator=generator)  # fmt: skip


def test_without_a_toll_the_same_picture_has_the_same_summary():
    model, (seen, _, _) = Summary(2, 0, torch.Generator().manual_seed(0)).eval(), pictures(8)
    once, length = model.held(seen)
    assert torch.equal(once, model.held(seen)[0])
    assert once.shape == (8, HELD)
    assert torch.equal(length, torch.zeros(8))


def test_with_a_toll_every_draw_differs_and_its_length_is_counted():
    model, (seen, _, _) = Summary(2, 0.1, torch.Generator().manual_seed(0)).eval(), pictures(8)
    once, length = model.held(seen)
    assert not torch.equal(once, model.held(seen)[0])
    assert (length >= 0).all()


def test_a_summary_with_a_toll_still_answers_in_few_nats():
    model, (seen, answers, _) = taught(0.1), pictures()
    with torch.no_grad():
        logits, length = model(seen)
    assert (logits.argmax(1) == answers).float().mean() > 0.95
    assert 0.3 < length.mean() < 2


def test_a_toll_above_what_an_answer_is_worth_leaves_nothing():
    model, (seen, _, _) = taught(3.0), pictures()
    with torch.no_grad():
        assert model.held(seen)[1].mean() < 0.05


def test_a_negative_toll_is_refused():
    with pytest.raises(ValueError, match="0 or more"):
        Summary(2, -0.1, torch.Generator())
