"""What a reader may take away of a figure: the drawing, its data, its making, and how to cite it.

Everything lies below take/<figure> of its language: an SVG that stands alone, a PNG, the numbers
and the plotted series as CSV, the notebook, and an entry for BibTeX.
"""

import csv
import io
import itertools
import re
from pathlib import Path

from scripts.engine import drawings, files, waist
from scripts.l10n.desk import AUTHORS
from scripts.site.shelf import Shelf

FOLDER = "take"
SUFFIXES = {  # of the file -> what the link is called, the same in every language
    ".svg": "SVG", ".png": "PNG", ".numbers.csv": "CSV", ".series.csv": "CSV (series)",
    ".ipynb": "Jupyter", ".bib": "BibTeX",
}  # fmt: skip
VARIABLE = re.compile(r"var\(--ink-[\w-]+, (#[0-9a-fA-F]{6})\)")
FACE, PAPER = "'Source Sans 3', 'Noto Sans SC', sans-serif", "#fdfcf8"
ENTRY = """@misc{{where-the-map-ends-{figure},
  title        = {{{{{title}}}}},
  author       = {{{{{authors}}}}},
  howpublished = {{A figure of the essay \\emph{{Where the Map Ends}}}},
  note         = {{Measurement {fingerprint}; CC BY 4.0}}
}}
"""


def links(figure: str, up: str) -> list[tuple[str, str]]:
    """(address, name) of everything that can be taken, from a page that lies `up` from its root."""
    return [(f"{up}{FOLDER}/{figure}{suffix}", name) for suffix, name in SUFFIXES.items()]


def write(root: Path, code: str, site: Path) -> None:
    """Put the files of every measured figure below the folder of a language."""
    shelf, notebooks = Shelf(root), root / "build/notebooks" / code / "how"
    for path in sorted((root / waist.FOLDER).glob("*.json")):
        figure, measured = path.stem, shelf.measured(path.stem)
        drawn = shelf.drawing(figure, code)
        given = {
            ".svg": alone(drawn.wide).encode(),
            ".png": (root / drawings.FOLDER / code / f"{figure}.png").read_bytes(),
            ".numbers.csv": numbers(measured).encode(),
            ".series.csv": series(measured).encode(),
            ".ipynb": (notebooks / f"{figure}.ipynb").read_bytes(),
            ".bib": entry(figure, drawn.words["title"], measured.fingerprint).encode(),
        }
        for suffix, data in given.items():
            files.write(site / FOLDER / f"{figure}{suffix}", data)


def alone(svg: str) -> str:
    """A drawing that needs no page: light colours, a family of fonts, a paper to stand on."""
    head, end, rest = VARIABLE.sub(r"\1", svg).partition(">")
    left, top, wide, high = re.search(r'viewBox="([^"]+)"', head)[1].split()
    paper = f'<rect x="{left}" y="{top}" width="{wide}" height="{high}" fill="{PAPER}"/>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head} font-family="{FACE}"{end}{paper}{rest}'


def numbers(measured) -> str:
    """One row for each number: its middle, its interval, every seed."""
    columns = ["number", "middle", "low", "high", *(f"seed {seed}" for seed in measured.seeds)]
    rows = ([key, n.middle, n.low, n.high, *n.seeds] for key, n in measured.numbers.items())
    return table(columns, rows)


def series(measured) -> str:
    """One row for each plotted value: series, seed, its place in the series, the value."""
    rows = (
        [name, measured.seeds[place[0]], " ".join(map(str, place[1:])), value]
        for name, array in measured.series.items()
        for place, value in _values(array)
    )
    return table(["series", "seed", "place", "value"], rows)


def _values(array):
    places = itertools.product(*map(range, array.shape))
    return zip(places, array.ravel().tolist(), strict=True)


def table(columns, rows) -> str:
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return told.getvalue()


def entry(figure: str, title: str, fingerprint: str) -> str:
    """How to cite the figure, as BibTeX."""
    return ENTRY.format(figure=figure, title=title, authors=AUTHORS, fingerprint=fingerprint[:12])
