"""The one place that uses what MkDocs keeps to itself: rendering a single page.

MkDocs builds all pages or none. These two functions are the steps of its own loop over pages, as
of the pinned version; a test fails where another version has no such steps.
"""

from mkdocs.commands import build


def render(file, config, files, nav, env):
    """Renders the page of one file of a finished build anew, and writes it.

    files, nav, env: as `on_nav` and `on_env` of a plugin are given them during that build
    """
    build._populate_page(file.page, config, files)
    build._build_page(file.page, config, files.documentation_pages(), nav, env)
