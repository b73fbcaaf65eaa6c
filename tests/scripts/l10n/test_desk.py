"""A page begins with all a translator needs, and is recorded only when it matches its source."""

import pytest
import yaml

from scripts.l10n import desk, ledger, pages
from scripts.l10n.problem import L10nError

PAGE = "docs/zh/ball.md"


def status(essay):
    return ledger.status(essay, pages.read(essay, "zh", "ball.md"))


def test_a_begun_page_is_its_source_with_a_header_to_fill_in(essay):
    (essay / PAGE).unlink()
    assert "make l10n SYNC=zh/ball.md" in desk.start(essay, "zh/ball.md")
    _, head, body = (essay / PAGE).read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(head)
    assert meta["l10n"]["state"] == "draft" and meta["original"]["title"] == "The ball"
    assert body == (essay / "docs/en/ball.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    assert status(essay).state == "draft" and status(essay).words > 20


def test_a_draft_counts_the_words_that_are_left(essay, edit):
    (essay / PAGE).unlink()
    desk.start(essay, "zh/ball.md")
    before = status(essay).words
    edit(PAGE, "# The ball", "# 纸团")
    assert str(status(essay)) == f"draft ({before - 2} words left)"


def test_a_page_that_is_there_is_not_overwritten(essay):
    before = (essay / PAGE).read_bytes()
    with pytest.raises(L10nError, match="already there"):
        desk.start(essay, "zh/ball.md")
    assert (essay / PAGE).read_bytes() == before


def test_sync_shows_what_changed_and_records_it(essay, edit):
    desk.sync(essay, "zh/ball.md")
    edit("docs/en/ball.md", "- 12 layers", "- 13 layers")
    shown = desk.sync(essay, "zh/ball.md")
    assert "docs/en/ball.md:22 changed" in shown and "[-12-]{+13+}" in shown
    assert str(status(essay)) == "complete"


def test_a_page_that_does_not_match_its_source_is_not_recorded(essay, edit):
    edit(PAGE, "{#rule}", "{#law}")
    with pytest.raises(L10nError, match="heading `rule` is missing"):
        desk.sync(essay, "zh/ball.md")
    assert status(essay).state == "unrecorded"


def test_a_page_that_is_not_there_cannot_be_recorded(essay):
    (essay / PAGE).unlink()
    with pytest.raises(L10nError, match="make l10n START=zh/ball.md"):
        desk.sync(essay, "zh/ball.md")


def test_a_difference_stands_beside_the_translation(essay, edit):
    desk.sync(essay, "zh/ball.md")
    edit("docs/en/ball.md", "- 12 layers", "- 13 layers")
    (row,) = [line for line in desk.diff(essay, "zh/ball.md").splitlines() if "12" in line]
    assert "[-12-]{+13+} layers" in row and row.endswith("│ - 共 12 层")
    assert status(essay).state == "outdated", "to look is not to sync"


def test_a_page_in_step_has_no_difference(essay):
    desk.sync(essay, "zh/ball.md")
    assert "is in step with docs/en/ball.md" in desk.diff(essay, "zh/ball.md")


def test_wide_characters_take_two_columns():
    rows = desk.beside("网络" * 6 + " and words", "right", width=10).splitlines()
    assert rows[0] == "网络网络网 │ right"
    assert all(desk.columns_of(row.split("│")[0]) == 11 for row in rows)
