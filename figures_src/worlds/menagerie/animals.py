"""Seven animals (one of them a taxi) and two plain shapes, as tables of ellipsoids.

Body frame: x forward to the nose, y up, z to the animal's side. A part that does not lie in
the middle plane (z > 0) is written once and stands for itself and its mirror image, so every
species is bilaterally symmetric. Tables are in any convenient unit; `bodies.build` centres each
animal and scales it to one object radius, the unit of every length in this world.
"""

from dataclasses import dataclass

PALETTE = ("main", "second", "detail", "accent")  # the four coat colours of every species
GROUPS = ("head", "trunk", "legs")  # what can be dressed
MAIN, SECOND, DETAIL, ACCENT = range(4)
HEAD, TRUNK, LEGS = range(3)


@dataclass(frozen=True)
class Part:
    """One ellipsoid.

    centre, radii: body frame; tilt: degrees about z (nose up), then x (to the side)
    colour: index into PALETTE; group: index into GROUPS
    gloss: 0 matt … 1 wet eye; fur: how strongly the fur texture shows
    """

    name: str
    centre: tuple[float, float, float]
    radii: tuple[float, float, float]
    colour: int
    group: int
    tilt: tuple[float, float] = (0.0, 0.0)
    gloss: float = 0.0
    fur: float = 1.0


def eye(centre, radius, colour=DETAIL):
    return Part("eye", centre, (radius, radius, radius), colour, HEAD, gloss=1.0, fur=0.0)


PANDA = (
    Part("body", (0.02, -0.02, 0.00), (0.54, 0.60, 0.56), MAIN, TRUNK, (8, 0)),
    Part("shoulders", (0.00, 0.44, 0.00), (0.40, 0.19, 0.50), SECOND, TRUNK, (16, 0)),
    Part("head", (0.20, 0.86, 0.00), (0.41, 0.39, 0.47), MAIN, HEAD),
    Part("muzzle", (0.54, 0.75, 0.00), (0.17, 0.14, 0.19), ACCENT, HEAD),
    Part("nose", (0.68, 0.81, 0.00), (0.06, 0.05, 0.08), DETAIL, HEAD, gloss=0.6, fur=0.0),
    Part("ear", (0.12, 1.19, 0.34), (0.10, 0.16, 0.16), SECOND, HEAD),
    Part("patch", (0.50, 0.91, 0.20), (0.09, 0.14, 0.10), SECOND, HEAD, (0, 30)),
    eye((0.575, 0.93, 0.185), 0.045),
    Part("arm", (0.26, 0.10, 0.54), (0.16, 0.42, 0.16), SECOND, LEGS, (32, 8)),
    Part("leg", (0.42, -0.44, 0.40), (0.44, 0.20, 0.20), SECOND, LEGS, (4, 0)),
    Part("foot", (0.84, -0.38, 0.43), (0.11, 0.21, 0.17), SECOND, LEGS),
    Part("tail", (-0.50, -0.36, 0.00), (0.12, 0.12, 0.14), MAIN, TRUNK),
)

GIBBON = (
    Part("body", (0.00, -0.02, 0.00), (0.23, 0.40, 0.27), MAIN, TRUNK),
    Part("chest", (0.03, 0.20, 0.00), (0.22, 0.25, 0.31), MAIN, TRUNK),
    Part("head", (0.06, 0.64, 0.00), (0.25, 0.26, 0.26), MAIN, HEAD),
    Part("ring", (0.18, 0.62, 0.00), (0.15, 0.22, 0.225), ACCENT, HEAD),
    Part("face", (0.25, 0.62, 0.00), (0.11, 0.145, 0.15), SECOND, HEAD, fur=0.3),
    Part("muzzle", (0.33, 0.55, 0.00), (0.08, 0.065, 0.085), SECOND, HEAD, fur=0.3),
    eye((0.345, 0.665, 0.062), 0.034),
    Part("upper arm", (0.02, 0.40, 0.46), (0.095, 0.095, 0.30), MAIN, LEGS, (0, -28)),
    Part("forearm", (0.06, 0.85, 0.70), (0.085, 0.38, 0.085), MAIN, LEGS, (-6, -4)),
    Part("hand", (0.08, 1.22, 0.72), (0.07, 0.14, 0.085), ACCENT, LEGS, (-6, 0)),
    Part("thigh", (0.12, -0.40, 0.19), (0.13, 0.27, 0.13), MAIN, LEGS, (35, 0)),
    Part("shin", (0.10, -0.72, 0.21), (0.09, 0.26, 0.09), MAIN, LEGS, (-28, 0)),
    Part("foot", (0.12, -0.96, 0.22), (0.17, 0.055, 0.08), ACCENT, LEGS),
)

