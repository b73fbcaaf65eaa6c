import numpy as np
import pytest
import torch

from figures_src.worlds import menagerie
from figures_src.worlds.menagerie import dense


@pytest.mark.parametrize("species", menagerie.SPECIES)
def test_it_draws_what_the_renderer_draws(species):
    scenes = menagerie.sample(6, np.random.default_rng(5), species=(species,))
    for k, wanted in enumerate(menagerie.render(scenes)):
        assert torch.allclose(dense.picture(scenes[k]), wanted, rtol=0, atol=1e-5)


def test_the_shares_of_a_pixel_sum_to_its_coverage():
    cover = torch.tensor([[1.0, 0.5, 0.0], [1.0, 0.5, 0.3]])
    depth = torch.tensor([[3.0, 3.0, 3.0], [4.0, 3.0, 3.0]])
    share = dense.shares(cover, depth, 1.0)
    assert torch.allclose(share.sum(0), torch.tensor([1.0, 0.75, 0.3]))
    assert torch.allclose(share[:, 0], torch.tensor([1.0, 0.0]))  # the nearer hides the other
