"""What a page may quote: measurements, drawings, claims and references, each read once."""

import datetime
import functools
import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.demos import bundle
from scripts.engine import memo, waist
from scripts.l10n import registry
from scripts.l10n.problem import LOADER
from scripts.site import chronicle, references

FIGURE = re.compile(r"^/// figure \| (\w+)", re.MULTILINE)
ROOT = Path(__file__).resolve().parents[2]


class Missing(LookupError):
    """Something quoted is not there; `known` are the names that are."""

    def __init__(self, what: str, known=(), mend: str = ""):
        super().__init__(what)
        self.known, self.mend = tuple(known), mend


@dataclass(frozen=True)
class Drawing:
    """A figure drawn in one language: inline SVG for a wide and a narrow column, and its words."""

    wide: str
    narrow: str
    words: dict


@dataclass(frozen=True)
class Shelf:
    """The repository as pages see it. `root` is another folder only in tests."""

    root: Path = ROOT

    @functools.cache  # noqa: B019 - a shelf lives as long as its build
    def measured(self, figure: str) -> waist.Measured:
        """Measurement of a figure; Missing with the known names, or WaistError if damaged."""
        names = sorted(path.stem for path in (self.root / "docs/measured").glob("*.json"))
        if figure not in names:
            raise Missing(f"no figure {figure} is measured", names)
        return waist.read(figure, self.root)

    @functools.cache  # noqa: B019
    def committed(self, figure: str) -> datetime.date | None:
        """The day on which a measurement was committed, None where nobody recorded it."""
        return chronicle.committed(figure, self.root)

    @functools.cache  # noqa: B019
    def drawing(self, figure: str, language: str) -> Drawing:
        """What `make figures` drew; Missing where it has not, or where there is no alt text."""
        folder = self.root / "build/figures" / language
        parts = [folder / f"{figure}.{part}" for part in ("wide.svg", "narrow.svg", "words.json")]
        if absent := [path.name for path in parts if not path.exists()]:
            raise Missing(f"figure {figure} is not drawn ({absent[0]})", mend="make figures")
        wide, narrow, words = (path.read_text(encoding="utf-8") for path in parts)
        words = json.loads(words)
        if not str(words.get("alt", "")).strip():
            mend = f'give WORDS["alt"] in figures_src/figures/{figure}.py a sentence'
            raise Missing(f"figure {figure} has no alt text", mend=mend)
        return Drawing(_bare(wide), _bare(narrow), words)

    @functools.cache  # noqa: B019
    def first_scene(self, demo: str, language: str) -> dict:
        """What a demo shows before it is started; EngineError names the demo that breaks."""
        return bundle.first_scene(demo, language, self.root)

    @functools.cache  # noqa: B019
    def controls(self, demo: str) -> tuple[dict, ...]:
        """What a demo offers the reader's hand, as figures_src/demos/scene.py declares it."""
        return bundle.demos()[demo].CONTROLS

    @functools.cached_property
    def claims(self) -> dict[str, dict]:
        """docs/claims.yml: id -> {source, experiment, status, figure, <language>: text}."""
        return _claims(self.root / "docs/claims.yml")

    @functools.cached_property
    def places(self) -> dict[str, str]:
        """figure -> where the essay shows it, as "geometric-view.md#fig-folds"; chapters first."""
        found = {}
        folder = self.root / "docs" / registry.source(self.root).code
        for page in sorted(folder.glob("*.md"), key=lambda page: page.stem == "index"):
            for figure in FIGURE.findall(page.read_text(encoding="utf-8")):
                found.setdefault(figure, f"{page.name}#fig-{figure}")
        return found

    def place_of(self, figure: str) -> str:
        """The page that shows a figure; where none does, the one on how it was made."""
        return self.places.get(figure, f"how/{figure}.ipynb")

    @functools.cached_property
    def references(self) -> dict[str, references.Work]:
        return references.read(self.root / "docs/references.bib")


@memo.while_unchanged(lambda path: path, 2)  # every page has a shelf of its own
def _claims(path):
    return yaml.load(path.read_text(encoding="utf-8"), LOADER) or {}


def _bare(svg: str) -> str:
    """An SVG as it stands inside a page: no prologue."""
    return svg[svg.index("<svg") :].strip()
