"""Plain MkDocs gets what the templates need, and one line instead of a traceback."""

from types import SimpleNamespace

import pytest
from material.plugins.search.plugin import Parser
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


def test_every_page_states_the_policy_except_in_a_preview(monkeypatch):
    monkeypatch.setattr(hooks, "previewed", False)
    for command, stated in (("build", True), ("serve", False)):
        hooks.on_startup(command, dirty=False)
        config = hooks.on_config(SimpleNamespace(extra={"code": "en"}))
        assert bool(config.extra["policy"]) == stated


def test_a_column_is_aligned_by_a_class_and_code_can_be_scrolled_by_key():
    page = SimpleNamespace(file=SimpleNamespace(src_uri="methods.md"))
    html = '<td style="text-align: right;">1</td><pre>x</pre>'
    shown = hooks.on_page_content(html, page, None, None)
    assert shown == '<td class="right">1</td><pre tabindex="0">x</pre>'


def test_the_search_is_spared_drawings_tables_and_cards(convert):
    told = "/// figure | paper_ball\nIt opens.\n///\n\nAnd [=paper_ball.flat_end] is left."
    page, context = SimpleNamespace(content=convert(told)), {}
    whole, found = page.content, read(page)
    hooks.searched(context, page, None, None)
    assert context == {"whole": whole} and len(page.content) < len(whole) / 3
    for left_out in ("<svg", "<table", "popover id", "card-close"):
        assert left_out in whole and left_out not in page.content
    assert found == read(page) and "It opens" in found and "is left" in found


def read(page):
    """The text that Material's search finds on a page."""
    parser = Parser()
    parser.feed(page.content)
    return ["".join(section.text) for section in parser.data if not section.is_excluded()][0]
