"""Isomap: unroll a cloud by the shortest ways through its neighbours, and compare with the truth.

Tenenbaum, de Silva and Langford (2000), Science 290: classical scaling of the lengths of the
shortest paths in the graph that joins each point with its nearest neighbours.
"""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, shortest_path


def isomap(points, dimensions, near=12):
    """Coordinates (points, dimensions), and the share of the points that are in one piece."""
    graph = neighbour_graph(points, near)
    _, piece = connected_components(graph, directed=False)
    whole = piece == np.bincount(piece).argmax()
    ways = shortest_path(graph[whole][:, whole], directed=False)
    places = np.full((len(points), dimensions), np.nan)
    places[whole] = scaled(ways**2, dimensions)
    return places, float(whole.mean())


def neighbour_graph(points, near):
    """A sparse matrix of the distances from every point to its nearest `near` others."""
    square = (points**2).sum(1)
    squares = square[:, None] + square - 2 * points @ points.T
    np.fill_diagonal(squares, np.inf)
    chosen = np.argpartition(squares, near, axis=1)[:, :near]
    rows = np.repeat(np.arange(len(points)), near)
    lengths = np.sqrt(np.maximum(np.take_along_axis(squares, chosen, 1).ravel(), 1e-24))
    return coo_array((lengths, (rows, chosen.ravel())), shape=squares.shape).tocsr()


def scaled(squares, dimensions):
    """Classical scaling of squared distances (n, n) to coordinates (n, dimensions)."""
    values, vectors = np.linalg.eigh(-0.5 * centred(squares))
    chosen = np.argsort(values)[::-1][:dimensions]
    return vectors[:, chosen] * np.sqrt(np.maximum(values[chosen], 0))


def centred(matrix):
    """The matrix less the means of its rows and columns."""
    return matrix - matrix.mean(0) - matrix.mean(1, keepdims=True) + matrix.mean()


def agreement(places, truth):
    """Procrustes R² of two clouds (points, k), each first given unit spread in every direction.

    1 where one is the other turned, mirrored and stretched; 0 where they have nothing in common.
    Units of the truth (radians, lengths) therefore do not matter.
    """
    one, other = (np.linalg.qr(cloud - cloud.mean(0))[0] for cloud in (places, truth))
    matched = np.linalg.svd(one.T @ other, compute_uv=False).sum()
    return float((matched / truth.shape[1]) ** 2)
