"""Pictures inside drawings, packed as small as they go, and kept packed in build/pictures.

Packing takes longer than the rest of a drawing, and new words, another language or a phone's
layout leave most pictures as they were.
"""

import io

from scripts.engine import files

FOLDER = "build/pictures"
QUALITY = 70  # at two device pixels per page pixel its traces cannot be seen


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
    return files.kept(root / FOLDER / f"{name(data)}.webp", lambda: smallest(data))


def name(data):
    """What a packed picture hangs on: the picture, how it is packed, and by which version."""
    import PIL

    return files.digest(data + f"{QUALITY} {PIL.__version__}".encode())[:32]
