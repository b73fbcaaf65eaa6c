"""A script that was damaged on its way is not run: each carries the hash that it must have.

Sealed are host.js and search.js, the modules that a page names, and Material's bundle, which the
search loads at the first touch. Not sealed is what these load by themselves: the parts of a demo,
the worker and the index of the search; nor the styles and the classic scripts (colours.js,
evidence.js, portions.js): opened from a folder, without a server, a browser can check no hash and
would refuse them, and the page would stand there naked. Modules do not run from a folder anyway.
Source: Subresource Integrity, https://www.w3.org/TR/SRI/
"""

import base64
import functools
import hashlib
import re
from pathlib import Path

from scripts.site import staging

SCRIPT = re.compile(r'(<script type="module" src|data-script)="([^"]+)"')


def seal(site: Path) -> None:
    """Writes the hashes into every page of a built site."""
    hashed = functools.cache(integrity)
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        sealed = SCRIPT.sub(lambda found, page=page: with_hash(found, site, page, hashed), text)
        if sealed != text:
            page.write_text(sealed, encoding="utf-8")


def with_hash(found: re.Match, site: Path, page: Path, hashed) -> str:
    """`src="x"` and `data-script="x"` with the hash of that file behind it."""
    name = "data-integrity" if found[1] == "data-script" else "integrity"
    return f'{found[0]} {name}="{hashed(place(site, page, found[2]))}"'


def place(site: Path, page: Path, address: str) -> Path:
    """The file that an address on a page means; 404.html writes it from the root of the host."""
    if not address.startswith("/"):
        return (page.parent / address).resolve()
    return (site / address.removeprefix(staging.path()).lstrip("/")).resolve()


def integrity(path: Path) -> str:
    """SHA-384 of a file, as SRI writes it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()
