"""What readers run is what the figures measured: against torch, and through onnxruntime."""

import numpy as np
import pytest
import torch

from figures_src import networks, surroundings
from figures_src.measuring import attacks
from figures_src.models.classifier import convolutional
from figures_src.worlds import menagerie
from scripts.engine import exporting
from scripts.engine import networks as committed


@pytest.fixture(scope="module")
def classifier():
    generator = torch.Generator().manual_seed(3)
    model = convolutional(7, generator)
    model(torch.rand(16, 3, 32, 32, generator=generator))
    return model.eval().requires_grad_(False)


@pytest.fixture(scope="module")
def view(classifier):
    scenes = surroundings.tests(60)
    firsts = [(scenes.label == k).nonzero()[0, 0] for k in range(7)]
    return networks.View(classifier, scenes[torch.stack(firsts)], 32).eval()


def test_unturned_it_shows_the_test_pictures_themselves(view):
    wanted = menagerie.render(view.scenes, dtype=torch.float64)
    for species in range(7):
        picture, logits = view(torch.tensor([float(species)]), torch.zeros(2), torch.zeros(1))
        assert (picture - wanted[species]).abs().max() < 1e-5
        assert torch.equal(logits, view.classifier(picture[None])[0])


def test_turning_is_the_turning_of_the_figures(view):
    picture, _ = view(torch.tensor([2.0]), torch.tensor([40.0, 0.0]), torch.zeros(1))
    turned = surroundings.turned(view.scenes[2], 40.0)
    assert (picture - menagerie.render(turned, dtype=torch.float64)[0]).abs().max() < 1e-5


def test_a_lamp_carried_all_the_way_round_is_where_it_was(view):
    quarter, whole = (networks.lit(view.scenes, torch.tensor([k * torch.pi])) for k in (0.5, 2))
    light = menagerie.columns("light")
    assert torch.allclose(whole.theta, view.scenes.theta, atol=1e-5)
    assert torch.allclose(quarter.theta[:, light][:, 0], view.scenes.theta[:, light][:, 2])


def test_a_step_stays_between_black_and_white(classifier):
    pictures, ways = networks.pictures(32), torch.ones(2, 3, 32, 32)
    logits = networks.Steps(classifier)(pictures, ways, torch.tensor([9.0, -9.0]))
    flat = torch.stack([torch.ones(3, 32, 32), torch.zeros(3, 32, 32)])
    assert torch.equal(logits, classifier(flat))


def run(called, **given):
    from onnxruntime import InferenceSession

    arrays = {name: np.asarray(values, np.float32) for name, values in given.items()}
    return InferenceSession(committed.content(called)).run(None, arrays)


def test_the_committed_slope_is_the_committed_views_own():
    picture, logits = run("panda_to_gibbon.view", species=[0], turned=[0, 0], lamp=[0])
    gibbon = np.eye(7, dtype=np.float32)[[1]]
    again, slope = run("panda_to_gibbon.slope", pictures=picture[None], wanted=gibbon)
    assert abs(again[0] - logits).max() < 1e-5 * abs(logits).max()

    def odds(at):
        (found,) = run("cliff_map.steps", pictures=picture[None], ways=slope, steps=[at])
        return float(attacks.log_odds(torch.from_numpy(found), torch.tensor([1]))[0])

    small = 0.01 / np.linalg.norm(slope)  # a hundredth of a pixel length
    climbed = (odds(small) - odds(-small)) / (2 * small)
    assert climbed == pytest.approx(float((slope**2).sum()), rel=0.05)


def test_every_committed_name_is_read_rightly():
    for species in range(7):
        _, logits = run("panda_to_gibbon.view", species=[species], turned=[0, 0], lamp=[0])
        assert logits.argmax() == species


def test_the_demos_networks_take_less_than_a_megabyte():
    sizes = {name: len(committed.content(name)) for name in
             ("panda_to_gibbon.view", "panda_to_gibbon.slope", "cliff_map.steps")}  # fmt: skip
    view = sizes.pop("panda_to_gibbon.view")
    assert all(view + size <= 1_000_000 for size in sizes.values())


@pytest.mark.slow
def test_any_turn_in_onnxruntime_is_torchs(view):
    from onnxruntime import InferenceSession

    example = {"species": torch.ones(1), "turned": torch.ones(2), "lamp": torch.ones(1)}
    network = networks.Network(view, example, ("picture", "logits"))
    session = InferenceSession(exporting.content(network))
    for species, yaw in ((0, 0), (1, 100), (4, -77), (6, 180)):
        given = torch.tensor([float(species)]), torch.tensor([yaw, 5.0]), torch.tensor([20.0])
        found = session.run(None, dict(zip(example, (x.numpy() for x in given), strict=True)))
        for one, two in zip(found, view(*given), strict=True):
            assert abs(one - two.numpy()).max() <= 1e-5 * max(1, two.abs().max())
