"""Networks that readers run themselves: what a figure's `export` returns.

A figure may offer `export(setup, seed)`, which returns {name: Network}; the engine writes each of
them as docs/measured/<figure>.<name>.onnx. Inputs and outputs are float32, so that a browser needs
to know one type of number only.
"""

from dataclasses import dataclass, replace

import torch
from torch import nn

from figures_src import surroundings
from figures_src.models.slope import Slope
from figures_src.worlds import menagerie
from figures_src.worlds.menagerie import bodies, camera, dense, ground


@dataclass(frozen=True)
class Network:
    """module: in `eval`, without gradients; inputs: {name: example}, in the order of `forward`

    outputs: a name for each; many: the first length of every input may be any number
    """

    module: nn.Module
    inputs: dict
    outputs: tuple
    many: bool = False


class View(nn.Module):
    """One animal of each species, turned and lit as the reader likes, and what a classifier says.

    species (1): which of `scenes`, counted from 0; turned (2): yaw and pitch in degrees, added to
    the animal's own; lamp (1): degrees that the lamp is carried about the vertical.
    Gives picture (3, size, size) and logits (classes). It draws in double precision: in float32
    the rounding of a scene's few numbers moves a pixel at an edge by more than 1e-4.
    """

    def __init__(self, classifier, scenes, size):
        super().__init__()
        self.classifier, self.scenes, self.size = classifier, scenes, size
        # Built before anything is traced, in both spellings: they are constants of the network.
        bodies.build(), bodies.build(torch.float64)

    def forward(self, species, turned, lamp):
        turn = torch.cat([turned, torch.zeros(1)])
        scenes = self.scenes.with_theta(self.scenes.theta.double())
        scenes = lit(replace(scenes, pose=scenes.pose + turn), torch.deg2rad(lamp.double()))
        rows = camera.table(scenes).index_select(2, species.long())
        floor = ground.table(scenes).index_select(1, species.long())
        picture = dense.painted(rows, floor, self.size).float()
        return picture, self.classifier(picture[None])[0]


def lit(scenes, angle):
    """The scenes with their lamps carried about the vertical by `angle` (1), radians."""
    light = menagerie.columns("light")
    x, y, z = scenes.theta[:, light].unbind(1)
    sine, cosine = torch.sin(angle), torch.cos(angle)
    lamp = torch.stack([cosine * x + sine * z, y, cosine * z - sine * x], 1)
    before, after = scenes.theta[:, : light.start], scenes.theta[:, light.stop :]
    return scenes.with_theta(torch.cat([before, lamp, after], 1))


class Steps(nn.Module):
    """What a classifier says of pictures, each taken a number of steps along its way.

    pictures and ways (n, 3, h, w), steps (n): logits (n, classes) of pictures + steps·ways, which
    stay between black and white.
    """

    def __init__(self, classifier):
        super().__init__()
        self.classifier = classifier

    def forward(self, pictures, ways, steps):
        return self.classifier((pictures + steps[:, None, None, None] * ways).clamp(0, 1))


def view(classifier, tests, size):
    """`View` of the first of the `tests` test scenes of each species that is read rightly."""
    scenes = surroundings.tests(tests)
    images = (menagerie.render(scenes, size) * 255).round() / 255
    right = classifier(images).argmax(1) == scenes.label
    named = [right & (scenes.label == k) for k in range(len(menagerie.SPECIES))]
    first = scenes[torch.stack([truths.nonzero()[0, 0] for truths in named])]
    example = {"species": torch.ones(1), "turned": torch.tensor([30.0, 5.0]), "lamp": torch.ones(1)}
    return Network(View(classifier, first, size).eval(), example, ("picture", "logits"))


def slope(classifier, size):
    """`Slope` of a classifier."""
    classes = len(menagerie.SPECIES)
    example = {"pictures": pictures(size), "wanted": torch.eye(classes)[:2]}
    return Network(Slope(classifier).eval(), example, ("logits", "slope"), many=True)


def steps(classifier, size):
    """`Steps` of a classifier."""
    ways = pictures(size) - 0.5
    example = {"pictures": pictures(size), "ways": ways, "steps": torch.tensor([0.5, -2.0])}
    return Network(Steps(classifier).eval(), example, ("logits",), many=True)


def pictures(size):
    """Two pictures to try a network with (2, 3, size, size)."""
    return menagerie.render(menagerie.portrait(menagerie.SPECIES[:2]), size)