TURTLE = (
    Part("shell", (0.00, 0.10, 0.00), (0.72, 0.44, 0.60), MAIN, TRUNK, fur=0.4),
    Part("rim", (0.00, 0.00, 0.00), (0.80, 0.12, 0.68), SECOND, TRUNK, fur=0.4),
    Part("plastron", (0.02, -0.10, 0.00), (0.66, 0.12, 0.54), ACCENT, TRUNK, fur=0.2),
    Part("crown scute", (0.00, 0.46, 0.00), (0.25, 0.115, 0.23), SECOND, TRUNK, fur=0.4),
    Part("front scute", (0.41, 0.37, 0.00), (0.17, 0.10, 0.20), SECOND, TRUNK, (-38, 0)),
    Part("rear scute", (-0.41, 0.37, 0.00), (0.17, 0.10, 0.20), SECOND, TRUNK, (38, 0)),
    Part("side scute", (0.21, 0.33, 0.39), (0.18, 0.10, 0.16), SECOND, TRUNK, (-12, 48)),
    Part("hind scute", (-0.21, 0.33, 0.39), (0.18, 0.10, 0.16), SECOND, TRUNK, (12, 48)),
    Part("neck", (0.78, 0.06, 0.00), (0.26, 0.13, 0.14), ACCENT, HEAD, (22, 0), fur=0.4),
    Part("head", (1.02, 0.20, 0.00), (0.24, 0.18, 0.19), ACCENT, HEAD, fur=0.4),
    eye((1.13, 0.27, 0.135), 0.055),
    Part("flipper", (0.50, -0.16, 0.62), (0.17, 0.09, 0.40), ACCENT, LEGS, (0, 14), fur=0.4),
    Part("hind leg", (-0.55, -0.18, 0.48), (0.17, 0.11, 0.27), ACCENT, LEGS, (0, 14), fur=0.4),
    Part("tail", (-0.86, -0.06, 0.00), (0.17, 0.06, 0.07), ACCENT, TRUNK, (10, 0), fur=0.4),
)

DOG = (
    Part("body", (0.00, 0.00, 0.00), (0.60, 0.27, 0.26), MAIN, TRUNK),
    Part("saddle", (-0.14, 0.07, 0.00), (0.50, 0.235, 0.265), SECOND, TRUNK),
    Part("chest", (0.47, 0.13, 0.00), (0.23, 0.41, 0.23), MAIN, TRUNK, (-32, 0)),
    Part("head", (0.72, 0.52, 0.00), (0.25, 0.23, 0.23), MAIN, HEAD),
    Part("snout", (0.98, 0.44, 0.00), (0.22, 0.12, 0.13), ACCENT, HEAD, (-8, 0)),
    Part("nose", (1.17, 0.47, 0.00), (0.06, 0.055, 0.07), DETAIL, HEAD, gloss=0.7, fur=0.0),
    Part("ear", (0.66, 0.47, 0.24), (0.12, 0.25, 0.06), SECOND, HEAD, (12, -12)),
    eye((0.905, 0.585, 0.115), 0.045),
    Part("foreleg", (0.42, -0.46, 0.16), (0.105, 0.40, 0.10), MAIN, LEGS),
    Part("forepaw", (0.47, -0.81, 0.16), (0.14, 0.075, 0.10), ACCENT, LEGS),
    Part("hind leg", (-0.42, -0.38, 0.16), (0.15, 0.46, 0.12), MAIN, LEGS, (-9, 0)),
    Part("hind paw", (-0.41, -0.81, 0.17), (0.14, 0.075, 0.10), ACCENT, LEGS),
    Part("tail", (-0.70, 0.27, 0.00), (0.08, 0.30, 0.08), SECOND, TRUNK, (32, 0)),
)

