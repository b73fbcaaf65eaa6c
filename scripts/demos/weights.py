"""Arrays of a measurement as JSON that the demos' `arrays.unpack` reads back to the last bit."""

import base64
import json
import math

from scripts.engine.errors import EngineError, did_you_mean

LIMIT = 250_000  # bytes per demo
LETTERS = {"float16": "e", "float32": "f", "float64": "d", "uint8": "B", "int8": "b"}
LETTERS |= {"int16": "h", "int32": "i"}


def weights(demo, measured):
    """JSON text {"arrays": …, "setup": …} of what a demo's WEIGHTS ask of a measurement."""
    arrays = {}
    for name in demo.WEIGHTS:
        if name not in measured.exhibit:
            near = did_you_mean(name, measured.exhibit)
            raise EngineError(
                f"{place(demo)}: WEIGHTS asks for '{name}', which no exhibit of "
                f"{measured.figure} has{near}"
            )
        arrays[name] = entry(measured.exhibit[name])
    found = {"arrays": arrays, "setup": measured.setup}
    text = json.dumps(found, sort_keys=True, separators=(",", ":"))
    if len(text) > LIMIT:
        size = math.ceil(len(text) / 1000)
        raise EngineError(
            f"{place(demo)}: its weights take {size} kB of {LIMIT // 1000}: keep fewer"
        )
    return text


def entry(array):
    """One array as plain data: type, shape and its bytes, little-endian and row by row."""
    if array.dtype.name not in LETTERS:
        raise EngineError(f"an array of {array.dtype} cannot go to a browser: keep it as float16")
    content = array.astype(array.dtype.newbyteorder("<")).tobytes()
    return {
        "type": LETTERS[array.dtype.name],
        "shape": list(array.shape),
        "base64": base64.b64encode(content).decode(),
    }


def place(demo):
    return demo.__name__.replace(".", "/") + ".py"
