"""Every language at once, each in a process of its own; the finished site is swapped in whole."""

import re
import shutil
from pathlib import Path

from scripts.demos.bundle import bundle
from scripts.engine import files, making, plan, source
from scripts.engine.memo import Memo
from scripts.l10n import registry
from scripts.site import (
    hosting,
    listing,
    notebooks,
    rendering,
    sealing,
    social,
    staging,
    stamp,
    takeaways,
    unpacking,
)
from scripts.site.errors import PageError

LEVEL = re.compile(r"^(?:ERROR|WARNING) +-  ?(?:Error reading page '[^']*': ?)?")
LINKED = re.compile(r"Doc file '([^']+)' contains (?:a|an \w+) link '([^']+)'")
ELSEWHERE = b"https://unpkg.com/"  # two libraries that Material would fetch for pages unlike ours


def build(root: Path, codes: list[str]) -> Path:
    """Builds the site of these languages into site/; raises PageError, and leaves site/ as it was.

    Brings the drawings up to date first; a stale measurement stops here, with its command.
    """
    fresh(root)
    if making.make(root):
        raise PageError("figures_src/figures", 0, "a figure could not be drawn", "see above")
    rendering.ready()
    running = [rendering.Rendering(prepare(root, code)) for code in codes]
    told = [problems(root, code, *run.wait()) for code, run in zip(codes, running, strict=True)]
    if wrong := [line for lines in told for line in lines]:
        raise Stopped(wrong)
    return assemble(root, codes)


class Stopped(Exception):
    """Pages that could not be built, one line each."""

    def __init__(self, lines: list[str]):
        super().__init__("\n".join(dict.fromkeys(lines)))


def fresh(root: Path) -> None:
    """Refuses to build from a measurement that no longer belongs to its script."""
    memo = Memo(root)
    for figure in source.chosen("", root):
        planned = plan.plan(figure, memo)
        for what, reasons in (
            ("its measurement is", [planned.error] if planned.error else planned.stale),
            ("its networks are", planned.unexported),
        ):
            if not reasons:
                continue
            wrong = f"{what} stale ({reasons[0]})"
            mend = f"make figures ONLY={figure}, or make why to see the reasons"
            raise PageError(f"figures_src/figures/{figure}.py", 0, wrong, mend)
    memo.save()


def prepare(root: Path, code: str, alone: bool = False) -> Path:
    """Notebook pages and staged tree of one language; returns its mkdocs.yml."""
    notebooks.write(root, code)
    return staging.stage(root, code, alone)


def problems(root: Path, code: str, status: int, output: str) -> list[str]:
    """What a build complained of, one line each; nothing where it ended with status 0."""
    if status == 0:
        return []
    lines = [LEVEL.sub("", line) for line in output.splitlines() if LEVEL.match(line)]
    told = output.strip() or f"MkDocs ended with {status} and said nothing"
    return [located(root, code, line) for line in lines] or [told]


def located(root: Path, code: str, line: str) -> str:
    """A complaint of MkDocs about a link, with the file and line of that link in front."""
    if not (match := LINKED.search(line)):
        return line
    path = staging.pages(root, code)[match[1]]
    rows = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    at = next((number for number, row in rows if match[2] in row), 0)
    return str(PageError(path.relative_to(root).as_posix(), at, line.rstrip("."), "mend the link"))


def assemble(root: Path, codes: list[str]) -> Path:
    """Puts the languages together beside the old site, then takes its place."""
    aside, site = root / "build/site.new", root / "site"
    shutil.rmtree(aside, ignore_errors=True)
    fresh_site = aside / "site"
    languages = registry.read(root)
    for code in sorted(codes, key=lambda code: not languages[code].source):
        folder = fresh_site / staging.folder_of(languages[code])
        shutil.move(root / "build/stage" / code / "site", folder)
        takeaways.write(root, code, folder)
        if not languages[code].source and languages_share(languages, codes):
            shutil.rmtree(folder / "assets")
            (folder / "404.html").unlink(missing_ok=True)  # hosts show the one at the root
    trim(fresh_site)
    bundle(fresh_site)
    finish(root, codes, fresh_site)
    files.exchange(fresh_site, site)
    shutil.rmtree(aside, ignore_errors=True)
    return site


def finish(root: Path, codes: list[str], site: Path) -> None:
    """What a finished site says to programs: hosts, search engines, readers of feeds."""
    unpacking.unpack(site, root)
    sealing.seal(site)
    hosting.write(site)
    stamp.write(root, site)
    pages = listing.entries(root, codes)
    for code in codes:
        social.write(root, code, pages[code], site)
    listing.write(root, pages, site, staging.address())


def languages_share(languages, codes) -> bool:
    """Whether the source, at whose root the common assets lie, is among the languages built."""
    return any(languages[code].source for code in codes)


def trim(site: Path) -> None:
    """Takes out what no page uses: maps of sources, and the addresses of strangers."""
    for path in site.rglob("*.map"):
        path.unlink()
    for path in site.glob("assets/javascripts/bundle.*.js"):
        path.write_bytes(path.read_bytes().replace(ELSEWHERE, b""))
