"""The classifier that several figures attack: its pictures and its training, done once.

Everything marked `@kept` is shared by the figures that name the same recipe and seed, where
somebody keeps it; where nobody does, each figure trains its own. Pictures are 8 bits a channel
from the start: one that was trained on, tested or attacked is one that a file can hold.
"""

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from figures_src import training
from figures_src.kept import kept
from figures_src.models.classifier import convolutional, mean_colour
from figures_src.worlds import menagerie

CLASSES = len(menagerie.SPECIES)
TEST_SEED = 1_000_000  # of the one test set of every seed; no training draws from it
BATCH, RATE = 64, 0.01


@kept
def pictures(count, size, seed):
    """Animals in natural coats: "images" (count, 3, size, size) uint8, "labels" (count,)."""
    scenes = menagerie.sample(count, np.random.default_rng(seed))
    images = menagerie.render(scenes, size=size)
    return {"images": (images * 255).round().to(torch.uint8), "labels": scenes.label}


@kept
def trained(count, size, epochs, seed, order):
    """Weights after `epochs` over the pictures of `seed`; `order` draws start and minibatches."""
    generator = torch.Generator().manual_seed(order)
    start = convolutional(CLASSES, generator)
    return _taught(start, pictures(count, size, seed), epochs, RATE, generator)


@kept
def enlarged(recipe, count, size, epochs, seed):
    """Weights of the classifier `trained(*recipe)`, taught again with larger pictures.

    Its last average lets it read any size; it has to get used to the new one all the same.
    """
    generator = torch.Generator().manual_seed(seed)
    start = convolutional(CLASSES, generator)
    start.load_state_dict(trained(*recipe))
    return _taught(start, pictures(count, size, seed), epochs, RATE / 2, generator)


def _taught(model, seen, epochs, rate, generator):
    images, labels = unit(seen)
    steps = max(1, epochs * len(images) // BATCH)
    training.fit(
        model, cross_entropy, images, labels,
        steps=steps, batch=BATCH, rate=rate, generator=generator,
    )  # fmt: skip
    return model.state_dict()


def reader(weights):
    """The classifier with these weights, ready to be asked: no batch statistics, no gradients."""
    model = convolutional(CLASSES, torch.Generator())
    model.load_state_dict(weights)
    return model.eval().requires_grad_(False)


def colour_reader(seen, seed):
    """The audit: the best linear reading of the mean colour of the same pictures."""
    generator = torch.Generator().manual_seed(seed)
    model = mean_colour(CLASSES, generator)
    images, labels = unit(seen)
    means = images.mean((2, 3), keepdim=True)
    return training.fit(
        model, cross_entropy, means, labels, steps=500, batch=256, rate=0.05, generator=generator
    ).requires_grad_(False)


def audit(model, recipe, test):
    """Did the classifier `trained(*recipe)` learn, and could the mean colour have done it?"""
    count, size, _, seed, _ = recipe
    seen = pictures(count, size, seed)
    return {
        "train_right": accuracy(model, seen),
        "test_right": accuracy(model, test),
        "colour_right": accuracy(colour_reader(seen, seed), test),
    }


def unit(seen):
    """Images in [0, 1] as float32, and their labels."""
    return seen["images"].float() / 255, seen["labels"]


@torch.inference_mode()
def accuracy(model, seen):
    """(right, of): how many of the pictures the model names."""
    images, labels = unit(seen)
    answers = torch.cat([model(part).argmax(1) for part in images.split(512)])
    return int((answers == labels).sum()), len(labels)


def read_right(model, seen, species, most):
    """The first `most` pictures of a species, by index, that the model reads correctly."""
    images, labels = unit(seen)
    images = images[labels == menagerie.SPECIES.index(species)]
    return images[model(images).argmax(1) == menagerie.SPECIES.index(species)][:most]
