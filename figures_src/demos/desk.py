"""What the browser's worker talks to: all demos of a page, as their readers play and change them.

Every question is answered by JSON text, {"answer": …} or, where Python raised, {"trouble": …} as
`editing.told` says it. Nothing that a reader writes gets any further.
"""

import importlib
import json
import sys

from figures_src.demos import editing
from figures_src.demos.stage import Stage

OUTSIDE = ("js", "pyodide_js", "pyodide.http", "pyodide.code")  # names of what is not Python's


def alone():
    """Nothing that leads out of Python can be imported any more."""
    for name in list(sys.modules):
        if any(name == outer or name.startswith(f"{outer}.") for outer in OUTSIDE):
            del sys.modules[name]


class Desk:
    """Demos by name, each on a stage of its own."""

    def __init__(self):
        self.given, self.stages = {}, {}

    async def open(self, demo, weights, words, models=None):
        """The opening of a demo as it was written, see `Stage`."""
        self.given[demo] = demo, weights, words, models
        return await answered(self._open, demo)

    async def edit(self, demo, texts):
        """The same with modules {module: text}, JSON text, in place of those it has."""
        return await answered(self._edit, demo, json.loads(texts))

    async def texts(self, demo):
        """The Python of a demo as it was written, {module: text}, see `editing.texts`."""
        return await answered(_texts, demo)

    async def show(self, demo, state):
        """The scene of a state."""
        return await answered(self.stages[demo].show, state)

    async def _open(self, demo):
        self.stages[demo] = Stage(*self.given[demo])
        return self.stages[demo].opening()

    async def _edit(self, demo, texts):
        words = dict(importlib.import_module(f"{editing.PACKAGE}.{demo}").WORDS)
        with editing.changed(texts):
            stage = Stage(*self.given[demo])
            # The reader's language has no words for what the reader wrote.
            stage.words |= {
                key: text for key, text in stage.demo.WORDS.items() if words.get(key) != text
            }
            opening = stage.opening()
        self.stages[demo] = stage
        return opening


async def _texts(demo):
    return json.dumps(editing.texts(demo))


async def answered(work, *given):
    """Awaits the JSON text of an answer; whatever is raised is told."""
    try:
        return f'{{"answer":{await work(*given)}}}'
    except BaseException as error:  # also sys.exit() in a reader's Python
        return json.dumps({"trouble": editing.told(error)})
