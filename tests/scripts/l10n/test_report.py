"""The report tells where each language stands, and blames a translation only for its own faults."""

import pytest

from scripts.l10n import catalogue, desk, report
from scripts.l10n.problem import ERROR, WARNING


@pytest.fixture
def settled(essay):
    desk.sync(essay, "zh/ball.md")
    catalogue.update("zh", essay)
    return essay


def errors(essay):
    return [str(problem) for problem in report.check(essay)[1] if problem.level == ERROR]


def test_a_settled_essay_has_no_errors_and_complete_pages(settled):
    assert errors(settled) == []
    assert report.table(report.check(settled)[0]) == "  zh/ball.md  complete"


def test_a_page_without_ledger_is_an_error_with_its_mend(essay):
    assert errors(essay) == [
        "docs/zh/ball.md: error: this page has no ledger — make l10n SYNC=zh/ball.md"
    ]


def test_a_source_that_moves_on_makes_a_page_outdated_but_fails_no_check(settled, edit):
    edit(
        "docs/en/ball.md",
        "## The rule {#rule}",
        "## More {#more}\n\n[=ball.x|.0%]\n\n## Law {#law}",
    )
    assert errors(settled) == []
    assert "outdated (3 blocks, 2 words)" in report.table(report.check(settled)[0])


def test_a_translation_that_breaks_is_still_an_error_while_it_is_outdated(settled, edit):
    edit("docs/en/ball.md", "12 layers", "13 layers")
    edit("docs/zh/ball.md", "ball.flat_end", "ball.flat_and")
    assert any(error.startswith("docs/zh/ball.md:10: error") for error in errors(settled))


def test_one_page_that_cannot_be_read_does_not_hide_the_others(settled, edit):
    edit("docs/zh/ball.md", "```python", "````python")
    (settled / "docs/en/next.md").write_text("# Next {#next}\n", encoding="utf-8")
    statuses, problems = report.check(settled)
    assert report.table(statuses) == "  zh/next.md  missing (1 words)"
    assert any("docs/zh/ball.md:25" in str(problem) for problem in problems)


def test_an_orphan_is_an_error_and_untranslated_words_are_warnings(settled):
    (settled / "docs/zh/old.md").write_text("# 旧 {#old}\n", encoding="utf-8")
    (error,) = errors(settled)
    assert error.startswith("docs/zh/old.md: error: its source docs/en/old.md is gone")
    assert WARNING in {problem.level for problem in report.check(settled)[1]}
