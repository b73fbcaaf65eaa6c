"""Networks for demos: their bytes for the browser, and the same interface run on this machine.

The browser's side is docs/assets/demo/models.js; tests play demos over both and compare.
"""

import math
from array import array
from functools import lru_cache

from scripts.demos.weights import place
from scripts.engine import networks
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT

LIMIT = 1_000_000  # bytes per demo


def contents(demo, root=ROOT):
    """{network: bytes} of what a demo's MODELS name; EngineError where they are too large."""
    found = {network: networks.content(network, root) for network in named(demo)}
    if (total := sum(map(len, found.values()))) > LIMIT:
        size = math.ceil(total / 1000)
        raise EngineError(
            f"{place(demo)}: its networks take {size} kB of {LIMIT // 1000}: name fewer"
        )
    return found


def named(demo):
    """ "<figure>.<network>" of each network that a demo asks for."""
    return getattr(demo, "MODELS", ())


def native(demo, root=ROOT):
    """What runs a demo's networks here; None where it asks for none."""
    return Native(contents(demo, root)) if named(demo) else None


class Native:
    """Runs networks {name: bytes of ONNX} by onnxruntime, as the browser's worker does."""

    def __init__(self, found):
        self.sessions = {network: session(content) for network, content in found.items()}

    async def run(self, network, given):
        """{output: flat array of floats} for {input: array("f")}.

        Raises ValueError where the network is unknown, or an input has another shape.
        """
        import numpy as np

        if network not in self.sessions:
            raise ValueError(f"MODELS names no network '{network}'")
        asked, feeds = self.sessions[network], {}
        for each in asked.get_inputs():
            numbers = given.get(each.name, array("f"))
            shape = fitted(network, each.name, each.shape, len(numbers))
            feeds[each.name] = np.array(numbers, np.float32).reshape(shape)
        names = [output.name for output in asked.get_outputs()]
        answers = zip(names, asked.run(names, feeds), strict=True)
        return {name: array("f", answer.tobytes()) for name, answer in answers}


@lru_cache(maxsize=8)
def session(content):
    """One thread: the same sums in the same order everywhere."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def fitted(network, name, shape, count):
    """The lengths of an input, whose only open one follows from how many numbers there are."""
    known = math.prod(length for length in shape if isinstance(length, int))
    is_open = any(not isinstance(length, int) for length in shape)
    if (not count or count % known) if is_open else count != known:
        wanted = " × ".join(map(str, shape))
        raise ValueError(f"{network}: {name} takes {wanted} numbers, not {count}")
    return [length if isinstance(length, int) else count // known for length in shape]
