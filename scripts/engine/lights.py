"""What `@kept` functions answer while a figure is drawn, kept in build/lights: lit paper, mostly.

New words, another language or a new house style leave it as it was, and making it takes longer
than the rest of a drawing.
"""

import functools

from scripts.engine import arrays, files, waist
from scripts.engine.store_names import reached_by
from scripts.engine.surroundings import versions

FOLDER = "build/lights"


class Lights:
    """Answers `lights(function, arguments)` for `figures_src.kept` in the checkout `root`.

    unchanged: says whether the sources are still those that this process runs; where they are not,
    a function answers, but what it says is not kept
    """

    def __init__(self, root, unchanged):
        self.root, self.unchanged = root, unchanged

    def __call__(self, function, arguments):
        sources = self.sources(function)
        if not sources:
            return function(*arguments)
        path = self.root / FOLDER / f"{name(sources, arguments)}.npz"
        return unpacked(files.kept(path, lambda: waist.packed(function(*arguments))))

    @functools.cache  # noqa: B019 - for as long as one figure is drawn
    def sources(self, function):
        """A function with the content of all that it reaches, "" where that is not known."""
        if not self.unchanged():
            return ""
        reached = reached_by(function, self.root)
        return f"{function.__qualname__} {reached.fingerprint} {versions(reached.outside)}"


def name(sources, arguments):
    """What an answer is called: it hangs on the function and on its arguments."""
    return files.digest(" ".join([sources, *map(spelled, arguments)]))[:32]


def spelled(value):
    """A plain value or an array as text that no other one shares."""
    if hasattr(value, "tobytes"):
        return f"{value.dtype.str}{value.shape}{files.digest(value.tobytes())}"
    return repr(value)


def unpacked(data):
    """The arrays in the bytes of an .npz by their names, in memory of their own."""
    return {each: arrays.unpacked(data, each) for each in arrays.names_in(data)}
