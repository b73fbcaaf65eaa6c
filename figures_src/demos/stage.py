"""A demo as it is played: text in, text out, and the same for every demo."""

import importlib
import json

from figures_src.demos import arrays


class Stage:
    """One demo, ready to be played.

    name: module in this package; weights: the JSON text {"arrays": …, "setup": …} of its bundle;
    words: JSON text, key -> text in the reader's language
    models: what runs the networks that the demo names in MODELS, with
        `await models.run(network, {input: flat array of floats})` -> {output: flat array of floats}
    """

    def __init__(self, name, weights, words, models=None):
        self.demo = importlib.import_module(f"figures_src.demos.{name}")
        kept = json.loads(weights)
        unpacked = {key: arrays.unpack(entry) for key, entry in kept["arrays"].items()}
        self.weights = self.demo.prepare(unpacked, kept["setup"])
        self.words, self.models = json.loads(words), models

    def opening(self):
        """Controls, first state and words, as JSON text."""
        found = {
            "controls": self.demo.CONTROLS,
            "state": self.demo.initial(self.weights),
            "words": self.words,
        }
        return json.dumps(found)

    async def show(self, state):
        """The scene of a state; both JSON text. Values the demo does not know are refused."""
        asked, first = json.loads(state), self.demo.initial(self.weights)
        if unknown := sorted(asked.keys() - first.keys()):
            raise ValueError(f"the demo has no {unknown[0]!r}, only {', '.join(first)}")
        given = (first | asked, self.weights, self.words)
        if hasattr(self.demo, "MODELS"):
            scene = await self.demo.scene(*given, self.models)
        else:
            scene = self.demo.scene(*given)
        return json.dumps(scene, separators=(",", ":"))
