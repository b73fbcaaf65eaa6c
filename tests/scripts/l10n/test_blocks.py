"""A page falls into the blocks a translator works on; line breaks do not change one, words do."""

import re

import pytest

from scripts.l10n.blocks import heading, normalised, split
from scripts.l10n.problem import L10nError


def hashes(text):
    return [block.hash for block in split(text)]


def test_every_block_knows_its_kind_its_line_and_its_section(essay):
    text = (essay / "docs/en/ball.md").read_text(encoding="utf-8")
    found = [(block.kind, block.line, block.context) for block in split(text)]
    assert found == [
        ("front", 2, "front title"),
        ("front", 3, "front description"),
        ("heading", 5, "ball 0"),
        ("paragraph", 7, "ball 1"),
        ("slot", 10, "ball 2"),
        ("heading", 14, "rule 0"),
        ("paragraph", 16, "rule 1"),
        ("math", 18, "rule 2"),
        ("list", 22, "rule 3"),
        ("code", 25, "rule 4"),
        ("footnote", 29, "rule 5"),
    ]


def test_a_heading_tells_level_words_and_id():
    (block,) = split("### What a layer does {#layer .wide}")
    assert heading(block) == (3, "What a layer does", "layer")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a long\nsentence here", "a long sentence\nhere"),
        ("> quoted\n> words", "> quoted words"),
        ("- one\n  item\n- two", "- one item\n- two"),
        ("/// figure | ball\nIt opens\nagain.\n///", "/// figure | ball\nIt opens again.\n///"),
        ('!!! note "Hi"\n    One\n    two.', '!!! note "Hi"\n    One two.'),
        ("[^1]: A long\n    note.", "[^1]: A long note."),
        ("so $a +\nb$ is", "so $a + b$\nis"),
    ],
)
def test_wrapping_anew_changes_no_block(one, other):
    assert hashes(one) == hashes(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at 12 layers", "at 13 layers"),
        ("```\na\n  b\n```", "```\na\nb\n```"),
        ("`a  b`", "`a b`"),
        ("$$\na\\\\\nb\n$$", "$$\na b\n$$"),
        ("- one\n- two", "- one - two"),
        ("- one\n- two", "- one\n    - two"),
        ("- one\n\n    more", "- one more"),
        ("a line  \nbroken", "a line broken"),
        ("> a\n>\n> b", "> a b"),
        ("/// figure | ball\na\n///", "/// figure | balls\na\n///"),
        ("/// claim | B8\na\n\nb\n///", "/// claim | B8\na b\n///"),
        ("# A {#a}", "## A {#a}"),
        ("[x](a.md)", "[x](b.md)"),
    ],
)
def test_a_change_that_a_reader_would_see_changes_its_block(one, other):
    assert hashes(one) != hashes(other)


def test_a_fence_inside_a_figure_may_hold_slashes():
    (block,) = split("/// figure | ball\n```\n///\n```\nwords\n///")
    assert block.text.endswith("words\n///")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n```\nb", 3),
        ("$$\na", 1),
        ("a\n\n/// figure | ball\nb", 3),
        ("---\ntitle: x", 1),
        ("<!-- a", 1),
    ],
)
def test_what_is_never_closed_is_refused_where_it_opens(text, line):
    with pytest.raises(L10nError, match=rf"page.md:{line}: error: .*never closed"):
        split(text, "page.md")


def test_no_text_is_lost(essay):
    text = (essay / "docs/en/ball.md").read_text(encoding="utf-8")
    kept = "".join(block.text for block in split(text))
    assert re.sub(r"\s", "", kept) == re.sub(r"\s|^---$", "", text, flags=re.M)


def test_an_empty_page_has_no_blocks():
    assert split("") == split("\n\n") == []
    assert normalised(split("  a\n b")[0]) == "a b"
