"""Plain MkDocs gets what the templates need, and one line instead of a traceback."""

from types import SimpleNamespace

import pytest
from mkdocs.exceptions import BuildError

from scripts.site import hooks
from scripts.site.errors import PageError


def test_templates_get_the_words_of_their_language():
    config = hooks.on_config(SimpleNamespace(extra={"code": "zh"}))
    assert config.extra["words"]["search"] == "搜索"
    assert config.extra["material"]["bundle"].startswith("assets/javascripts/bundle.")


def test_a_page_error_is_told_in_one_line():
    with pytest.raises(BuildError, match=r"a\.md:1: wrong\. Mend: it"):
        hooks.on_build_error(PageError("a.md", 1, "wrong", "it"))


def test_other_errors_are_left_to_mkdocs():
    assert hooks.on_build_error(ValueError("x")) is None
