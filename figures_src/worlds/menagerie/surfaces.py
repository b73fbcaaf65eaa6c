"""Which surfaces a pixel shows, how far their edges are, and how they hide one another.

Coverage of a surface is a sigmoid of the distance to its silhouette; which of two surfaces
hides the other is a sigmoid of their difference in depth. Both sigmoids are the quintic
smoothstep: twice continuously differentiable, and exactly 0 or 1 away from the edge, so that
leaving out what cannot be seen changes nothing at all.
"""

import torch

from figures_src.worlds.menagerie.camera import ROWS

STEEPEST = 1.875  # the slope of the smoothstep in its middle
JOINT = 0.035  # object radii of depth over which two touching surfaces melt together
ROUND_EDGE = 0.1  # share of a silhouette's discriminant where the surface turns away smoothly


def split(rows):
    """Name the rows of the camera's table: {name: (numbers, …)}."""
    return dict(zip(ROWS, rows.split(tuple(ROWS.values())), strict=True))


def visible(rows, u, v, size, soft):
    """(pixel, part) of every surface that may contribute, sorted by pixel; no gradients.

    rows: (rows, parts, count). A surface may contribute if its silhouette reaches the pixel
    and no surface that covers the whole pixel lies clearly in front of it: two joints, because
    behind the first joint a surface is unseen but may still hide one that is half seen.
    """
    monomials = torch.stack([u * u, v * v, torch.ones_like(u), u * v, u, v])
    named = split(rows)
    conic = flat(named["conic"], monomials)
    edge = distance(conic, flat(named["slope"], monomials), size)
    reached = (edge.amax(0) > -reach(soft)).nonzero()[:, 0]
    edge = edge.index_select(1, reached)
    ray = [flat(named["form"], monomials), flat(named["pull"], monomials[[4, 5, 2]])]
    conic, form, pull = (x.index_select(1, reached) for x in (conic, *ray))
    peak = named["peak"][0].index_select(1, reached // len(u))
    depth = meeting(conic, form, pull, peak)
    opaque = torch.where(edge >= reach(soft), depth, torch.inf).amin(0)
    may = (edge > -reach(soft)) & (depth < opaque + 2 * JOINT)
    spot, part = may.T.nonzero().unbind(1)
    return reached[spot], part


def flat(coefficients, monomials):
    """(k, parts, count) and (k, pixels) -> the polynomial (parts, count·pixels): one product."""
    _, parts, count = coefficients.shape
    return (coefficients.flatten(1).T @ monomials).reshape(parts, count * monomials.shape[1])


def surface(named, eye, size):
    """Pixels inside the silhouette (negative outside) and depth of every pair."""
    u, v = eye
    conic, slope, form = (quadratic(named[key], u, v) for key in ("conic", "slope", "form"))
    pull = named["pull"][0] * u + named["pull"][1] * v + named["pull"][2]
    return distance(conic, slope, size), meeting(conic, form, pull, named["peak"][0])


def quadratic(c, u, v):
    return (c[0] * u + c[3] * v + c[4]) * u + (c[1] * v + c[5]) * v + c[2]


def distance(conic, slope, size):
    """Signed distance to the silhouette in pixels, to first order (Sampson's distance)."""
    return conic * torch.rsqrt(slope) * (size / 2)


def meeting(conic, form, pull, peak):
    """Depth t of the near intersection; outside the silhouette, of the closest approach."""
    return (pull - smooth_root(conic) * peak.sqrt()) / form


def smooth_root(x):
    """About sqrt(max(x, 0)), smooth at 0: sqrt((x + s) / 2) with s = sqrt(x² + ROUND_EDGE²).

    For negative x the same number is written as a quotient, which cannot cancel to sqrt(0).
    """
    root = (0.5 * (x.abs() + (x.square() + ROUND_EDGE**2).sqrt())).sqrt()
    return torch.where(x >= 0, root, 0.5 * ROUND_EDGE / root)


def reach(soft):
    """Pixels from the silhouette at which coverage becomes exactly 0 or 1."""
    return STEEPEST * soft / 2


def coverage(edge, soft):
    """Share of the pixel that the surface covers."""
    if soft == 0:
        return (edge > 0).to(edge.dtype)
    return smoothstep(edge / (2 * reach(soft)) + 0.5)


def smoothstep(x):
    """0 below 0, 1 above 1, twice continuously differentiable between (Perlin's quintic)."""
    x = x.clamp(0, 1)
    return x * x * x * (x * (6 * x - 15) + 10)


def hiding(gap, soft):
    """How far a surface `gap` object radii nearer hides the other one, 0…1."""
    if soft == 0:
        return (gap > 0).to(gap.dtype)
    return smoothstep(gap / (2 * JOINT) + 0.5)


def shares(pixel, cover, depth, soft, pixels):
    """The share of each pair in its pixel's light; all shares of a pixel sum to its coverage.

    cover·Π(1 - cover·hiding) over the other surfaces of the same pixel, brought to the sum
    1 - Π(1 - cover). The pairs are sorted by pixel, so "the others" are found by shifting the
    whole list by one, two, … places until no pair has so many neighbours.
    """
    clear, bare, step = cover, 1 - cover, 1
    while bool((same := pixel[step:] == pixel[:-step]).any()):
        near, far = cover[:-step] * same, cover[step:] * same
        over = hiding(depth[step:] - depth[:-step], soft)
        clear = product(clear, 1 - near * over, 1 - far * (1 - over), step)
        bare = product(bare, 1 - near, 1 - far, step)
        step += 1
    total = torch.zeros(pixels, dtype=cover.dtype).index_add(0, pixel, clear)
    return clear * (1 - bare) / (total[pixel] + 1e-12)


def product(values, later, earlier, step):
    """values times `later` on all but the first `step`, times `earlier` on all but the last."""
    one = torch.ones_like(values[:step])
    return values * torch.cat([one, later]) * torch.cat([earlier, one])
