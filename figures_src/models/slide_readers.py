"""Readers of slides: what each is taught, and the hospitals in which they are asked.

`setup` is that of a figure, `hospital_slides` or `wall_strength`: strengths of the signs, slides,
steps, and where it has them prices.
"""

from zlib import crc32

import numpy as np
import torch

from figures_src import training
from figures_src.models.summary import Summary
from figures_src.worlds import slides

PRICED = ("light", "middle", "heavy")  # the networks that pay for their summary


def lessons(setup):
    """What each network is taught: strengths, price, slides and times the steps."""
    plain = {"wall": setup.wall, "cell": setup.cell}
    priced = {name: plain | {"price": price}
              for name, price in zip(PRICED, setup.prices, strict=True)}  # fmt: skip
    turned = {"wall": setup.cell, "cell": setup.wall}
    return {
        "plain": plain,
        "longer": plain | {"times": setup.longer},
        "few": plain | {"count": setup.few},
        **priced,
        "heavy_longer": priced["heavy"] | {"times": setup.longer},
        "two": plain | {"wall": setup.hospitals[:2]},
        "three": plain | {"wall": setup.hospitals},
        "unmarked": plain | {"wall": setup.chance},
        "turned": turned,
        "turned_few": turned | {"count": setup.few},
    }


def taught(setup, seed, wall, cell, price=0.0, count=None, times=1):
    """A network, and the patients, slides and answers it was taught."""
    generator = torch.Generator().manual_seed(seed)
    patients = slides.admitted(count or setup.count, wall, cell, np.random.default_rng([seed, 1]))
    network, lesson = Summary(2, price, generator), seen(setup, patients)
    fitted(setup, network, *lesson, generator, times)
    return network, patients, *lesson


def fitted(setup, network, pictures, answers, generator, times=1):
    """The network, trained on slides and answers."""
    training.fit(
        network, network.loss, pictures, answers,
        steps=setup.steps * times, batch=setup.batch, rate=setup.rate, generator=generator,
    )  # fmt: skip
    return network.requires_grad_(False)


def seen(setup, patients):
    """Slides and answers as tensors."""
    return torch.from_numpy(slides.paint(patients, setup.size)), torch.from_numpy(patients.ill)


def hospitals(setup, seed):
    """Patients that nobody was taught, and their slides: name -> (patients, slides, answers)."""
    rngs = [np.random.default_rng([seed, k]) for k in (2, 3, 4)]
    home = slides.admitted(setup.test, setup.wall, setup.cell, rngs[0])
    new = slides.admitted(setup.test, setup.chance, setup.cell, rngs[1])
    pool = slides.admitted(setup.draws * setup.cases[-1], setup.chance, setup.cell, rngs[2])
    tests = {"home": home, "swapped": home.swapped(), "healed": home.healed(), "new": new,
             "third": new.painted(2), "pool": pool}  # fmt: skip
    return {name: (patients, *seen(setup, patients)) for name, patients in tests.items()}


def blank(seed, k):
    """A network of random weights that was taught nothing."""
    generator = torch.Generator().manual_seed(1000 * (seed + 1) + k)
    return Summary(2, 0, generator).eval().requires_grad_(False)


def lot(seed, question):
    """Noise of one question's own, so that one asked before moves none asked after."""
    return torch.Generator().manual_seed(crc32(f"{seed} {question}".encode()))
