"""The worst picture among true ones: nothing is painted, the animal is only looked at again.

A *view* turns places (n, k) in [-1, 1] into pictures (n, 3, h, w) of the same things under
natural conditions, differentiably. Searching there finds errors of generalization; searching
among all pictures finds adversarial examples. Telling the two apart is the point of Stutz, Hein &
Schiele 2019, arXiv:1812.00740.
"""

import torch

from figures_src.measuring import attacks


def worst_of(classifier, pictures, labels):
    """The least lead of each label over many pictures of its thing, and which picture that is.

    pictures (draws, n, 3, h, w); labels (n,). Returns lead and index, each (n,); a lead below 0
    is a mistake.
    """
    with torch.inference_mode():
        leads = torch.stack([attacks.lead(classifier(few), labels) for few in pictures])
    return leads.min(0)


def climbed(classifier, view, start, labels, steps, step=0.25):
    """The least lead found by following gradients through the view, from places `start` (n, k).

    Signs of gradients, a step that falls to nothing, places kept in [-1, 1]. The start counts,
    so this is never better for the network than where it began.
    """
    place, least = start.clone(), torch.full((len(start),), torch.inf)
    for left in range(steps, -1, -1):
        place = place.detach().requires_grad_()
        lead = attacks.lead(classifier(view(place)), labels)
        least = torch.minimum(least, lead.detach())
        slope = torch.autograd.grad(lead.sum(), place)[0]
        place = (place - step * left / steps * slope.sign()).clamp(-1, 1)
    return least
