"""One language, built once and kept: after a save only what the save changed is made again.

A style is copied, a page is rendered by itself, a drawing with the pages that show it; words,
claims or templates build everything anew. Pages on how figures were made, the search and the
table of translations wait for such a build.
"""

import logging
import re
from pathlib import Path

from scripts.engine import drawings, files, making
from scripts.l10n import registry
from scripts.site import building, references
from scripts.site.shelf import Shelf

REACHED = ("figures_src", "docs/measured", "docs/assets/fonts")  # what drawings hang on


class Preview:
    """A language of the checkout `root`, kept built in build/preview/<code>."""

    def __init__(self, root: Path, code: str):
        self.root, self.code, self.built = Path(root), code, False
        self.folder = self.root / "build/preview" / code
        self.staged = self.root / "build/stage" / code
        self.drawn = self.root / drawings.FOLDER / code
        # What MkDocs must say is raised as well, and told by whoever called.
        logging.getLogger("mkdocs.commands.build").setLevel(logging.CRITICAL)

    def show(self, saved: set[str]) -> None:
        """Brings the folder up to date after these files, below the root, were saved."""
        before = stamps(self.drawn, "*.drawn")
        if not self.built or any(name.startswith(REACHED) for name in saved):
            making.make(self.root, languages=(self.code,))
        figures = {Path(name).stem for name in changed(before, stamps(self.drawn, "*.drawn"))}
        styles = {name for name in saved if name.startswith("docs/assets/")}
        if self.everything(saved - styles):
            return self.build()
        for name in styles:
            self.copy(name)
        return self.pages(figures, any(name.startswith("figures_src") for name in saved))

    def everything(self, saved: set[str]) -> bool:
        """Whether these files change more than drawings and single pages."""
        prose = tuple(f"docs/{code}/" for code in registry.read(self.root))
        single = [
            name.startswith("figures_src/")
            or (name.startswith(prose) and not name.endswith("words.yml"))
            for name in saved
        ]
        return not self.built or not all(single)

    def build(self) -> None:
        """Everything, as MkDocs does it; what it gathered is kept for single pages."""
        from mkdocs.commands import build
        from mkdocs.config import load_config

        self.built = False
        forget()
        told = building.prepare(self.root, self.code, alone=True)
        config = load_config(config_file=str(told), site_dir=str(self.folder), strict=False)
        self.config = config
        kept = config.plugins["preview"] = kept_by_mkdocs()
        config.plugins.on_startup(command="serve", dirty=False)
        build.build(config)
        self.files, self.nav, self.env = kept.files, kept.nav, kept.env
        self.built = True

    def copy(self, name: str) -> None:
        """One file of docs/assets/ to where it is served."""
        if (self.root / name).is_file():
            data = (self.root / name).read_bytes()
            files.write(self.folder / name.removeprefix("docs/"), data)

    def pages(self, figures: set[str], demos: bool) -> None:
        """Renders the pages whose text changed, or that show one of these figures, or demos."""
        before = stamps(self.staged, "docs/**/*.md")
        building.staging.stage(self.root, self.code, alone=True)
        now = stamps(self.staged, "docs/**/*.md")
        if now.keys() != before.keys():
            return self.build()
        touched = {path for path in now if shows(path, figures, demos)} | changed(before, now)
        forget()
        for path in sorted(touched):
            self.render(path.relative_to(self.staged / "docs").as_posix())
        return None

    def render(self, name: str) -> None:
        """One page of the build that is kept."""
        from mkdocs.commands import build

        file = self.files.get_file_from_path(name)
        build._populate_page(file.page, self.config, self.files)
        build._build_page(
            file.page, self.config, self.files.documentation_pages(), self.nav, self.env
        )


def kept_by_mkdocs():
    """A plugin that holds on to what a build gathers before it renders the first page."""
    from mkdocs.plugins import BasePlugin

    class Kept(BasePlugin):
        def on_nav(self, nav, config, files):
            self.nav, self.files = nav, files

        def on_env(self, env, config, files):
            self.env = env

    return Kept()


def forget() -> None:
    """Drops what pages have quoted: it may have been made anew."""
    for kept in (Shelf.measured, Shelf.drawing, Shelf.first_scene, references.read):
        kept.cache_clear()


def stamps(folder: Path, pattern: str) -> dict[Path, int]:
    """When each file was last written."""
    return {path: path.stat().st_mtime_ns for path in folder.glob(pattern)}


def changed(before: dict, now: dict) -> set[Path]:
    return {path for path, stamp in now.items() if before.get(path) != stamp}


def shows(path: Path, figures: set[str], demos: bool) -> bool:
    """Whether a staged page has one of these figures, or a demo where they may have changed."""
    blocks = re.findall(r"^/{3,} (figure|demo) \| (\w+)", path.read_text("utf-8"), re.MULTILINE)
    return any(name in figures or (demos and block == "demo") for block, name in blocks)
