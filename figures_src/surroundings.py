"""The surroundings of the first test pictures, which every classifier is asked about alike.

Tangent spaces, the road of a turn, every direction a scene can go, the nearest stranger: none of
it depends on a classifier, so where somebody keeps it, it is rendered once for all of them.
"""

from dataclasses import dataclass

import numpy as np
import torch

from figures_src import classifiers
from figures_src.kept import kept
from figures_src.measuring import gap, strangers
from figures_src.worlds import menagerie


@dataclass(frozen=True)
class Direction:
    """One number of a scene, from `low` to `high` as training draws it.

    columns: of theta, all set alike; unit: of theta in one unit that a reader knows
    relative: added to what the scene has, instead of replacing it
    """

    columns: tuple[str, ...]
    low: float
    high: float
    unit: float = 1.0
    relative: bool = False


DEGREE = float(np.pi / 180)


def block(name):
    return tuple(each for each in menagerie.PARAMETERS if each.startswith(f"{name}_"))


DIRECTIONS = {  # low, high in the reader's unit: degrees, animal's radii, shares of the brightness
    "yaw": Direction(("turn_yaw",), -180, 150, DEGREE),
    "pitch": Direction(("turn_pitch",), -12, 12, DEGREE),
    "roll": Direction(("turn_roll",), -12, 12, DEGREE),
    "across": Direction(("shift_x",), -0.12, 0.12),
    "up": Direction(("shift_y",), -0.12, 0.12),
    "near": Direction(("shift_z",), -0.2, 0.6),
    "zoom": Direction(("camera_lens",), 3.4, 3.8),
    "tilt": Direction(("camera_tilt",), 0.05 / DEGREE, 0.4 / DEGREE, DEGREE),
    "lamp_aside": Direction(("light_x",), -0.6, 0.6),
    "lamp_up": Direction(("light_y",), 0.3, 0.9),
    "sky": Direction(block("top"), 0.35, 0.9),
    "ground": Direction(block("bottom"), 0.35, 0.9),
    "shadow": Direction(("shadow_depth",), 0.2, 0.5),
    "fur_contrast": Direction(("fur_contrast",), 0.05, 0.2),
    "fur_scale": Direction(("fur_scale",), 6.0, 12.0),
    "fur_phase": Direction(("fur_phase",), -180, 120, DEGREE),
    "coat": Direction(block("main"), -0.06, 0.06, 1.0, relative=True),
}  # fmt: skip
POSE = {"yaw": 0, "pitch": 1, "roll": 2}  # columns of a scene's pose, which is in degrees


def tests(count):
    """The first `count` scenes of the one test set."""
    return menagerie.sample(count, np.random.default_rng(classifiers.TEST_SEED))


@kept
def frames(count, size):
    """ "jacobian" (count, 3·size², 33): d picture / d theta of the first test pictures."""
    return {"jacobian": menagerie.jacobian(tests(count), size).contiguous()}


@kept
def roads(count, size, reach, step):
    """The first test animals turned on the spot, from -reach to reach degrees.

    "images" (count, marks, 3, size, size) and "arc" (count, marks): pixel L2 along the road,
    summed over chords of `step` degrees, 0 where the animal stood.
    """
    scenes, middle = tests(count), round(reach / step)
    angles = torch.arange(-middle, middle + 1) * float(step)
    views = [menagerie.render(turned(scenes, angle), size) for angle in angles]
    images = torch.stack(views, 1)
    chords = (images[:, 1:] - images[:, :-1]).flatten(2).norm(dim=2)
    arc = torch.cat([torch.zeros(count, 1), chords.cumsum(1)], 1)
    return {"images": images, "arc": arc - arc[:, [middle]]}


def turned(scenes, degrees):
    """The same animals with their yaw changed."""
    return scenes.with_pose(scenes.pose + torch.tensor([1.0, 0.0, 0.0]) * degrees)


@kept
def excursions(count, size, marks, names):
    """ "images" (names, marks, count, 3, size, size) uint8: some of `DIRECTIONS` from end to end.

    Everything else of the scene stays as it was.
    """
    scenes, shown = tests(count), []
    for name in names:
        direction = DIRECTIONS[name]
        for value in torch.linspace(direction.low, direction.high, marks).tolist():
            shown.append(menagerie.render(put(scenes, name, value), size))
    images = torch.stack(shown).view(len(names), marks, *shown[0].shape)
    return {"images": (images * 255).round().byte()}


def put(scenes, name, value):
    """The scenes with one direction's number set to a value in the reader's unit."""
    direction = DIRECTIONS[name]
    if name in POSE:
        pose = scenes.pose.clone()
        pose[:, POSE[name]] = value
        return scenes.with_pose(pose)
    theta = scenes.theta.clone()
    for column in direction.columns:
        at = menagerie.PARAMETERS.index(column)
        theta[:, at] = value * direction.unit + theta[:, at] * direction.relative
    return scenes.with_theta(theta)


@kept
def strange(count, size, pool, seed, others, rounds):
    """How near other species come to the first test pictures.

    "crude" (count,): the nearest of `pool` pictures of another species; "fitted" (count,): after
    `rounds` of least squares from the nearest of each of the `others` nearest species.
    """
    scenes, drawn = tests(count), menagerie.sample(pool, np.random.default_rng(seed))
    points, examples = (strangers.seen(each, size) for each in (scenes, drawn))
    first = strangers.starts(points, scenes.label, examples, drawn.label, others)
    fitted = [torch.cdist(points, examples).masked_fill(
        drawn.label == scenes.label[:, None], torch.inf).min(1).values]  # fmt: skip
    crude = fitted[0]
    for column in first.T:
        there = drawn[column]
        limits = strangers.bounds(there, drawn)
        fitted.append(gap.approached(points, there, *limits, rounds)[0])
    return {"crude": crude, "fitted": torch.stack(fitted).amin(0)}
