"""MkDocs at work on one staged tree, in a process of its own.

Loading MkDocs and its plugins takes as long as rendering a third of a language. One process loads
them, and each language is forked from it; `ready` starts it while other work is done.
"""

import multiprocessing
import os
from multiprocessing import forkserver
from pathlib import Path

LOADED = (
    "mkdocs.__main__",
    "mkdocs_jupyter.plugin",
    "material.plugins.search.plugin",
    "scripts.site.essay",
    "scripts.site.building",
    "scripts.site.hooks",
)
QUIET = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
FORKED = multiprocessing.get_context("forkserver")


def ready() -> None:
    """Begins to load what every language needs; where one such process runs, it will do."""
    os.environ.update(QUIET)
    FORKED.set_forkserver_preload(list(LOADED))
    forkserver.ensure_running()


class Rendering:
    """A language that is being rendered. config: mkdocs.yml of its staged tree"""

    def __init__(self, config: Path):
        self.told = config.with_name("mkdocs.log")
        given = config, self.told, dict(os.environ) | QUIET
        self.process = FORKED.Process(target=render, args=given, daemon=True)
        self.process.start()

    def wait(self) -> tuple[int, str]:
        """(exit status, all that MkDocs said) once it has ended."""
        self.process.join()
        said = self.told.read_text(encoding="utf-8") if self.told.exists() else ""
        return self.process.exitcode, said


def render(config: Path, told: Path, environment: dict[str, str]) -> None:
    """Ends as the command `mkdocs build` does; what it says goes into the file `told`."""
    os.environ.update(environment)
    with told.open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    from mkdocs.__main__ import cli

    cli(["build", "--config-file", str(config)])
