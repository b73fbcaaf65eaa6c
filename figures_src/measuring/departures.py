"""Steps away from pictures of the menagerie, and for each how far off the map it leads.

A `Place` is a handful of pictures with everything about the map around them: slopes, the part of
picture space that runs along it, and what the ordinary scene is. Asked for a step of a kind and a
size, it renders or adds it; asked for nats, it fits the map to the result.
"""

from dataclasses import dataclass

import torch

from figures_src.measuring import attacks, border, off_manifold, steps
from figures_src.worlds import menagerie

ON_MAP = ("natural", "pose", "sought")  # rendered again, so they end on a real picture
OFF_MAP = ("brightness", "blur", "gauss", "signs", "pixel", "adversarial")
KINDS = ON_MAP + OFF_MAP
BY_LENGTH = ("brightness",)  # nearly along the map: matched by its whole length
BOUND = 0.5  # pixel L2: the length that costs one nat when the worst real step is sought


@dataclass(frozen=True)
class Place:
    """n pictures (n, 3, h, w) of scenes, sigma (one pixel's noise), and the map around them.

    slopes: off_manifold.Slopes; along (n, D, 33), dimension (n,): the tangent space; seen (n, D),
    left (n,): the best explanation of each picture itself and its nats
    """

    scenes: menagerie.Scenes
    images: torch.Tensor
    prior: object
    sigma: float
    slopes: off_manifold.Slopes
    along: torch.Tensor
    dimension: torch.Tensor
    best: torch.Tensor
    left: torch.Tensor

    def draw(self, theta):
        return menagerie.render(self.scenes.with_theta(theta), self.images.shape[-1])

    def strange(self, theta):
        return self.prior.strangeness(self.scenes.with_theta(theta))

    def jacobian(self, theta):
        return menagerie.jacobian(self.scenes.with_theta(theta), self.images.shape[-1])

    def nats(self, theta, pictures, rounds):
        """Lambda (n,): nats of log p_sigma lost from each picture to the changed one.

        theta (n, 33): where the fit begins
        """
        _, left = off_manifold.fitted(
            lambda t: self.draw(t).flatten(1), self.strange, theta, pictures.flatten(1),
            self.slopes, self.sigma, rounds,
        )  # fmt: skip
        return left - self.left

    def across(self, deltas):
        """Length of the part of each change (n, ...) that points off the map: (n,)."""
        return off_manifold.normal(deltas.flatten(1), self.along).norm(dim=1)

    def volume_change(self, theta):
        """Nats that Lambda leaves out: what the map's own stretching adds from here to theta."""
        scenes = self.scenes.with_theta(theta)
        there = off_manifold.slopes(self.jacobian(theta), self.prior.slopes(scenes), self.sigma)
        logs = [s.factor.diagonal(dim1=1, dim2=2).log().sum(1) for s in (there, self.slopes)]
        return logs[0] - logs[1]


def at(scenes, size, prior, sigma, rounds):
    """The Place of these scenes."""
    images = menagerie.render(scenes, size)
    jacobian = menagerie.jacobian(scenes, size)
    slopes = off_manifold.slopes(jacobian, prior.slopes(scenes), sigma)
    along, dimension = off_manifold.tangent(jacobian)
    empty = torch.zeros(len(scenes))
    place = Place(scenes, images, prior, sigma, slopes, along, dimension, empty, empty)
    best, left = off_manifold.fitted(
        lambda t: place.draw(t).flatten(1), place.strange, scenes.theta, images.flatten(1),
        slopes, sigma, rounds,
    )  # fmt: skip
    return Place(scenes, images, prior, sigma, slopes, along, dimension, best, left)


def directions(place, classifier, generator):
    """{kind: direction}: pictures (n, 3, h, w) for steps off the map, theta (n, 33) for others."""
    images, labels = place.images, place.scenes.label
    slope = border.lead_slope(classifier, images, labels)
    return {
        "natural": place.prior.wander(len(images), generator),
        "pose": turning(len(images), generator),
        "sought": sought(place, slope),
        "brightness": steps.brightness(images, generator),
        "blur": steps.blur(images),
        "gauss": steps.gauss(images, generator),
        "signs": steps.signs(images, generator),
        "pixel": steps.one_pixel(images, slope.view_as(images)),
        "adversarial": steps.adversarial(classifier, images, labels),
    }


def turning(count, generator):
    """Turns about random axes: theta (count, 33)."""
    ways = torch.zeros(count, len(menagerie.PARAMETERS))
    ways[:, menagerie.columns("turn")] = torch.randn(count, 3, generator=generator)
    return ways


def sought(place, slope):
    """The change of theta that lowers the lead most for what it costs in length and in nats."""
    seen, prior = place.slopes.seen, place.slopes.prior
    cost = seen.mT @ seen / BOUND**2 + prior.mT @ prior
    pull = seen.mT @ slope.double()[..., None]
    return -torch.linalg.solve(cost, pull)[..., 0].float()


def step(place, kind, way, size):
    """Where the fit begins, theta (n, 33), and the changed pictures, `size` away.

    Off the map the part across it has that size, in pixel L2; one pixel is what it is.
    """
    if kind in ON_MAP:
        return steps.rendered(place.draw, place.scenes.theta, place.images, way, size)
    if kind == "pixel":
        return place.scenes.theta, place.images + way
    lengths = way.flatten(1).norm(dim=1) if kind in BY_LENGTH else place.across(way)
    return place.scenes.theta, steps.scaled(place.images, way, lengths, size)


def taken(place, classifier, kind, way, size, rounds):
    """One step of every picture: its numbers (n,) by name, and the pictures themselves.

    nats: Lambda; used, linear: rho and what one gradient foretells of it; length, across: pixel
    L2; wrong: truths; delta (n, D)
    """
    theta, pictures = step(place, kind, way, size)
    delta = (pictures - place.images).flatten(1)
    labels = place.scenes.label
    lead = attacks.lead(classifier(place.images), labels)
    after = attacks.lead(classifier(pictures), labels)
    slope = border.lead_slope(classifier, place.images, labels)
    return {
        "nats": place.nats(theta, pictures, rounds),
        "used": (lead - after) / lead,
        "linear": -(slope * delta).sum(1) / lead,
        "length": delta.norm(dim=1),
        "across": place.across(delta),
        "wrong": after <= 0,
    }, pictures, theta  # fmt: skip
