"""A mark stands where prose begins, and nowhere else."""

import pytest

from scripts.l10n import blocks
from scripts.site import staleness


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some words\nin two lines.\n", "<>Some words\nin two lines.\n"),
        ("- one\n- two\n", "- <>one\n- two\n"),
        ("> said\n", "> <>said\n"),
        ("/// figure | ball\nA caption.\n///\n", "/// figure | ball\n<>A caption.\n///\n"),
        ("/// figure | ball\n**Bold.** So\n///\n", "/// figure | ball\n<>**Bold.** So\n///\n"),
        ("/// ledger | A\n///\n", "/// ledger | A\n///\n"),
        ("$$\ny = x\n$$\n", "$$\ny = x\n$$\n"),
        ("## A heading {#h}\n", "## A heading {#h}\n"),
    ],
)
def test_a_block_is_marked_where_its_prose_begins(text, expected):
    marked = staleness.marked(text, blocks.split(text), 'it "changed"')
    assert staleness.MARK.sub("<>", marked) == expected
    assert staleness.unmarked(marked) == text
