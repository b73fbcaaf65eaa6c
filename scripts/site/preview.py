"""One language, built once and kept: after a save only what the save changed is made again.

A style is copied, a page is rendered by itself, a drawing with the pages that show it. Words of
the site stand on every page: the one that is open comes first, the others wait for whatever is
saved meanwhile. Claims or templates build everything anew. Pages on how figures were made, the
search and the table of translations wait for such a build.
"""

import functools
import logging
import re
import threading
from pathlib import Path

from scripts.engine import drawings, files, making, source, wording
from scripts.l10n import interface, originals, registry
from scripts.site import building, mkdocs_page, notebooks
from scripts.site.shelf import Shelf

REACHED = ("figures_src", "docs/measured", "docs/assets/fonts")  # what drawings hang on
DEMOS = "figures_src/demos/"
COURTESY = 1.0  # seconds that a browser is given to load the open page before others are made


class Preview:
    """A language of the checkout `root`, kept built in build/preview/<code>."""

    def __init__(self, root: Path, code: str):
        self.root, self.code, self.built, self.open = Path(root), code, False, ""
        self.said, self.asked = {}, threading.Event()
        self.later = []  # what is still to be made once the open page is shown
        self.interrupted = lambda: False  # whether something was saved meanwhile
        self.folder = self.root / "build/preview" / code
        self.staged = self.root / "build/stage" / code
        self.drawn = self.root / drawings.FOLDER / code
        # What MkDocs must say is raised as well, and told by whoever called.
        logging.getLogger("mkdocs.commands.build").setLevel(logging.CRITICAL)

    def visit(self, path: str) -> None:
        """A browser asked for a page, as "/holes/": it is the one that is open."""
        self.open = path.strip("/")
        self.asked.set()

    def show(self, saved: set[str], shown=lambda: None) -> None:
        """Brings the folder up to date after these files, below the root, were saved.

        shown: called where the open page is up to date, and others are still to be made
        """
        before = stamps(self.drawn, "*.drawn")
        if not self.built or any(name.startswith(REACHED) for name in saved):
            making.make(self.root, self.concerned(saved), languages=(self.code,), taken=False)
        figures = {
            path.name.partition(".")[0] for path in changed(before, stamps(self.drawn, "*.drawn"))
        }
        styles = {name for name in saved if name.startswith("docs/assets/")}
        if self.everything(saved - styles):
            return self.build()
        for name in styles:
            self.copy(name)
        before, self.said = self.said, self.spoken()
        said = {name for name, _ in before.items() ^ self.said.items()}
        outcomes = any(name.endswith(originals.FLIPS) for name in said)
        if said:
            forget()
        if outcomes or any(name.endswith("/words.yml") for name in saved):
            return self.reword(shown)
        demos = bool(said) or any(name.startswith(DEMOS) for name in saved)
        prose = any(name.startswith("docs/") for name in saved - styles)
        self.pages(figures, demos, prose)
        if self.later:
            shown()
        return self.catch_up()

    def concerned(self, saved: set[str]) -> str:
        """The figures that these files may change, as ONLY= has it: "" stands for all of them."""
        scripts = {source.figure_path(name, self.root) for name in source.figures(self.root)}
        paths = {self.root / name for name in saved}
        alone = self.built and paths <= scripts
        return ",".join(sorted(path.stem for path in paths)) if alone else ""

    def everything(self, saved: set[str]) -> bool:
        """Whether these files change more than words, drawings and single pages."""
        prose = tuple(f"docs/{code}/" for code in registry.read(self.root))
        return not self.built or not all(
            name.startswith((*prose, "figures_src/")) for name in saved
        )

    def spoken(self) -> dict[str, str]:
        """Digests of the words of each demo, "demo.ball", and of what would turn verdicts,
        "ball.flips", in this language; the source's stand in their scripts.
        """
        if not (self.root / f"figures_src/words/{self.code}.po").exists():
            return {}
        digests = wording.digests(self.code, self.root)
        return {name: said for name, said in digests.items() if "." in name}

    def build(self) -> None:
        """Everything, as MkDocs does it; what it gathered is kept for single pages."""
        from mkdocs.commands import build
        from mkdocs.config import load_config

        self.built, self.said, self.later = False, self.spoken(), []
        forget()
        told = building.prepare(self.root, self.code, alone=True)
        config = load_config(config_file=str(told), site_dir=str(self.folder), strict=False)
        self.config = config
        kept = config.plugins["preview"] = kept_by_mkdocs()
        config.plugins.on_startup(command="serve", dirty=False)
        build.build(config)
        self.files, self.nav, self.env = kept.files, kept.nav, kept.env
        config.plugins["material/search"].config.enabled = False  # it waits for the next build
        self.built = True

    def copy(self, name: str) -> None:
        """One file of docs/assets/ to where it is served."""
        if (self.root / name).is_file():
            data = (self.root / name).read_bytes()
            files.write(self.folder / name.removeprefix("docs/"), data)

    def pages(self, figures: set[str], demos: bool, prose: bool) -> None:
        """Renders the pages whose text changed, or that show one of these figures, or demos.

        prose: whether the text of any may have changed
        """
        before = stamps(self.staged, "docs/**/*.md")
        if prose:
            building.staging.stage(self.root, self.code, alone=True)
        now = stamps(self.staged, "docs/**/*.md")
        if now.keys() != before.keys():
            return self.build()
        touched = {path for path in now if shows(path, figures, demos)} | changed(before, now)
        forget(demos)
        for path in sorted(touched):
            self.render(self.files.get_file_from_path(path.relative_to(self.staged / "docs")))
        return None

    def reword(self, shown) -> None:
        """Renders every page with the words of the site as they are now, the open one first."""
        self.config.extra["words"] = interface.words(self.code, self.root)
        building.staging.stage(self.root, self.code, alone=True)
        pages = self.files.documentation_pages()
        pages.sort(key=lambda file: file.url.strip("./") != self.open)
        self.render(pages[0])
        self.asked.clear()
        shown()
        self.asked.wait(COURTESY)
        self.later = [functools.partial(notebooks.write, self.root, self.code)]
        self.later += [functools.partial(self.render, file) for file in pages[1:]]
        self.catch_up()

    def catch_up(self) -> None:
        """Makes what waits, as far as nothing new is saved."""
        while self.later and not self.interrupted():
            self.later.pop(0)()

    def render(self, file) -> None:
        """One page of the build that is kept."""
        mkdocs_page.render(file, self.config, self.files, self.nav, self.env)


