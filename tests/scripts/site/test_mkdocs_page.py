"""MkDocs still has the steps that render one page, and takes what we give them."""

import inspect
from importlib.metadata import version

from mkdocs.commands import build

from scripts.site import mkdocs_page

PINNED = "1.6.1"  # another version is read first: do its own loop and ours take the same steps?


def test_this_is_the_mkdocs_whose_steps_are_used():
    assert version("mkdocs") == PINNED


def test_the_steps_of_its_own_loop_over_pages_are_the_two_that_are_used():
    loop = inspect.getsource(build.build)
    assert "_populate_page(file.page, config, files, dirty)" in loop
    assert "file.page, config, doc_files, nav, env, dirty" in loop


def test_a_page_is_rendered_by_them_in_their_order(monkeypatch):
    steps = []
    monkeypatch.setattr(build, "_populate_page", lambda *given: steps.append(given))
    monkeypatch.setattr(build, "_build_page", lambda *given: steps.append(given))

    class File:
        page = "page"

        @staticmethod
        def documentation_pages():
            return ["doc"]

    mkdocs_page.render(File, "config", File, "nav", "env")
    assert steps == [("page", "config", File), ("page", "config", ["doc"], "nav", "env")]
