"""A scene: which animal, how it stands, and the 33 numbers of theta that are differentiated.

World frame: x right, y up, z towards the viewer. Lengths are object radii, angles of theta are
radians, colours are display values 0…1. The pose is a fixed rotation (`pose`: yaw, pitch and
roll in degrees) followed by the local rotation vector theta[:3], which is zero in every sampled
scene: the Jacobian is always taken where the chart has no singularity.
"""

from dataclasses import dataclass, fields, replace

import torch

from figures_src.worlds.menagerie.animals import COATS, GROUPS, PALETTE, shape_index
from figures_src.worlds.menagerie.bodies import build

BLOCKS = {
    "turn": ("pitch", "yaw", "roll"),  # rotation vector about the screen's right, up and towards
    "shift": ("x", "y", "z"),  # object radii
    "light": ("x", "y", "z"),  # direction to the lamp; its length is a gauge
    "camera": ("lens", "tilt"),  # focal length in half pictures; radians looked down
    "fur": ("contrast", "scale", "phase"),
    "top": ("red", "green", "blue"),  # background, upper edge
    "bottom": ("red", "green", "blue"),  # background, lower edge
    "shadow": ("depth",),  # share of light the ground loses under the animal
    **{colour: ("red", "green", "blue") for colour in PALETTE},
}
PARAMETERS = tuple(f"{block}_{name}" for block, names in BLOCKS.items() for name in names)
NEUTRAL = {
    "light": (-0.5, 0.7, 0.6), "camera": (3.75, 0.2), "fur": (0.08, 22.0, 0.0), "shadow": (0.5,),
    "top": (0.80, 0.86, 0.88), "bottom": (0.88, 0.83, 0.74),
}  # fmt: skip


def columns(block):
    """The slice of theta that a block of BLOCKS occupies."""
    names = list(BLOCKS)
    start = sum(len(BLOCKS[name]) for name in names[: names.index(block)])
    return slice(start, start + len(BLOCKS[block]))


@dataclass(frozen=True)
class Scenes:
    """Everything a picture is made from, one row per picture.

    label (count) int64: index into SHAPES, hence into SPECIES for animals
    pose (count, 3): yaw, pitch, roll in degrees; yaw 0 faces the viewer, 90 the viewer's right
    theta (count, 33): the parameters named in PARAMETERS
    paint (count, parts) int64: which colour of PALETTE each part wears
    dress (count) int64: index of the dressed group of GROUPS, -1 for none
    cloth (count, 3): the colour of that dress
    """

    label: torch.Tensor
    pose: torch.Tensor
    theta: torch.Tensor
    paint: torch.Tensor
    dress: torch.Tensor
    cloth: torch.Tensor

    def __len__(self):
        return len(self.label)

    def __getitem__(self, chosen):
        """Some scenes: an integer keeps one, a slice, mask or index tensor keeps several."""
        chosen = slice(chosen, chosen + 1 or None) if isinstance(chosen, int) else chosen
        return Scenes(**{f.name: getattr(self, f.name)[chosen] for f in fields(self)})

    def with_theta(self, theta):
        """The same animals under other parameters (count, 33)."""
        return replace(self, theta=theta)

    def with_block(self, block, values):
        """The same scenes with one block of theta set, as with_block("fur", (0, 8, 0))."""
        theta = self.theta.clone()
        theta[:, columns(block)] = torch.as_tensor(values, dtype=theta.dtype)
        return self.with_theta(theta)

    def with_pose(self, pose):
        """The same scenes seen from elsewhere: pose (count, 3) or (3,), degrees."""
        pose = torch.as_tensor(pose, dtype=self.pose.dtype).expand(len(self), 3).clone()
        return replace(self, pose=pose)

    def dressed(self, group, colour):
        """The same scenes with one group of GROUPS in one colour; ValueError names the groups."""
        if group not in GROUPS:
            raise ValueError(f"no part group {group!r}; there are {', '.join(GROUPS)}")
        cloth = torch.as_tensor(colour, dtype=self.cloth.dtype).expand(len(self), 3).clone()
        return replace(self, dress=torch.full_like(self.dress, GROUPS.index(group)), cloth=cloth)

    def mirrored(self):
        """The scenes whose pictures are the mirror images of these: the species are symmetric."""
        pose = self.pose * self.pose.new_tensor([-1, 1, -1])
        theta = self.theta.clone()
        for name in ("turn_yaw", "turn_roll", "shift_x", "light_x"):
            theta[:, PARAMETERS.index(name)] *= -1
        return replace(self, pose=pose, theta=theta)


def join(several):
    """One Scenes from a list of them."""
    return Scenes(
        **{f.name: torch.cat([getattr(s, f.name) for s in several]) for f in fields(Scenes)}
    )


def bare(label, pose, theta, paint):
    """Scenes without clothes."""
    nothing = torch.full_like(label, -1)
    return Scenes(label, pose, theta, paint, nothing, torch.zeros(len(label), 3))


def portrait(species, yaw=35.0, coat=None):
    """One canonical three-quarter view of each named species: the pictures of figures.

    species: a name or a sequence of names; yaw: degrees; the rest is NEUTRAL.
    coat: another species' name, to lend its colours.
    """
    names = [species] if isinstance(species, str) else list(species)
    label = torch.tensor([shape_index(name) for name in names])
    theta = torch.zeros(len(names), len(PARAMETERS))
    for block, values in NEUTRAL.items():
        theta[:, columns(block)] = torch.tensor(values)
    coats = [COATS[coat or name] for name in names]
    theta[:, columns("main").start :] = torch.tensor(coats).flatten(1)
    pose = torch.tensor([[yaw, 0.0, 0.0]]).repeat(len(names), 1)
    return bare(label, pose, theta, build().colours[label])
