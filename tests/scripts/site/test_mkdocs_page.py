"""The steps of MkDocs that have no public name are those of the version that is pinned."""

import inspect

from mkdocs.commands import build


def test_mkdocs_still_renders_pages_in_the_two_steps_that_the_preview_takes():
    given = list(inspect.signature(build._populate_page).parameters)
    assert given[:3] == ["page", "config", "files"]
    given = list(inspect.signature(build._build_page).parameters)
    assert given[:5] == ["page", "config", "doc_files", "nav", "env"]
    steps = inspect.getsource(build.build)
    assert steps.index("_populate_page(") < steps.index("_build_page(")
