"""A page printed to PDF by Chromium, and the pages on which the places of a PDF begin.

The contents of a book need page numbers that only printing can tell, so it is printed twice.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from scripts import find_browser, serving
from scripts.engine import files
from scripts.engine.errors import EngineError

SECONDS = 300  # after which a browser that prints nothing is given up
OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\s(.*?)\nendobj", re.DOTALL)
KIDS = re.compile(rb"/Kids \[([^\]]*)\]")
REFERENCE = re.compile(rb"(\d+) 0 R")
PLACE = re.compile(rb"/([^\s/\[<>()]+) \[(\d+) 0 R /XYZ")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def bound(root: Path, name: str, write: Callable[[dict[str, int]], str]) -> bytes:
    """PDF of what `write` makes of the pages on which its places begin.

    name: of the HTML file below `root` that is printed and served from there
    Raises EngineError where there is no browser, or it prints nothing.
    """
    files.write(root / name, write({}).encode())
    first = places(printed(root, name))
    files.write(root / name, write(first).encode())
    return printed(root, name)


def printed(root: Path, name: str) -> bytes:
    """PDF of one HTML file, served with everything beside it below `root`."""
    program = find_browser.find()
    if not program:
        raise EngineError(find_browser.MEND)
    with serving.served(root) as address, tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "printed.pdf"
        told = _run(program, folder, made, address + name)
        if not made.exists():
            raise EngineError(f"{program}: printed nothing ({told}); CHROME_PATH names another")
        return made.read_bytes()


def _run(program: str, profile: str, made: Path, address: str) -> str:
    """Chromium's last words."""
    command = [
        program, "--headless", "--disable-gpu", "--disable-background-networking",
        f"--user-data-dir={profile}/profile", "--no-pdf-header-footer",
        "--generate-pdf-document-outline", f"--print-to-pdf={made}",
        *(["--no-sandbox"] if os.geteuid() == 0 else []), address,
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f"no answer for {SECONDS} seconds"
    return (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]


def places(pdf: bytes) -> dict[str, int]:
    """Name of each place that something in a PDF of Chromium's links to -> its page, from 1.

    Chromium writes its dictionaries in plain text, which is all that is read here.
    """
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    pages = {number: at for at, number in enumerate(_leaves(objects), 1)}
    return {
        ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), name).decode(): pages[int(page)]
        for body in objects.values()
        for name, page in PLACE.findall(body)
        if name != b"Dest" and int(page) in pages
    }


def _leaves(objects: dict[int, bytes]) -> list[int]:
    """Numbers of the page objects in their order."""
    parents = {int(kid) for body in objects.values() for kid in _kids(body)}
    tree = [number for number, body in objects.items() if _kids(body) and number not in parents]
    order = []

    def walk(number):
        kids = _kids(objects[number])
        order.extend([] if kids else [number])
        for kid in kids:
            walk(int(kid))

    for number in tree:
        walk(number)
    return order


def _kids(body: bytes) -> list[bytes]:
    listed = KIDS.search(body)
    return REFERENCE.findall(listed[1]) if listed and b"/Type /Pages" in body else []