def kept_by_mkdocs():
    """A plugin that holds on to what a build gathers before it renders the first page."""
    from mkdocs.plugins import BasePlugin

    class Kept(BasePlugin):
        def on_nav(self, nav, config, files):
            self.nav, self.files = nav, files

        def on_env(self, env, config, files):
            self.env = env

    return Kept()


def forget(demos: bool = True) -> None:
    """Drops what pages have quoted: it may have been made anew, demos too or not."""
    for kept in (Shelf.measured, Shelf.committed, Shelf.drawing):
        kept.cache_clear()
    if demos:
        Shelf.first_scene.cache_clear()
        Shelf.controls.cache_clear()


def stamps(folder: Path, pattern: str) -> dict[Path, int]:
    """When each file was last written."""
    return {path: path.stat().st_mtime_ns for path in folder.glob(pattern)}


def changed(before: dict, now: dict) -> set[Path]:
    return {path for path, stamp in now.items() if before.get(path) != stamp}


def shows(path: Path, figures: set[str], demos: bool) -> bool:
    """Whether a staged page has one of these figures, or a demo where they may have changed."""
    blocks = re.findall(r"^/{3,} (figure|demo) \| (\w+)", path.read_text("utf-8"), re.MULTILINE)
    return any(name in figures or (demos and block == "demo") for block, name in blocks)
