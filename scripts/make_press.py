"""Put what readers take away whole into site/: the essay as PDF, and as a zip for offline.

python -m scripts.make_press

A PDF for every language in which each chapter can be read; one zip for all languages. Both lie in
site/take, and every page links to them. The next `make site` takes them out again, since they
would then belong to another text.
"""

import functools
import time
from pathlib import Path

from scripts.engine import files, options
from scripts.engine.errors import EngineError
from scripts.engine.files import ROOT
from scripts.l10n import interface, registry
from scripts.site import book, offline, printing, staging, takeaways

NAME = "where-the-map-ends"
MARK = "<!-- press -->"  # of the footer, where the links go


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
    for code in registry.read(root):
        link(root, site, code, {name: len(data) for name, data in made.items()})


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


def link(root: Path, site: Path, code: str, sizes: dict[str, int]) -> None:
    """Fill the mark in the footer of every page of a language."""
    language, words = registry.find(code, root), interface.words(code, root)
    given = [("press_pdf", f"{NAME}.{code}.pdf"), ("press_zip", f"{NAME}.zip")]
    for path in own_pages(root, site, language):
        up = "../" * (len(path.relative_to(site).parts) - 1) + takeaways.FOLDER
        links = " · ".join(
            f'<a href="{up}/{name}" download>{words[key].format(size=_mega(sizes[name]))}</a>'
            for key, name in given
            if name in sizes
        )
        text = path.read_text(encoding="utf-8")
        files.write(path, text.replace(MARK, f"<p>{words['press']}: {links}</p>").encode())


def own_pages(root: Path, site: Path, language) -> list[Path]:
    """HTML files of one language: the source's lie around the folders of the others."""
    others = [site / other.code for other in registry.read(root).values() if not other.source]
    found = (site / staging.folder_of(language)).rglob("*.html")
    return [path for path in found if not language.source or not set(others) & set(path.parents)]


def _mega(size: int) -> str:
    return f"{size / 1e6:.0f}"


if __name__ == "__main__":
    options.run(main, __doc__, {})
