"""Small pictures as flat planes of red, green and blue, 0 … 1, and what a hand or chance does.

A place is the number of a pixel, counted row by row.
"""

import random
import re
from array import array

SIDE, LEVELS = 32, 255
AREA = SIDE * SIDE
MOST = 32  # pixels that a hand may paint
TOUCH = re.compile(r"(\d{1,2}),(\d{1,2});")  # column, row


def quantised(pixels):
    """As a file keeps them: whole levels of 255."""
    return array("f", [round(pixel * LEVELS) / LEVELS for pixel in pixels])


def noise(pixels, epsilon, seed):
    """The same size, every sign by lot."""
    lot = random.Random(seed).choice
    return [min(max(pixel + lot((-epsilon, epsilon)), 0), 1) for pixel in pixels]


async def painted(ask, pixels, places, label):
    """Each place in turn gets the one of eight extreme colours that costs the right name most.

    ask: (pixels of several pictures) -> logits of each; label: number of the right name
    """
    for place in places:
        tries = [dabbed(pixels, place, colour) for colour in range(8)]
        rows = await ask(tries)
        pixels = min(zip(rows, tries, strict=True), key=lambda tried: lead(tried[0], label))[1]
    return pixels


def dabbed(pixels, place, colour):
    """One pixel in one of the eight colours whose red, green and blue are nothing or full."""
    found = array("f", pixels)
    for channel in range(3):
        found[channel * AREA + place] = colour >> channel & 1
    return found


def lead(logits, label):
    """How far a name is ahead of the best other one."""
    return logits[label] - max(logit for k, logit in enumerate(logits) if k != label)


def touched(memory):
    """Places that a hand touched, as numbers of pixels, each once: the first `MOST`."""
    pairs = [tuple(map(int, pair)) for pair in TOUCH.findall(memory)]
    places = (row * SIDE + column for column, row in pairs if max(column, row) < SIDE)
    return list(dict.fromkeys(places))[:MOST]


def paper(pixels):
    """Planes of 0 … 1 as bytes, red, green and blue of each pixel together."""
    levels = [0 if p < 0 else LEVELS if p > 1 else int(p * LEVELS + 0.5) for p in pixels]
    found = bytearray(3 * AREA)
    for channel in range(3):
        found[channel::3] = bytes(levels[channel * AREA : (channel + 1) * AREA])
    return bytes(found)
