"""Everything the demos need, put into a built site: site/assets/demo.

    pyodide/              Python itself, its memory after the start, and the demos' wheel
    onnx/                 what runs networks, where a demo asks for some
    <figure>.<net>.onnx   such a network
    <demo>.weights.json   what was measured, once for all languages
    <demo>.<lang>.svg     its first scene, a still picture until the reader starts Python
    demos.<lang>.json     words, files and their sizes: all that a page loads before the first touch

Every demo is played once while packing, so a broken one stops the build and not the reader.
"""

import asyncio
import importlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from figures_src.demos import stage
from scripts.demos import models, poster, snapshot
from scripts.demos.runtime import LIBRARY, onnx, runtime
from scripts.demos.weights import place, weights
from scripts.demos.wheel import FILE, wheel
from scripts.engine import files, waist
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.l10n import catalogue, interface, registry

FOLDER = "assets/demo"
SHELVED = f"pyodide/{LIBRARY}"
HOST = "demo_"  # the site's words for every demo begin so


def bundle(site_dir, root=ROOT):
    """Write all of it below `site_dir`; returns {path in the site: bytes written there}.

    Raises EngineError or L10nError before anything is written.
    """
    packed = contents(root)
    for path, data in packed.items():
        files.write(Path(site_dir) / FOLDER / path, data)
    return {f"{FOLDER}/{path}": len(data) for path, data in packed.items()}


def contents(root=ROOT):
    """{path below assets/demo: bytes}, the same on every machine."""
    python, engine = machine(root), {f"onnx/{name}": data for name, data in onnx(root).items()}
    kept = {demo: weights(demo, waist.read(name, root)) for name, demo in demos().items()}
    nets = {demo: models.contents(demo, root) for demo in kept}
    packed = python | engine
    for found in nets.values():
        packed |= {f"{network}.onnx": data for network, data in found.items()}
    lists = needed(python) | {"package": f"pyodide/{FILE}", "engine": sizes(engine)}
    for language in registry.read(root):
        listed = {}
        for demo, text in kept.items():
            name = demo.__name__.rpartition(".")[2]
            words = catalogue.words(f"demo.{name}", language, root)
            packed[f"{name}.weights.json"] = text.encode()
            scene = opening(demo, name, text, words, root)
            packed[poster.file(name, language)] = poster.svg(scene, root).encode()
            listed[name] = {
                "words": words, "weights": f"{name}.weights.json",
                "models": {network: f"{network}.onnx" for network in nets[demo]},
                "bytes": len(text) + sum(map(len, nets[demo].values())),
            }  # fmt: skip
        packed[f"demos.{language}.json"] = _json(
            lists | {"host": host(language, root), "demos": listed}
        )
    return packed


def machine(root):
    """{path: bytes} of Python for the browser, as it is and as it is after its start."""
    demos_wheel = wheel(root)
    files = runtime(root, demos_wheel) | {snapshot.FILE: snapshot.snapshot(root, demos_wheel)}
    return {f"pyodide/{name}": data for name, data in files.items()}


def needed(python):
    """What of it every demo needs, and what only a reader's own Python may ask for."""
    runtime = sizes(python)
    return {"library": {SHELVED: runtime.pop(SHELVED)}, "runtime": runtime}


def demos():
    """{name: module} of every demo: the modules that offer controls."""
    found = {}
    for path in sorted(Path(stage.__file__).parent.glob("[a-z]*.py")):
        module = importlib.import_module(f"figures_src.demos.{path.stem}")
        if hasattr(module, "CONTROLS"):
            found[path.stem] = module
    return found


def first_scene(name, language, root=ROOT):
    """What a page shows of a demo before the reader starts it."""
    demo = demos()[name]
    words = catalogue.words(f"demo.{name}", language, root)
    return opening(demo, name, weights(demo, waist.read(name, root)), words, root)


def opening(demo, name, text, words, root=ROOT):
    """The first scene of a demo; EngineError names the demo that breaks."""
    try:
        return played(stage.Stage(name, text, json.dumps(words), models.native(demo, root)), {})
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise EngineError(f"{place(demo)}: does not open ({what})") from error


def played(ready, state):
    """The scene of a state on a Stage. It waits in a thread of its own, since whoever asks may
    already stand in a loop of asyncio."""
    with ThreadPoolExecutor(1) as waiting:
        shown = waiting.submit(lambda: asyncio.run(ready.show(json.dumps(state))))
        return json.loads(shown.result())


def sizes(packed):
    """{path: how many bytes}."""
    return {path: len(data) for path, data in packed.items()}


def host(language, root):
    """The words around every demo."""
    every = interface.words(language, root)
    return {key.removeprefix(HOST): word for key, word in every.items() if key.startswith(HOST)}


def _json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
