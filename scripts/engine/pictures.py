"""Pictures inside drawings, packed as small as they go, and kept packed in build/pictures.

Packing takes longer than the rest of a drawing, and new words, another language or a phone's
layout leave most pictures as they were. A kept one begins with its own digest, so that a damaged
one is noticed and packed anew.
"""

import contextlib
import functools
import io

from scripts.engine import files

FOLDER = "build/pictures"
QUALITY = 70  # at two device pixels per page pixel its traces cannot be seen
DIGEST = 64  # bytes of a digest in hexadecimal


@functools.lru_cache(maxsize=64)  # the wide and the narrow drawing show the same pictures
def smallest(data):
    """A PNG as lossless or as high-quality WebP, whichever is smaller."""
    from PIL import Image

    picture, packed = Image.open(io.BytesIO(data)).convert("RGBA"), []
    for settings in ({"lossless": True}, {"quality": QUALITY, "alpha_quality": 100}):
        memory = io.BytesIO()
        picture.save(memory, "WEBP", method=6, **settings)
        packed.append(memory.getvalue())
    return min(packed, key=len)


def kept(data, root):
    """`smallest` of a PNG, remembered in the checkout `root` where that can be written."""
    path = root / FOLDER / f"{name(data)}.webp"
    if packed := read(path):
        return packed
    packed = smallest(data)
    with contextlib.suppress(OSError):  # a full disk: the drawing itself will say so
        files.write(path, files.digest(packed).encode() + packed)
    return packed


def name(data):
    """What a packed picture hangs on: the picture, how it is packed, and by which version."""
    import PIL

    return files.digest(data + f"{QUALITY} {PIL.__version__}".encode())[:32]


def read(path):
    """A packed picture, b"" where it is not there or not whole."""
    try:
        data = path.read_bytes()
    except OSError:
        return b""
    packed = data[DIGEST:]
    return packed if data[:DIGEST] == files.digest(packed).encode() else b""


def forget(root):
    """Remove every packed picture; returns how many there were. Drawings pack theirs again."""
    paths = list((root / FOLDER).glob("*.webp"))
    for path in paths:
        path.unlink(missing_ok=True)
    return len(paths)
