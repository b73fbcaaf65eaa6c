"""A page knows its file, its lines and its place."""

import pytest

from scripts.site.errors import PageError
from scripts.site.page import Page, origin

LINES = ["one", "```", "hidden", "```", "two"]


def test_lines_are_counted_as_in_the_file_and_code_is_passed_over(shelf):
    page = Page(LINES, shelf, first=6)
    assert list(page.visible()) == [(7, "one"), (11, "two")]
    assert page.line_of("two") == 11 and page.line_of("hidden") == 0


def test_a_page_knows_the_way_up_to_its_language(shelf):
    assert Page([], shelf, url="how/paper_ball/").up == "../../"
    assert Page([], shelf).up == ""


def test_a_staged_page_is_traced_to_its_file_and_front_matter_is_counted(repository):
    file = repository / "docs/en/a.md"
    file.write_text("---\ntitle: A\n---\n\n# Head\n\ntext\n", encoding="utf-8")
    assert origin(repository, "zh", "a.md", "# Head\n\ntext") == ("docs/en/a.md", 4)
    (repository / "docs/zh/a.md").write_text("# 头\n", encoding="utf-8")
    assert origin(repository, "zh", "a.md", "# 头") == ("docs/zh/a.md", 0)


def test_a_damaged_measurement_stops_at_the_line_that_quotes_it(shelf):
    (shelf.root / "docs/measured/paper_ball.npz").write_bytes(b"half")
    page = Page(["[=paper_ball.flat_end]"], shelf, path="docs/en/a.md")
    with pytest.raises(PageError, match=r"docs/en/a\.md:1: .*make figures ONLY=paper_ball"):
        page.quote("paper_ball", shelf.measured, "paper_ball")
