"""A page is named as zh/index.md; anything else is refused with what there is."""

import pytest

from scripts.l10n import pages
from scripts.l10n.problem import L10nError


def test_a_page_has_both_its_languages(essay):
    page = pages.named(essay, "zh/ball.md")
    assert page.has_source and page.exists
    assert (page.source_file, page.file) == ("docs/en/ball.md", "docs/zh/ball.md")
    assert page.ledger_file == "docs/zh/ledger/ball.po"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("zh/bal.md", "docs/en/bal.md: error: there is no such page — known: ball.md"),
        ("fr/ball.md", "no language `fr`"),
        ("en/ball.md", "`en` is the source language"),
        ("zh", "say it as zh/index.md"),
        ("zh/../en/ball.md", "say it as zh/index.md"),
    ],
)
def test_what_is_no_page_is_refused(essay, name, message):
    with pytest.raises(L10nError) as stop:
        pages.named(essay, name)
    assert message in str(stop.value)


def test_an_orphan_is_still_seen(essay):
    (essay / "docs/zh/old.md").write_text("# 旧 {#old}\n", encoding="utf-8")
    assert pages.every_name(essay, "zh") == ["ball.md", "old.md"]
    assert not pages.read(essay, "zh", "old.md").has_source