CAT = (
    Part("body", (-0.10, 0.00, 0.00), (0.33, 0.52, 0.31), MAIN, TRUNK, (-18, 0)),
    Part("chest", (0.16, 0.12, 0.00), (0.18, 0.34, 0.21), ACCENT, TRUNK, (-6, 0)),
    Part("head", (0.16, 0.70, 0.00), (0.27, 0.25, 0.31), MAIN, HEAD),
    Part("ear", (0.11, 0.87, 0.19), (0.06, 0.27, 0.12), MAIN, HEAD, (0, 14)),
    Part("inner ear", (0.145, 0.89, 0.195), (0.04, 0.21, 0.08), ACCENT, HEAD, (0, 14)),
    Part("muzzle", (0.38, 0.62, 0.00), (0.10, 0.08, 0.14), ACCENT, HEAD),
    Part("nose", (0.47, 0.665, 0.00), (0.03, 0.025, 0.04), DETAIL, HEAD, gloss=0.5, fur=0.0),
    eye((0.37, 0.755, 0.135), 0.06),
    Part("foreleg", (0.26, -0.26, 0.13), (0.09, 0.40, 0.09), MAIN, LEGS, (4, 0)),
    Part("haunch", (-0.12, -0.36, 0.24), (0.32, 0.28, 0.15), MAIN, LEGS, (12, 0)),
    Part("paw", (0.33, -0.60, 0.15), (0.14, 0.075, 0.11), ACCENT, LEGS),
    Part("tail root", (-0.52, -0.55, 0.00), (0.30, 0.07, 0.07), MAIN, TRUNK, (4, 0)),
    Part("tail", (-0.86, -0.33, 0.00), (0.07, 0.30, 0.07), MAIN, TRUNK, (22, 0)),
    Part("tail tip", (-0.98, 0.02, 0.00), (0.065, 0.17, 0.065), SECOND, TRUNK, (-8, 0)),
)

HORSE = (
    Part("body", (0.00, 0.00, 0.00), (0.60, 0.27, 0.26), MAIN, TRUNK),
    Part("chest", (0.36, 0.01, 0.00), (0.27, 0.28, 0.25), MAIN, TRUNK),
    Part("croup", (-0.33, 0.02, 0.00), (0.30, 0.27, 0.26), MAIN, TRUNK),
    Part("neck", (0.60, 0.36, 0.00), (0.18, 0.46, 0.14), MAIN, HEAD, (-36, 0)),
    Part("mane", (0.49, 0.47, 0.00), (0.13, 0.46, 0.07), SECOND, HEAD, (-36, 0)),
    Part("head", (0.98, 0.62, 0.00), (0.31, 0.15, 0.13), MAIN, HEAD, (-42, 0)),
    Part("muzzle", (1.16, 0.44, 0.00), (0.13, 0.11, 0.11), ACCENT, HEAD, (-42, 0)),
    Part("ear", (0.82, 0.86, 0.08), (0.045, 0.14, 0.04), MAIN, HEAD, (-10, 8)),
    eye((0.95, 0.70, 0.105), 0.042),
    Part("upper foreleg", (0.40, -0.36, 0.14), (0.12, 0.34, 0.10), MAIN, LEGS),
    Part("lower foreleg", (0.41, -0.80, 0.14), (0.075, 0.28, 0.075), SECOND, LEGS),
    Part("thigh", (-0.46, -0.30, 0.15), (0.17, 0.36, 0.12), MAIN, LEGS, (-8, 0)),
    Part("lower hind leg", (-0.47, -0.79, 0.15), (0.075, 0.29, 0.075), SECOND, LEGS, (5, 0)),
    Part("tail", (-0.72, -0.14, 0.00), (0.09, 0.36, 0.09), SECOND, TRUNK, (-14, 0)),
)

