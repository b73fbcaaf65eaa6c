"""The demos' Python as a plain `py3-none-any` wheel, the same bytes on every machine.

A wheel is a zip with three small files of metadata: https://packaging.python.org/specifications/binary-distribution-format
"""

import base64
import hashlib
import io
import zipfile

NAME, VERSION = "where-the-map-ends-demos", "1"
STEM = f"{NAME.replace('-', '_')}-{VERSION}"
FILE = f"{STEM}-py3-none-any.whl"
METADATA = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {VERSION}\n"
KIND = "Wheel-Version: 1.0\nGenerator: scripts.demos\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def wheel(root):
    """Bytes of the wheel of figures_src/demos below `root`."""
    paths = [root / "figures_src/__init__.py", *sorted((root / "figures_src/demos").glob("*.py"))]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    info = f"{STEM}.dist-info"
    files |= {f"{info}/METADATA": METADATA.encode(), f"{info}/WHEEL": KIND.encode()}
    rows = [f"{name},{_hash(data)},{len(data)}\n" for name, data in files.items()]
    files[f"{info}/RECORD"] = "".join([*rows, f"{info}/RECORD,,\n"]).encode()
    return archive(files)


def archive(files):
    """Bytes of a zip of {name: bytes} that depend on nothing else."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as pack:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            pack.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)
    return memory.getvalue()


def _hash(data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return "sha256=" + digest.decode().rstrip("=")
