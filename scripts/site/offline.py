"""The essay as one zip: unpacked, it is read from a folder, and any static server plays its demos.

A browser that opens a folder looks for no index.html, so every link inside names its file. The
same site gives the same bytes: names are sorted, and every file is from the same day.
"""

import io
import posixpath
import re
import zipfile
from pathlib import Path

NAME = "where-the-map-ends"  # of the folder in the zip, of the zip and of the books
DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell
LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"#?]*)')
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
LEFT = re.compile(  # what a reader of a folder does not need, and what must not hold itself
    r"_headers|\.htaccess|_nginx\.conf|robots\.txt|sitemap\.xml(\.gz)?"  # of the host
    rf"|(\w[\w-]*/)?(feed\.xml|cards/.+|take/{NAME}\..+)"  # of each language
)


def pack(site: Path, told: str) -> bytes:
    """A zip of a built site.

    told: the plain text that lies on top in the zip and says how to open it, and how to serve it
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        put(archive, "README.txt", told.encode())
        for name, path in files(site):
            data = path.read_bytes()
            put(archive, name, named(data.decode()).encode() if name.endswith(".html") else data)
    return made.getvalue()


def files(site: Path):
    """(name, path) of every file of the site that a reader without a network can use."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return [(name, found[name]) for name in sorted(found) if not LEFT.fullmatch(name)]


def put(archive, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(f"{NAME}/{name}", DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, wherever it is made
    archive.writestr(entry, data, compresslevel=9)


def named(html: str) -> str:
    """A page whose links to folders name the file in them."""
    return LINK.sub(lambda link: link[1] + file_of(link[2]), html)


def file_of(address: str) -> str:
    """`../cliffs/` -> `../cliffs/index.html`; files, anchors and other hosts stay as they are."""
    if not address or SCHEME.match(address):
        return address
    if address.endswith("/") or posixpath.basename(address) in (".", ".."):
        return posixpath.join(address, "index.html")
    return address