TAXI = (
    Part("body", (0.00, 0.00, 0.00), (1.00, 0.24, 0.46), MAIN, TRUNK, gloss=0.5, fur=0.0),
    Part("bonnet", (0.58, 0.04, 0.00), (0.42, 0.20, 0.42), MAIN, TRUNK, gloss=0.5, fur=0.0),
    Part("boot", (-0.62, 0.06, 0.00), (0.38, 0.20, 0.42), MAIN, TRUNK, gloss=0.5, fur=0.0),
    Part("sill", (0.00, -0.15, 0.00), (0.94, 0.12, 0.45), SECOND, LEGS, gloss=0.2, fur=0.0),
    Part("cabin", (-0.06, 0.30, 0.00), (0.54, 0.27, 0.37), SECOND, HEAD, gloss=0.8, fur=0.0),
    Part("roof", (-0.07, 0.47, 0.00), (0.40, 0.11, 0.32), MAIN, HEAD, gloss=0.5, fur=0.0),
    Part("pillar", (-0.05, 0.30, 0.30), (0.07, 0.22, 0.085), MAIN, HEAD, (0, -14), 0.5, 0.0),
    Part("sign", (-0.06, 0.61, 0.00), (0.10, 0.08, 0.20), ACCENT, HEAD, gloss=0.3, fur=0.0),
    Part("headlight", (0.90, 0.04, 0.26), (0.08, 0.08, 0.10), ACCENT, TRUNK, gloss=1.0, fur=0.0),
    Part("front wheel", (0.58, -0.22, 0.38), (0.23, 0.23, 0.11), DETAIL, LEGS, fur=0.0),
    Part("rear wheel", (-0.58, -0.22, 0.38), (0.23, 0.23, 0.11), DETAIL, LEGS, fur=0.0),
    Part("front hub", (0.58, -0.22, 0.45), (0.10, 0.10, 0.06), ACCENT, LEGS, gloss=0.6, fur=0.0),
    Part("rear hub", (-0.58, -0.22, 0.45), (0.10, 0.10, 0.06), ACCENT, LEGS, gloss=0.6, fur=0.0),
)

SPHEROID = (Part("spheroid", (0.0, 0.0, 0.0), (1.0, 0.55, 0.55), MAIN, TRUNK),)
BALL = (Part("ball", (0.0, 0.0, 0.0), (0.8, 0.8, 0.8), MAIN, TRUNK),)

# Natural coats, display values 0…1, in the order of PALETTE.
COATS = {
    "panda": ((0.95, 0.94, 0.90), (0.10, 0.10, 0.12), (0.04, 0.03, 0.03), (0.88, 0.85, 0.78)),
    "gibbon": ((0.76, 0.57, 0.34), (0.20, 0.15, 0.13), (0.03, 0.02, 0.02), (0.94, 0.89, 0.78)),
    "turtle": ((0.30, 0.47, 0.22), (0.56, 0.46, 0.20), (0.05, 0.05, 0.04), (0.62, 0.70, 0.36)),
    "dog": ((0.78, 0.56, 0.33), (0.42, 0.25, 0.14), (0.06, 0.05, 0.05), (0.93, 0.83, 0.68)),
    "cat": ((0.62, 0.60, 0.59), (0.36, 0.35, 0.37), (0.10, 0.12, 0.06), (0.95, 0.92, 0.89)),
    "horse": ((0.50, 0.26, 0.13), (0.14, 0.09, 0.07), (0.04, 0.03, 0.02), (0.36, 0.22, 0.15)),
    "taxi": ((0.96, 0.76, 0.10), (0.16, 0.20, 0.25), (0.10, 0.10, 0.11), (0.93, 0.92, 0.86)),
    "spheroid": ((0.75, 0.72, 0.68),) * 4,
    "ball": ((0.75, 0.72, 0.68),) * 4,
}
TABLES = {
    "panda": PANDA, "gibbon": GIBBON, "turtle": TURTLE, "dog": DOG, "cat": CAT,
    "horse": HORSE, "taxi": TAXI, "spheroid": SPHEROID, "ball": BALL,
}  # fmt: skip
SHAPES = tuple(TABLES)  # everything that can be rendered
SPECIES = SHAPES[:7]  # what is sampled unless told otherwise


def shape_index(name):
    """The position of a shape's name in SHAPES; ValueError lists the names there are."""
    if name not in SHAPES:
        raise ValueError(f"no species {name!r} in the menagerie; there are {', '.join(SHAPES)}")
    return SHAPES.index(name)
