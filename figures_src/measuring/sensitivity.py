"""How steep a classifier is, and where: along the map, across it, and in which unit.

The map is the set of real pictures. At each of its points the picture space splits into the
tangent space, spanned by what the scene can do (turn, light, colour), and all the rest, the normal
space. A slope is a change of a score for one unit of length; what the unit is has to be said.

The table of {typical, worst} by {tangent, normal}: worst is the length of the slope's part in a
space, typical its root mean square over an orthonormal basis, which is worst / sqrt(dimension).
"""

import torch

from figures_src.measuring import attacks, border, off_manifold

LEVEL = 1 / 255  # one step of a display


def split(slope, along):
    """Lengths of the parts of slopes (n, D) along the map and across it: two of (n,).

    along (n, D, k): orthonormal columns, or zero ones, as `off_manifold.tangent` gives them.
    """
    inside = (along.mT @ slope.double()[..., None])[..., 0].norm(dim=1)
    return inside, off_manifold.normal(slope, along).norm(dim=1)


def table(slope, along, dimension):
    """The four entries (n,) in score per pixel L2, and the dimension's share of the energy.

    dimension (n,): of the tangent space. `share` is what the slope has there, `chance` is what a
    slope in a random direction would have on average, dimension / D.
    """
    tangent, normal = split(slope, along)
    every = slope.shape[1]
    return {
        "worst_tangent": tangent, "worst_normal": normal,
        "typical_tangent": tangent / dimension**0.5,
        "typical_normal": normal / (every - dimension) ** 0.5,
        "share": tangent**2 / (tangent**2 + normal**2), "chance": dimension / every,
    }  # fmt: skip


def logit_slopes(classifier, images):
    """Gradients of all logits by the pixels (n, classes, D), double precision.

    The mean of the logits is taken away: adding the same to all of them changes no answer.
    """
    images = images.detach().requires_grad_()
    logits = classifier(images).sum(0)
    rows = [torch.autograd.grad(z, images, retain_graph=True)[0].flatten(1) for z in logits]
    rows = torch.stack(rows, 1).double()
    return rows - rows.mean(1, keepdim=True)


def spectrum(rows):
    """Singular values (n, classes - 1), largest first, of logit slopes (n, classes, k)."""
    return torch.linalg.svdvals(rows @ rows.mT).sqrt()[:, : rows.shape[1] - 1]


def by_arc(rows, jacobian, least=1e-9):
    """Logit slopes (n, classes, p) for each of p natural parameters, per pixel L2 of its path.

    jacobian (n, D, p); a parameter that does not move the picture has slope 0.
    """
    jacobian = jacobian.double()
    length = jacobian.norm(dim=1, keepdim=True)
    return torch.where(length > least, rows @ jacobian / length.clamp(min=least), 0.0)


def per_level(slope):
    """Most a score can change (n,) when every channel of every pixel moves by one display step."""
    return slope.flatten(1).abs().sum(1) * LEVEL


def walked(classifier, view, jacobian, theta, low, high, labels, length, steps):
    """The lead (n,) after the steepest real walk down, and how far from the start it ends.

    view: theta (n, k) -> pictures (n, 3, h, w); jacobian: theta -> (n, D, k); low, high (n, k):
    the walk stays between them. Each of `steps` follows the steepest descent of the lead within
    the tangent space of the place where it stands, along a path of pixel-L2 `length` in all, so
    that it is never farther away. The lowest lead on the way counts.
    """
    start = view(theta)
    lowest = attacks.lead(classifier(start), labels)
    farthest = torch.zeros_like(lowest)
    for _ in range(steps):
        slope = border.lead_slope(classifier, view(theta), labels).double()
        down = _real(jacobian(theta).double(), -slope, theta, low, high)
        theta = _within(view, theta, down, low, high, length / steps)
        pictures = view(theta)
        lead = attacks.lead(classifier(pictures), labels)
        gone = attacks.lengths(start, pictures)
        farthest = torch.where(lead < lowest, gone, farthest)
        lowest = torch.minimum(lowest, lead)
    return lowest, farthest


def _real(jacobian, wanted, theta, low, high, ridge=1e-6):
    """Changes of theta (n, k) whose pictures change most nearly as wanted (n, D).

    Parameters that stand at a bound do not move beyond it: they are taken out, then asked again.
    """
    free = torch.ones_like(jacobian[:, 0])
    for _ in range(2):
        slopes = jacobian * free[:, None]
        metric = slopes.mT @ slopes
        scale = metric.diagonal(dim1=1, dim2=2).amax(1)[:, None]
        braced = metric + torch.diag_embed(ridge * scale + 1 - free)
        change = torch.linalg.solve(braced, slopes.mT @ wanted[..., None])[..., 0] * free
        out = ((theta <= low) & (change < 0)) | ((theta >= high) & (change > 0))
        free = free * ~out
    return change * free


def _within(view, theta, change, low, high, length, halvings=8):
    """theta moved along its change as far as the picture moves by `length`, or to the bounds."""
    here = view(theta)
    near, far = torch.zeros(len(theta), 1), torch.ones(len(theta), 1)

    def moved(by):
        return torch.minimum(torch.maximum(theta + (by * change).float(), low), high)

    for _ in range(halvings):  # find a far end that is too far, if there is one
        short = attacks.lengths(here, view(moved(far))) < length
        far = torch.where(short[:, None], 4 * far, far)
    for _ in range(2 * halvings):
        middle = (near + far) / 2
        short = (attacks.lengths(here, view(moved(middle))) < length)[:, None]
        near, far = torch.where(short, middle, near), torch.where(short, far, middle)
    return moved(near)
