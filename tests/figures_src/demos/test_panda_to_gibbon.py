"""The attack in plain Python is torch's; the demo says what the figure's network says."""

import asyncio
import base64
import json
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch

from figures_src.demos import panda_to_gibbon as demo
from figures_src.demos import stage
from figures_src.measuring import attacks
from figures_src.worlds.menagerie import SPECIES
from scripts.demos import bundle, models, weights
from scripts.engine import waist


@pytest.fixture(scope="module")
def ready():
    kept = weights.weights(demo, waist.read("panda_to_gibbon"))
    return stage.Stage("panda_to_gibbon", kept, json.dumps(demo.WORDS), models.native(demo))


def said(ready, **state):
    return bundle.played(ready, state)["live"]


def waited(work):
    """What a coroutine returns, awaited in a thread of its own: here a loop may already run."""
    with ThreadPoolExecutor(1) as waiting:
        return waiting.submit(lambda: asyncio.run(work)).result()


def test_species_stand_in_the_order_of_the_network():
    assert demo.SPECIES == tuple(SPECIES)


@pytest.mark.parametrize("steps", [1, 20])
def test_the_attack_is_torchs(steps):
    generator = torch.Generator().manual_seed(0)
    weights = torch.randn(3 * 32 * 32, 7, generator=generator, dtype=torch.float64)

    def read(images):  # bent, so that the slope is another at every step
        return (images.flatten(1) * 3).sin() @ weights

    image = torch.rand(1, 3, 32, 32, generator=generator, dtype=torch.float64)
    aim = attacks.towards(torch.tensor([1]))

    async def slope(pixels):
        now = torch.tensor(pixels, dtype=torch.float64).reshape(1, 3, 32, 32)
        return attacks.slope(read, now, aim).flatten().tolist()

    made = waited(demo.attack(slope, image.flatten().tolist(), 8 / 255, steps))
    expected = attacks.pgd(read, image, aim, 8 / 255, steps)
    np.testing.assert_allclose(made, expected.flatten(), atol=1e-5)


def test_the_first_state_is_a_panda_that_became_a_gibbon(ready):
    assert "says panda" in said(ready) and "it says gibbon" in said(ready)


def test_noise_of_the_same_size_changes_no_name_and_is_told_after_the_guess(ready):
    assert said(ready, method="noise") == demo.WORDS["hidden"]
    for again in range(5):
        told = said(ready, method="noise", expect="yes", again=again)
        assert "still says panda" in told and told.endswith(demo.WORDS["unexpected"])
    assert said(ready, method="noise", expect="no").endswith(demo.WORDS["expected"])


def test_nothing_changes_where_the_size_is_nought(ready):
    for method in ("many", "one", "noise"):
        assert "still says panda" in said(ready, method=method, size=0, expect="no")


def test_every_animal_is_named_and_stays_within_the_size(ready):
    for species in SPECIES:
        assert f"says {species}" in said(ready, species=species)
    before, after = (image(ready, **change) for change in ({"size": 0}, {"size": 4}))
    assert 3 < np.abs(after - before).max() <= 4


def image(ready, **state):
    layers = bundle.played(ready, state)["layers"]
    rgb = [layer["rgb"] for layer in layers if layer["kind"] == "image"][2]
    return np.frombuffer(base64.b64decode(rgb), "uint8").astype(int)


def test_a_hand_paints_one_pixel_and_a_touch_elsewhere_paints_nothing(ready):
    clean = image(ready, method="pixels")
    painted = image(ready, method="pixels", touched="16,9;")
    assert {int(k) // 3 for k in np.flatnonzero(clean != painted)} == {9 * 32 + 16}
    assert "Pixels painted: 1 of 1,024" in said(ready, method="pixels", touched="16,9;")
    assert bundle.played(ready, {"touched": "16,9;"})["state"] == {"touched": ""}
