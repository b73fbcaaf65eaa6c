"""Without a price a summary is exact; with one it is noisy, and what does not pay is drowned."""

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


def taught(price):
    generator = torch.Generator().manual_seed(0)
    model, (seen, answers, _) = Summary(2, price, generator), pictures()
    return training.fit(model, model.loss, seen, answers, steps=150, batch=64, rate=0.01,
                        generator=generator)  # fmt: skip


def asked(model, seen, seed):
    with torch.no_grad():
        return model(seen, torch.Generator().manual_seed(seed))


def test_without_a_price_the_same_picture_has_the_same_answer():
    model, (seen, _, _) = Summary(2, 0, torch.Generator().manual_seed(0)).eval(), pictures(8)
    (once, length), (again, _) = asked(model, seen, 1), asked(model, seen, 2)
    assert torch.equal(once, again)
    assert torch.equal(length, torch.zeros(8))
    middle, spread = model.law(seen)
    assert middle.shape == (8, HELD)
    assert not spread.any()


def test_with_a_price_another_draw_differs_and_its_length_is_counted():
    model, (seen, _, _) = Summary(2, 0.1, torch.Generator().manual_seed(0)).eval(), pictures(8)
    (once, length), (again, _) = asked(model, seen, 1), asked(model, seen, 2)
    assert not torch.equal(once, again)
    assert (length >= 0).all()


def test_who_asks_brings_the_noise_and_moves_none_of_the_training():
    generator = torch.Generator().manual_seed(0)
    model, (seen, _, _) = Summary(2, 0.1, generator).eval(), pictures(8)
    before = generator.get_state()
    (once, _), (again, _) = asked(model, seen, 1), asked(model, seen, 1)
    assert torch.equal(once, again)
    assert torch.equal(generator.get_state(), before)


def test_the_length_is_the_divergence_from_one_normal_law():
    model, (seen, _, _) = Summary(2, 0.1, torch.Generator().manual_seed(0)).eval(), pictures(8)
    laws = torch.distributions.Normal(*model.law(seen))
    exact = torch.distributions.kl_divergence(laws, torch.distributions.Normal(0, 1)).sum(1)
    assert torch.allclose(asked(model, seen, 1)[1], exact, atol=1e-5)


def test_a_summary_with_a_price_still_answers_in_few_nats():
    model, (seen, answers, _) = taught(0.1), pictures()
    logits, length = asked(model, seen, 1)
    assert (logits.argmax(1) == answers).float().mean() > 0.95
    assert 0.3 < length.mean() < 2


def test_a_price_above_what_an_answer_is_worth_leaves_nothing():
    model, (seen, _, _) = taught(3.0), pictures()
    assert asked(model, seen, 1)[1].mean() < 0.05


def test_a_negative_price_is_refused():
    with pytest.raises(ValueError, match="0 or more"):
        Summary(2, -0.1, torch.Generator())
