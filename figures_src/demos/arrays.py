"""Measured arrays as text: what the browser gets of a trained network, to the last bit.

An array is {"type": "e", "shape": [12, 64, 3], "base64": "…"}: its numbers, little-endian and
row by row, in the letters of the standard `struct` module. `e` is a float of 16 bits, `f` of 32.
"""

import base64
import binascii
import math
import struct

TYPES = "efdBbhi"


def unpack(entry):
    """Nested tuples of an array's shape. Raises ValueError where the entry is damaged."""
    if entry["type"] not in TYPES:
        raise ValueError(f"unknown number type {entry['type']!r}, known: {', '.join(TYPES)}")
    form = f"<{math.prod(entry['shape'])}{entry['type']}"
    try:
        numbers = struct.unpack(form, base64.b64decode(entry["base64"], validate=True))
    except (struct.error, binascii.Error) as error:
        raise ValueError(f"damaged array of shape {entry['shape']}: {error}") from error
    return _fold(numbers, entry["shape"])


def _fold(numbers, shape):
    for length in reversed(shape[1:]):
        numbers = tuple(
            tuple(numbers[start : start + length]) for start in range(0, len(numbers), length)
        )
    return numbers if shape else numbers[0]
