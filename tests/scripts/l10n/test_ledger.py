"""A translation is outdated exactly where its source has changed, and only a sync ends that."""

import pytest

from scripts.l10n import ledger, pages
from scripts.l10n.problem import L10nError

SOURCE = "docs/en/ball.md"


def page(essay):
    return pages.read(essay, "zh", "ball.md")


@pytest.fixture
def recorded(essay):
    ledger.write(essay, page(essay))
    return essay


def stale(essay):
    return ledger.stale_blocks(essay, page(essay))


def test_a_recorded_page_is_complete(recorded):
    assert str(ledger.status(recorded, page(recorded))) == "complete"


def test_wrapping_the_source_anew_leaves_it_complete(recorded, edit):
    edit(SOURCE, "crumpled into a ball,\nsee", "crumpled into\na ball, see")
    edit(SOURCE, "- 12 layers", "-  12 layers")
    assert stale(recorded) == []


@pytest.mark.parametrize(
    ("old", "new", "context"),
    [
        ("12 layers", "13 layers", "rule 3"),
        ("example.org/book", "example.org/look", "rule 1"),
        ("y = x", "y = -x", "rule 2"),
        ("layer(x)", "layer( x)", "rule 4"),
        ("## The rule", "## The law", "rule 0"),
        ("It opens by", "It opened by", "ball 2"),
        ("title: The ball", "title: A ball", "front title"),
        ("[=ball.flat_end|.0%]", "[=ball.flat_start|.0%]", "ball 2"),
    ],
)
def test_one_edit_makes_exactly_its_block_outdated(recorded, edit, old, new, context):
    edit(SOURCE, old, new)
    assert stale(recorded) == [context]
    status = ledger.status(recorded, page(recorded))
    assert (status.state, status.blocks) == ("outdated", 1)


def test_wherever_a_line_is_broken_the_page_stays_complete(recorded):
    path, text = recorded / SOURCE, (recorded / SOURCE).read_text(encoding="utf-8")
    prose = text.index("A manifold"), text.index("/// figure")
    for place in [at for at in range(*prose) if text[at] == " "]:
        path.write_text(f"{text[:place]}\n{text[place + 1 :]}", encoding="utf-8")
        assert stale(recorded) == [], text[place - 10 : place + 10]


def test_whichever_sign_is_changed_one_block_is_outdated(recorded):
    path, text = recorded / SOURCE, (recorded / SOURCE).read_text(encoding="utf-8")
    body = text.index("# The ball")
    letters = [at for at in range(body, len(text)) if text[at].isalnum()]
    for place in letters:
        path.write_text(f"{text[:place]}7q{text[place + 1 :]}", encoding="utf-8")
        assert len(stale(recorded)) >= 1, text[place - 10 : place + 10]
    assert len(letters) > 200


def test_an_inserted_block_is_the_only_one_outdated(recorded, edit):
    edit(SOURCE, "## The rule", "Three new words.\n\n## The rule")
    status = ledger.status(recorded, page(recorded))
    assert [change.what for change in status.changes] == ["added"]
    assert str(status) == "outdated (1 blocks, 3 words)"


def test_a_deleted_block_is_noticed(recorded, edit):
    edit(SOURCE, "- one layer in `numpy`\n- 12 layers\n\n", "")
    status = ledger.status(recorded, page(recorded))
    assert [(change.what, change.blocks) for change in status.changes] == [("removed", 1)]


def test_a_moved_block_is_noticed(recorded, edit):
    edit(SOURCE, "$$\ny = x\n$$\n\n", "")
    edit(SOURCE, "[^1]: With", "$$\ny = x\n$$\n\n[^1]: With")
    changes = ledger.status(recorded, page(recorded)).changes
    assert sorted(change.what for change in changes) == ["added", "removed"]


def test_a_paragraph_split_or_merged_is_noticed(recorded, edit):
    edit(SOURCE, "ball,\nsee", "ball,\n\nsee")
    assert stale(recorded) == ["ball 1", "ball 2"]


def test_editing_the_translation_does_not_make_it_fresh(recorded, edit):
    edit(SOURCE, "12 layers", "13 layers")
    edit("docs/zh/ball.md", "共 12 层", "共 13 层")
    assert stale(recorded) == ["rule 3"]
    ledger.write(recorded, page(recorded))
    assert stale(recorded) == []


def test_the_ledger_keeps_every_block_to_the_letter(recorded):
    kept = ledger.read(recorded, page(recorded))
    assert [(b.context, b.text, b.kind) for b in kept] == [
        (b.context, b.text, b.kind) for b in page(recorded).source
    ]


def test_the_ledger_is_written_the_same_twice(recorded):
    path = recorded / page(recorded).ledger_file
    before = path.read_bytes()
    ledger.write(recorded, page(recorded))
    assert path.read_bytes() == before


def test_a_difference_is_shown_word_by_word(recorded, edit):
    edit(SOURCE, "12 layers", "13 layers")
    (change,) = ledger.status(recorded, page(recorded)).changes
    assert "- [-12-]{+13+} layers" in ledger.difference(change)


def test_pages_without_ledger_translation_or_source_are_told_apart(essay):
    assert ledger.status(essay, page(essay)).state == "unrecorded"
    (essay / "docs/zh/ball.md").unlink()
    missing = ledger.status(essay, page(essay))
    assert missing.state == "missing" and missing.words > 20
    (essay / SOURCE).rename(essay / "docs/en/other.md")
    assert ledger.status(essay, page(essay)).state == "orphan"


def test_a_damaged_ledger_is_named_with_what_mends_it(recorded):
    (recorded / page(recorded).ledger_file).write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(L10nError, match="ledger/ball.po.*damaged.*make l10n SYNC=zh/ball.md"):
        ledger.status(recorded, page(recorded))


def test_a_state_that_does_not_exist_is_refused_with_its_line(recorded, edit):
    edit("docs/zh/ball.md", "state: translated", "state: done")
    with pytest.raises(L10nError, match=r"docs/zh/ball.md:4: error: `state: done`"):
        ledger.status(recorded, page(recorded))
