"""The look: matt clay under a soft lamp, a bright sky, a warm floor, and a little fur.

Light is Lambert's cosine, wrapped so that it fades smoothly to zero at the back instead of
stopping at the terminator ((1 + n·l)/2, squared). Fur is a sum of sines of the body's own
coordinates, even in z, so that a mirrored animal wears the mirrored fur.
"""

import torch

SKY, FLOOR, LAMP = (0.38, 0.41, 0.45), (0.28, 0.25, 0.22), (0.82, 0.78, 0.72)
SHINE = 0.6
RIM = 0.30  # how much a surface darkens where it turns away from the eye


def shaded(named, eye, depth):
    """The colours of visible points (3, points).

    named: the table's rows of each point's surface; eye: u, v; depth: object radii.
    """
    x, y, z = normal(named, eye, depth)
    lamp = named["light"]
    facing = x * lamp[0] + y * lamp[1] + z * lamp[2]
    bright = (0.5 + 0.5 * facing).square()
    up, away = 0.5 + 0.5 * y, 1 - z.square()
    dim = (1 + named["fur"][0] * fur(named, eye, depth)) * (1 - RIM * away.square())
    glint = named["gloss"][0] * SHINE * highlight(x, y, z, lamp)
    light = [f + (s - f) * up + k * bright for s, f, k in zip(SKY, FLOOR, LAMP, strict=True)]
    return torch.stack([c * dim * b + glint for c, b in zip(named["colour"], light, strict=True)])


def normal(named, eye, depth):
    """Outward unit normal in view coordinates, three tensors (points)."""
    (u, v), (xx, yy, zz, xy, xz, yz), h = eye, named["form"], named["pull"]
    lens = named["lens"][0]
    x = (depth * (xx * u + 0.5 * (xy * v + xz)) - h[0]) * lens
    y = (depth * (yy * v + 0.5 * (xy * u + yz)) - h[1]) * lens
    z = depth * (zz + 0.5 * (xz * u + yz * v)) - h[2]
    scale = torch.rsqrt(x * x + y * y + z * z + 1e-12)
    return x * scale, y * scale, z * scale


def highlight(x, y, z, lamp):
    """A small glint where the surface mirrors the lamp, seen along the axis (Blinn, power 32)."""
    a, b, c = lamp[0], lamp[1], lamp[2] - 1
    mirror = (x * a + y * b + z * c) * torch.rsqrt(a * a + b * b + c * c + 1e-6)
    squared = mirror.clamp_min(0).square()
    return squared.square().square().square().square()


def fur(named, eye, depth):
    """Light and dark strands, -1…1, fixed to the body."""
    (u, v), g, o = eye, named["grain"], named["origin"]
    x, y, z = (depth * (g[3 * i] * u + g[3 * i + 1] * v + g[3 * i + 2]) + o[i] for i in range(3))
    warp = torch.sin(x + 1.3 * y + named["phase"][0]) + torch.cos(1.1 * z)
    return 0.5 * (torch.sin(2.1 * y - 1.2 * x + 2 * warp) + torch.sin(1.7 * x + 1.1 * y - 2 * warp))
