"""How the learners of the moon shot aim, in plain Python: one day at a time.

The same as `figures_src.launchers`, `figures_src.measuring.gravitation` and, where one new flight
has been seen, `figures_src.measuring.landing`; what each was told beforehand stands there. Phases
and angles are radians, speeds km/s. `zone` is (phases, speeds, angles) of the trials, each (lowest,
highest), in these units.
"""

import random
from math import exp, log, pi, remainder, tanh, tau
from operator import mul
from typing import NamedTuple

from figures_src.demos import flight

FIXES = tuple(range(2, 25, 2))  # hours at which a radar sees a craft
NOISE = 0.01  # of a fix, Mm
GUESSES = [k / 50 for k in range(-4, 5)]  # how far the Earth's pull may have moved, logarithms
LIMIT = 9  # of logarithms: no pull is guessed to be ten thousand times ours or more


class Net(NamedTuple):
    """Two hidden layers of tanh. layers: per unit (bias, weights); answer: weights; offset."""

    layers: tuple
    answer: tuple[float, ...]
    offset: float


def net(arrays, name):
    """The network kept as `name`.weights.0 (inputs, width), .biases.0 (1, width), the same of the
    second layer, .answer (width, 1) and .offset (1, 1)."""
    layers = tuple(
        tuple(zip(arrays[f"{name}.biases.{k}"][0], zip(*arrays[f"{name}.weights.{k}"], strict=True),
                  strict=True))
        for k in (0, 1)
    )  # fmt: skip
    (answer,) = zip(*arrays[f"{name}.answer"], strict=True)
    return Net(layers, answer, arrays[f"{name}.offset"][0][0])


def said(net, inputs):
    """What a network answers to a list of numbers."""
    for layer in net.layers:
        inputs = [tanh(bias + sum(map(mul, weights, inputs))) for bias, weights in layer]
    return net.offset + sum(map(mul, net.answer, inputs))


def shown(zone, *launch):
    """A launch as a network sees it: the zone's limits are -1 and 1."""
    middle = sum(zone[0]) / 2
    turned = (middle + remainder(launch[0] - middle, tau), *launch[1:])
    return [scaled(value, *limits) for value, limits in zip(turned, zone, strict=False)]


def scaled(value, low, high):
    """A number with the limits at -1 and 1."""
    return (2 * value - low - high) / (high - low)


def answered(net, zone, phase, speed, limits):
    """The angle a direct network chooses, within the limits."""
    low, high = zone[2]
    angle = (low + high + said(net, shown(zone, phase, speed)) * (high - low)) / 2
    return min(max(angle, limits[0]), limits[1])


def planned(net, zone, phase, speed, limits, candidates=64):
    """The angle at which a simulator sees the least miss: of many, then of many around the best."""
    low, high = limits
    for _ in range(3):
        room = (high - low) / (candidates - 1)
        angles = [low + room * k for k in range(candidates)]
        best = min(angles, key=lambda angle: abs(said(net, shown(zone, phase, speed, angle))))
        low, high = best - room, best + room
    return best


def aimed(law, phase, speed, limits, candidates=7, rounds=7):
    """The angle whose computed flight meets the Moon, None where none does.

    A coarse look over the limits, in long steps, then the regula falsi (Illinois) where the miss
    changes sign. The miss grows with the angle.
    """
    room = (limits[1] - limits[0]) / (candidates - 1)
    angles = [limits[0] + room * k for k in range(candidates)]
    looks = [(angle, flight.fly(phase, speed, angle, law, 0.25).miss) for angle in angles]
    for (low, below), (high, above) in zip(looks[:-1], looks[1:], strict=True):
        if below <= 0 < above < below + pi:
            return closed_in(law, phase, speed, [low, below], [high, above], rounds)
    return None


def closed_in(law, phase, speed, low, high, rounds):
    """The angle between two, (angle, miss) each, at which the miss is nought."""
    for _ in range(rounds):
        middle = low[0] - low[1] * (high[0] - low[0]) / (high[1] - low[1])
        miss = flight.fly(phase, speed, middle, law).miss
        near, far = (low, high) if miss <= 0 else (high, low)
        near[:] = middle, miss
        far[1] /= 2
        if abs(miss) < 1e-9:  # a tenth of a millimetre and less is no miss
            break
    return middle


def moved(net, zone, launch, miss):
    """A direct network, its answers shifted so that one flight fits: by hindsight, its launch
    would have met a Moon that stood `miss` further."""
    phase, speed, angle = launch
    wrong = scaled(angle, *zone[2]) - said(net, shown(zone, phase + miss, speed))
    return net._replace(offset=net.offset + wrong)


def corrected(net, zone, launch, miss):
    """A simulator, its answers shifted so that the miss of one flight fits."""
    return net._replace(offset=net.offset + miss - said(net, shown(zone, *launch)))


def tracked(launch, gravity, seed=0):
    """Where a radar sees a craft in its first day, 10 km off each way (one sigma)."""
    noise = random.Random(seed)
    places = flight.places(*launch, FIXES, gravity)
    return [place + complex(noise.gauss(0, NOISE), noise.gauss(0, NOISE)) for place in places]


def fitted(law, launch, seen, rate, rounds=8):
    """The pulls that fit a tracked flight best: Levenberg's damped least squares, in logarithms,
    from the best of some guesses about an older law. rate: the Moon's, as seen in the sky."""
    old = log(law.earth / flight.EARTH_PULL), log(law.moon / flight.MOON_PULL)
    starts = [(old[0] + guess, old[1]) for guess in GUESSES]
    looks = [apart(start, launch, seen, rate) for start in starts]
    here = min(looks, key=lambda look: dot(look, look))
    best, damping = starts[looks.index(here)], 1e-2
    for _ in range(rounds):
        slopes = [
            [(there - now) / 1e-5 for there, now in zip(apart(tried, launch, seen, rate), here,
                                                        strict=True)]
            for tried in ((best[0] + 1e-5, best[1]), (best[0], best[1] + 1e-5))
        ]  # fmt: skip
        tried = tuple(map(sum, zip(best, downhill(slopes, here, damping), strict=True)))
        there = apart(tried, launch, seen, rate)
        gain = dot(here, here) - dot(there, there)
        if gain > 0:
            best, here, damping = tried, there, damping / 10
        else:
            damping *= 10
        if abs(gain) < 1e-9:
            break
    return pulls(best, rate)


def pulls(logs, rate):
    """The gravity of two logarithms of pulls, in those of our world."""
    earth, moon = (exp(min(max(part, -LIMIT), LIMIT)) for part in logs)
    return flight.Gravity(earth * flight.EARTH_PULL, moon * flight.MOON_PULL, rate)


def apart(logs, launch, seen, rate):
    """Seen less computed places, Mm, for the logarithms of two pulls."""
    places = flight.places(*launch, FIXES, pulls(logs, rate))
    return [there - here for there, here in zip(seen, places, strict=True)]


def downhill(slopes, here, damping):
    """The damped step of two parameters: (bend + damping) · step = - slope · here."""
    one, two = slopes
    a, b, c = dot(one, one), dot(one, two), dot(two, two)
    a, c = (bend + damping * (bend + 1e-12 * (a + c)) for bend in (a, c))
    p, q = -dot(one, here), -dot(two, here)
    return (p * c - q * b) / (a * c - b * b), (q * a - p * b) / (a * c - b * b)


def dot(one, two):
    """The sum of products of two lists of places, coordinate by coordinate."""
    return sum(a.real * b.real + a.imag * b.imag for a, b in zip(one, two, strict=True))
