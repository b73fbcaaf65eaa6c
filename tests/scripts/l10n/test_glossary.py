"""A term is translated as agreed wherever the source uses it, and only there."""

import pytest

from scripts.l10n import glossary, pages
from scripts.l10n.glossary import Pair
from scripts.l10n.problem import ERROR, WARNING, L10nError

BOUNDARY = """boundary: { zh: 边界 }
decision boundary: { also: [decision boundaries], zh: 决策边界 }
layer: { zh: 层, avoid: { zh: [叠] } }
"""


@pytest.fixture
def terms(essay):
    (essay / glossary.FILE).write_text(BOUNDARY, encoding="utf-8")
    return glossary.read(essay)


def problems(terms, source, target):
    return glossary.problems([Pair(source, target, "a.md", 7)], "zh", terms)


def test_the_glossary_of_the_essay_can_be_read():
    assert len(glossary.read()) > 50


def test_the_page_of_the_fixture_speaks_as_agreed(essay):
    page = pages.read(essay, "zh", "ball.md")
    assert glossary.problems(glossary.page_pairs(page), "zh", glossary.read(essay)) == []


def test_an_approved_form_passes_also_for_a_plural(terms):
    assert problems(terms, "two layers", "两层") == []
    assert problems(terms, "decision boundaries", "决策边界") == []


def test_a_missing_form_warns_at_its_line(terms):
    (problem,) = problems(terms, "Many Layers", "很多")
    assert (problem.level, problem.line) == (WARNING, 7)
    assert "“Layers” is not there as 层" in problem.what


def test_a_form_to_avoid_is_an_error_that_names_the_right_one(terms):
    (problem,) = problems(terms, "a layer", "一叠")
    assert problem.level == ERROR and problem.mend == "say “层”"


def test_a_form_to_avoid_is_fine_where_the_term_is_not_meant(terms):
    assert problems(terms, "a stack", "一叠") == []


def test_the_longer_term_decides(terms):
    (problem,) = problems(terms, "a decision boundary", "边界")
    assert "决策边界" in problem.what


def test_a_term_is_found_where_a_line_ends_between_its_words(terms):
    (problem,) = problems(terms, "it has a decision\n   boundary", "边界")
    assert "决策边界" in problem.what


def test_a_part_of_a_longer_word_is_not_the_term(terms):
    assert problems(terms, "a multi-layer multilayered thing", "多") == []


def test_a_block_that_is_not_translated_yet_is_not_checked(essay, edit):
    edit(
        "docs/zh/ball.md",
        "- 用 `numpy` 写的一层\n- 共 12 层",
        "- one layer in `numpy`\n- 12 layers",
    )
    page = pages.read(essay, "zh", "ball.md")
    assert glossary.problems(glossary.page_pairs(page), "zh", glossary.read(essay)) == []


def test_words_of_figures_are_checked_too(essay):
    path = essay / "figures_src/words/zh.po"
    path.parent.mkdir(parents=True)
    entry = 'msgctxt "a.b"\nmsgid "A layer"\nmsgstr "一叠"\n'
    path.write_text(f'msgid ""\nmsgstr ""\n\n{entry}', encoding="utf-8")
    (pair,) = glossary.catalogue_pairs("zh", essay)
    (problem,) = glossary.problems([pair], "zh", glossary.read(essay))
    assert problem.file == "figures_src/words/zh.po" and problem.line == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: { zh: 甲 }\nb: { zhh: 乙 }\n", "glossary.yml:2: error: unknown key `zhh`"),
        ("a: { avoid: { fr: [x] } }\n", "glossary.yml:1: error: no language `fr`"),
        ("a: 甲\n", "glossary.yml:1: error: `a` needs a row"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(essay, text, message):
    (essay / glossary.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(L10nError, match=message):
        glossary.read(essay)
