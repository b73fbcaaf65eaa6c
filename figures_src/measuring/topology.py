"""Where a network draws its coast, what its last layer holds, and how steep its cliffs are.

A network that answers one question about the plane divides it into land (answer above 0) and
sea. Whether it can draw an *island* is a question of topology, not of effort.
"""

import numpy as np
import torch


@torch.no_grad()
def right(model, positions, labels):
    """Share of the points that each member puts on the right side: array (members,).

    positions: tensor (points, 2); labels: tensor (points,), 1 for land and 0 for sea
    """
    land = model(positions) > 0
    return (land == (labels[:, None] > 0)).float().mean(0).numpy()


@torch.no_grad()
def best_taught(model, positions, labels, among):
    """Index of the member, of the first `among`, with the lowest loss on what it was taught."""
    signed = (model(positions) * (2 * labels[:, None] - 1))[:, :among]
    return int(torch.nn.functional.softplus(-signed).mean(0).argmin())


@torch.no_grad()
def heights(model, member, reach, cells):
    """Answers of one member, in logits, on a square grid of the plane: float16 (cells, cells).

    reach: the grid covers -reach … reach in both directions; the first row is the lowest.
    """
    steps = torch.linspace(-reach, reach, cells)
    up, across = torch.meshgrid(steps, steps, indexing="ij")
    logits = model(torch.stack([across.ravel(), up.ravel()], 1))[:, member]
    return logits.reshape(cells, cells).half().numpy()


@torch.no_grad()
def above_sea(model, member, positions):
    """Places that one member's last layer gives to positions (points, 2): (points, width).

    The last coordinate is the distance from the line or plane with which the network separates,
    positive where it says land; the others span that plane, the longest direction first. All are
    divided by the largest, so the longest reach is 1.
    """
    held = model.held(positions)[member].double().numpy()
    answer = model.answer[member, :, 0].double().numpy()
    length = np.linalg.norm(answer)
    height = (held @ answer + model.offset[member].item()) / length
    flat = held - held.mean(0) - np.outer((held - held.mean(0)) @ answer, answer) / length**2
    directions = np.linalg.svd(flat, full_matrices=False)[2][: held.shape[1] - 1]
    places = np.column_stack([flat @ directions.T, height])
    return places / np.abs(places).max()


def steepest(model, reach, places):
    """Steepest slope of each member's answer P between -reach and reach: array (members,).

    Unit: change of P, from 0 to 1, per unit of the one input. places: points of the grid.
    """
    line = torch.linspace(-reach, reach, places)[:, None, None]
    line = line.repeat(1, len(model.answer), 1).requires_grad_()
    torch.sigmoid(model(line)).sum().backward()
    return line.grad[..., 0].abs().amax(0).numpy()


@torch.no_grad()
def profile(model, member, reach, places):
    """One member's answer P along the line from -reach to reach: array (places,)."""
    line = torch.linspace(-reach, reach, places)[:, None]
    return torch.sigmoid(model(line)[:, member]).numpy()
