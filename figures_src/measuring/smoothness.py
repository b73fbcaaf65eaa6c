"""How smooth is the way from picture to picture? The exponent a of ‖I(θ + h) − I(θ)‖ ~ hᵃ.

1 says that a small step changes the picture in proportion: there is a tangent. Below 1 there is
none; a sharp edge that moves gives exactly ½, because h of the picture changes fully and the norm
takes a root. Pictures with sharp edges are nowhere differentiable: Wakin, Donoho, Choi and
Baraniuk (2005), "The multiscale structure of non-differentiable image manifolds", SPIE 5914.
"""

import numpy as np


def exponents(steps, distances):
    """The exponent between each step and the next: (…, n - 1) of distances (…, n)."""
    return np.diff(np.log(distances), axis=-1) / np.diff(np.log(steps))


def edge(step, blur):
    """Distance between an edge and the same edge moved by `step`, exactly; lengths in one unit.

    The edge rises from 0 to 1 as a straight ramp of width `blur`; 0 is a sharp step. The distance
    is the root of the integral of the squared difference.
    """
    step = np.asarray(step, dtype=float)
    if blur == 0:
        return np.sqrt(step)
    near = step**2 / blur - step**3 / (3 * blur**2)
    return np.sqrt(np.where(step < blur, near, step - blur / 3))


def longest_step(pictures):
    """The largest distance between pictures (n, …) one step apart along a way."""
    flat = pictures.reshape(len(pictures), -1)
    return float(np.sqrt(((flat[1:] - flat[:-1]) ** 2).sum(1)).max())
