"""A trivial edit is accepted for every language at once, and nothing else with it."""

import pytest

from scripts.l10n import desk, ledger, pages, trivial
from scripts.l10n.problem import L10nError

SOURCE = "docs/en/ball.md"


@pytest.fixture
def recorded(essay):
    desk.sync(essay, "zh/ball.md")
    return essay


def stale(essay):
    return ledger.stale_blocks(essay, pages.read(essay, "zh", "ball.md"))


def test_a_smoother_word_is_accepted_with_its_reason(recorded, edit):
    edit(SOURCE, "It opens by", "It unfolds by")
    assert stale(recorded) == ["ball 2"]
    told = trivial.accept(recorded, "ball.md", "a better word")
    assert told == "docs/zh/ball.md: 1 blocks accepted, 0 still outdated"
    assert stale(recorded) == []
    page = pages.read(recorded, "zh", "ball.md")
    assert "accepted: a better word" in (recorded / page.ledger_file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12 layers", "13 layers"),
        ("example.org/book", "example.org/look"),
        ("$x + f(x)$", "$x - f(x)$"),
        ("layer(x)", "layer(y)"),
        ("[=ball.flat_end|.0%]", "[=ball.flat_start|.0%]"),
        ("is crumpled into", "is not crumpled into"),
        ("A manifold is crumpled into a ball,", "A sheet of any kind at all is rolled up,"),
        ("## The rule {#rule}", "Quite new.\n\n## The rule {#rule}"),
    ],
)
def test_what_changes_the_meaning_stays_outdated(recorded, edit, old, new):
    edit(SOURCE, old, new)
    before = stale(recorded)
    assert before
    assert "0 blocks accepted" in trivial.accept(recorded, "en/ball.md", "so I say")
    assert stale(recorded) == before


def test_of_two_edits_only_the_trivial_one_is_accepted(recorded, edit):
    edit(SOURCE, "It opens by", "It unfolds by")
    edit(SOURCE, "12 layers", "13 layers")
    assert "1 blocks accepted, 1 still outdated" in trivial.accept(recorded, "ball.md", "wording")
    assert stale(recorded) == ["rule 3"]


def test_a_reason_and_a_page_are_needed(recorded):
    with pytest.raises(L10nError, match="why is this edit trivial"):
        trivial.accept(recorded, "ball.md", "")
    with pytest.raises(L10nError, match=r"no such page.*known: ball\.md"):
        trivial.accept(recorded, "bowl.md", "a typo")
