"""Put what readers take away whole into site/: the essay as PDF, and as a zip for offline.

python -m scripts.make_press

A PDF for every language in which each chapter can be read; one zip for all languages. Both lie in
site/take, and every page links to them. The next `make site` takes them out again, since they
would then belong to another text.
"""

import functools
import re
import time
from pathlib import Path

from scripts.engine import files, options
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.l10n import interface, registry
from scripts.site import book, offline, printing, takeaways

NAME = offline.NAME
MARK = re.compile(r"<!-- press (\S+) (\S+) -->")  # of the footer, where the links go


def main(given):
    press(ROOT, ROOT / "site")
    return 0


def press(root: Path, site: Path) -> None:
    """Print, pack, link. Raises EngineError where there is no site or no browser."""
    if not (site / "index.html").exists():
        raise EngineError("site/index.html: there is no site to print; make site makes it")
    made = {}
    for code in book.languages(root):
        name = f"{NAME}.{code}.pdf"
        made[name] = timed(name, functools.partial(pdf, root, site, code))
    made[f"{NAME}.zip"] = timed(f"{NAME}.zip", lambda: offline.pack(site, readme(root)))
    for name, data in made.items():
        files.write(site / takeaways.FOLDER / name, data)
    link(root, site, {name: len(data) for name, data in made.items()})


def timed(name: str, make):
    """What `make` makes, and a line about its size and time."""
    begun = time.monotonic()
    data = make()
    print(f"{name}: {len(data) / 1e6:.1f} MB in {time.monotonic() - begun:.0f} s", flush=True)
    return data


def pdf(root: Path, site: Path, code: str) -> bytes:
    """The book of one language."""
    name = f"build/press/{code}.html"
    return printing.bound(root, name, lambda at: book.book(root, site, code, at))


def readme(root: Path) -> str:
    """How to open what was unpacked, in every language."""
    told = [interface.words(code, root)["press_readme"] for code in registry.read(root)]
    return "\n\n".join(dict.fromkeys(told)) + "\n"


def link(root: Path, site: Path, sizes: dict[str, int]) -> None:
    """Fill the mark in the footer of every page, which says its language and the way to the root.

    sizes: name of a file in site/take -> bytes
    """
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        files.write(path, MARK.sub(lambda mark: links(root, *mark.groups(), sizes), text).encode())


def links(root: Path, code: str, up: str, sizes: dict[str, int]) -> str:
    """The line of a footer; up: the way from its page to the site's root, as "../"."""
    words = interface.words(code, root)
    given = [("press_pdf", f"{NAME}.{code}.pdf"), ("press_zip", f"{NAME}.zip")]
    told = " · ".join(
        f'<a href="{up}{takeaways.FOLDER}/{name}" download>'
        f"{words[key].format(size=_mega(sizes[name]))}</a>"
        for key, name in given
        if name in sizes
    )
    return f"<p>{words['press']}: {told}</p>"


def _mega(size: int) -> str:
    return f"{size / 1e6:.0f}"


if __name__ == "__main__":
    options.run(main, __doc__, {})
