"""Weights of an untrained network and a small ball, as the browser would get them."""

import json

import numpy as np
import pytest
import torch

from figures_src.models.residual import Residual, weights
from figures_src.worlds import paper
from scripts.demos.weights import entry


@pytest.fixture(scope="session")
def packed():
    """JSON text {"arrays": …, "setup": …} of two networks of 12 layers and one ball."""
    flat = np.stack([paper.lift(paper.grid(9), height) for height in (-0.1, 0.1)])
    ball = paper.pressed(np.random.default_rng(0), flat, 5, 1.2, 2.5, 6.0, 3)
    names = ("amplitude", "frequency", "phase", "direction")
    arrays = {f"crumple.{name}": getattr(ball, name).astype("float32") for name in names}
    for seed, objective in enumerate(("flatten", "classify")):
        model = Residual(12, 8, torch.Generator().manual_seed(seed))
        arrays |= {f"{objective}.{name}": array for name, array in weights(model).items()}
    kept = {name: entry(array) for name, array in arrays.items()}
    return json.dumps({"arrays": kept, "setup": {"gap": 0.2, "tries": 3}})
