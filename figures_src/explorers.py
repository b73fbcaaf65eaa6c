"""Networks that have seen a region of the menagerie, and nothing else.

Everything marked `@kept` is shared by the figures that name the same recipe and seed. One
expedition of `most` pictures is rendered for each seed; what a network sees is the first `count`
of them that lie in its region, so smaller sets lie within larger ones.
"""

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from figures_src import training
from figures_src.kept import kept
from figures_src.models.classifier import convolutional
from figures_src.worlds import menagerie, regions

CLASSES = len(menagerie.SPECIES)
TEST_SEED = 1_000_000  # of the one test set of every seed; no training draws from it
WIDTHS = (16, 16, 48, 64)  # channels after each convolution: multiples of 16 are fast
BATCH, RATE = 64, 0.01


@kept
def expedition(count, size, seed, coat="shape-only"):
    """Pictures from all over the globe: "images" uint8, "labels", "pose" (count, 4) degrees.

    The pose is yaw, pitch, roll and elevation.
    """
    scenes = regions.globe(count, np.random.default_rng(seed), coat)
    pose = torch.cat([scenes.pose, regions.elevation(scenes)[:, None]], 1)
    return {"images": bytes_of(menagerie.render(scenes, size=size)), "labels": scenes.label,
            "pose": pose}  # fmt: skip


@kept
def explored(region, count, most, size, steps, seed, coat="shape-only"):
    """Weights after `steps` over the first `count` pictures of a region."""
    seen = within(region, count, expedition(most, size, seed, coat))
    return taught(unit(seen["images"]), seen["labels"], steps, seed)


def within(region, count, seen):
    """The first `count` pictures of an expedition that lie in a region, or as many as there are."""
    chosen = regions.inside(region, seen["pose"][:, 0]).nonzero()[:count, 0]
    return {name: values[chosen] for name, values in seen.items()}


def taught(images, labels, steps, seed, widths=WIDTHS, batch=BATCH):
    """Weights of a network taught pictures (n, 3, h, w) in [0, 1]."""
    generator = torch.Generator().manual_seed(seed)
    model = convolutional(CLASSES, generator, widths).to(memory_format=torch.channels_last)
    training.fit(
        model, cross_entropy, images.contiguous(memory_format=torch.channels_last), labels,
        steps=steps, batch=batch, rate=RATE, generator=generator,
    )  # fmt: skip
    return {name: values.contiguous() for name, values in model.state_dict().items()}


def reader(weights, widths=WIDTHS):
    """The network with these weights, ready to be asked: no batch statistics, no gradients."""
    model = convolutional(CLASSES, torch.Generator(), widths)
    model.load_state_dict(weights)
    return model.eval().requires_grad_(False)


@torch.inference_mode()
def answers(model, images):
    """What each picture is called and how surely, each (n,); images uint8 or in [0, 1]."""
    parts = [model(unit(few)).softmax(1).max(1) for few in images.split(500)]
    sure, called = zip(*parts, strict=True)
    return torch.cat(called), torch.cat(sure)


def right(model, seen):
    """Which pictures of an expedition are read rightly (n,)."""
    return answers(model, seen["images"])[0] == seen["labels"]


def bytes_of(images):
    """Pictures as a file holds them, 8 bits a channel."""
    return (images * 255).round().to(torch.uint8)


def unit(images):
    """Pictures in [0, 1]."""
    return images.float() / 255 if images.dtype == torch.uint8 else images
