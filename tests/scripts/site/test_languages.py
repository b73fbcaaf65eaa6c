"""The table of languages is read from the pages themselves."""

import re

import pytest

from scripts.l10n import ledger
from scripts.l10n import pages as translations
from scripts.site.errors import PageError

PAGE = "---\ntitle: {0}\ndescription: d\n---\n# {0} {{#top}}\n\nFour words of text.\n"
BLOCK = "/// languages | progress\n///"


def text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.fixture
def essay(repository):
    for code, name in (("en", "index"), ("en", "view"), ("zh", "view")):
        path = repository / f"docs/{code}/{name}.md"
        path.write_text(PAGE.format(name), encoding="utf-8")
    ledger.write(repository, translations.read(repository, "zh", "view.md"))
    (repository / "figures_src/words").mkdir(parents=True)
    return repository


def test_a_page_that_is_missing_says_how_to_begin_it(essay, convert):
    told = text(convert(BLOCK))
    assert "index not begun 9 make l10n START=zh/index.md" in told
    assert "view complete" in told and "Who answers for it: nobody yet" in told


def test_a_page_that_is_behind_says_how_to_see_the_difference(essay, convert):
    path = essay / "docs/en/view.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Four", "Three"), encoding="utf-8")
    assert "view behind its original 4 make l10n DIFF=zh/view.md" in text(convert(BLOCK))


def test_it_speaks_the_language_of_its_page(essay, convert):
    assert "尚未开始" in convert(BLOCK, language="zh")


def test_another_table_is_refused_at_its_line(essay, convert):
    with pytest.raises(PageError, match=r"page\.md:1: .*no table speed.*progress"):
        convert("/// languages | speed\n///")
