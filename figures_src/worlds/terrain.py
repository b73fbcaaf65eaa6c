"""A fractal land: every height is known, so every place has a true name.

Spectral synthesis (Voss 1985; Peitgen & Saupe, "The Science of Fractal Images", 1988): a sum of
plane waves whose strength falls as (cycles per mile)^-(1 + roughness), which gives the surface of a
fractional Brownian motion of that Hurst exponent, between the longest and the shortest wave. Its
fractal dimension is 3 - roughness. Lengths are miles; the land is a square of `SIDE` miles, and
places are (n, 2), east and north. The longest wave is longer than the land, which therefore never
repeats itself.
"""

from dataclasses import dataclass

import numpy as np

SIDE = 100.0  # miles
BIOMES = ("sea", "shore", "plain", "forest", "mountain", "snow")  # from the deep upwards
SHARES = (0.40, 0.06, 0.22, 0.16, 0.11, 0.05)  # of the land that each takes


@dataclass(frozen=True)
class Land:
    """A whole land in a few hundred numbers.

    waves: (n, 2) cycles per mile; strengths: (2, n) of the cosine and the sine of each
    levels: (5,) heights between one biome and the next
    """

    waves: np.ndarray
    strengths: np.ndarray
    levels: np.ndarray

    def heights(self, places):
        """Height at each place (n, 2), in standard deviations of the family of such lands."""
        return ripples(self.waves, places) @ self.strengths.ravel()

    def biomes(self, places):
        """The true name of each place, a position in `BIOMES`."""
        return self.named(self.heights(places))

    def named(self, heights):
        """The name of any height."""
        return np.searchsorted(self.levels, heights)


def ripples(waves, places):
    """Cosines, then sines, of all waves at all places: (places, 2 waves)."""
    phases = 2 * np.pi * np.asarray(places) @ waves.T
    return np.concatenate([np.cos(phases), np.sin(phases)], 1)


def lattice(longest, shortest):
    """Every wave of a square `longest` miles wide, down to `shortest` miles: (n, 2).

    A wave and its opposite are the same wave, so one of the two is left out.
    """
    most = int(longest / shortest)
    east, north = np.mgrid[-most : most + 1, -most : most + 1].reshape(2, -1)
    half = (north > 0) | ((north == 0) & (east > 0))
    short = np.hypot(east, north) <= longest / shortest
    return np.stack([east, north], 1)[half & short] / longest


def expected(waves, roughness):
    """Standard deviation of each wave's cosine and sine, so that heights have variance 1: (n,)."""
    falling = np.hypot(*waves.T) ** -(1.0 + roughness)
    return falling / np.sqrt((falling**2).sum())


def draw_land(waves, roughness, rng):
    """A random land; its levels give every biome its share of the square."""
    strengths = rng.standard_normal((2, len(waves))) * expected(waves, roughness)
    heights = Land(waves, strengths, np.zeros(5)).heights(grid(128))
    return Land(waves, strengths, np.quantile(heights, np.cumsum(SHARES[:-1])))


def grid(cells):
    """The middles of cells x cells squares that tile the land, from the south-west: (cells², 2)."""
    middles = (np.arange(cells) + 0.5) * SIDE / cells
    north, east = np.meshgrid(middles, middles, indexing="ij")
    return np.stack([east.ravel(), north.ravel()], 1)


def anywhere(number, rng):
    """Places drawn evenly from the whole land."""
    return rng.uniform(0, SIDE, (number, 2))


def light(heights, steep=1.6):
    """Hill shading of a square of heights (cells, cells), lit from the north-west: 0 to 31.

    steep: how much heights are exaggerated against miles of the ground
    """
    north, east = np.gradient(heights * steep, SIDE / len(heights))
    lit = (1 + 3 * (east - north)) / np.sqrt(1 + 18 * (north**2 + east**2))
    return np.round(31 * np.clip(lit / 2, 0, 1)).astype(np.uint8)
