"""A page travels as a PO file and comes back without loss, or not at all."""

import shutil

import polib
import pytest
from babel.messages import pofile

from scripts.l10n import desk, exchange, ledger, pages
from scripts.l10n.problem import L10nError

PAGE, FILE = "docs/zh/ball.md", "build/l10n/zh/ball.po"


@pytest.fixture
def exported(essay):
    desk.sync(essay, "zh/ball.md")
    exchange.export(essay, "zh")
    return essay


def read(essay):
    return polib.pofile(essay / FILE, encoding="utf-8", wrapwidth=0)


def entry(book, context):
    return next(entry for entry in book if entry.msgctxt == context)


def change(essay, context, text, **also):
    book = read(essay)
    entry(book, context).msgstr = text
    for name, value in also.items():
        setattr(entry(book, context), name, value)
    book.save(essay / FILE)


def test_there_and_back_changes_no_byte(exported):
    before = (exported / PAGE).read_bytes()
    told = exchange.bring_back(exported, FILE)
    assert (exported / PAGE).read_bytes() == before
    assert "blocks are translated" in told


def test_the_pages_of_the_essay_survive_the_journey(tmp_path):
    from scripts.l10n.registry import ROOT

    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("assets"))
    exchange.export(tmp_path, "zh")
    for path in sorted((tmp_path / "build/l10n/zh").glob("*.po")):
        page = tmp_path / "docs/zh" / f"{path.stem}.md"
        before = page.read_bytes() if page.exists() else b""
        exchange.bring_back(tmp_path, path.relative_to(tmp_path).as_posix())
        assert not before or page.read_bytes() == before, path.stem


def test_another_reader_of_po_files_reads_the_same(exported):
    with (exported / FILE).open("rb") as file:
        catalogue = pofile.read_po(file, abort_invalid=True)
    told = {message.context: message.string for message in catalogue if message.id}
    assert told == {entry.msgctxt: entry.msgstr for entry in read(exported)}
    assert str(catalogue.locale) == "zh"


def test_a_new_translation_takes_its_place_and_nothing_else_moves(exported):
    before = (exported / PAGE).read_text(encoding="utf-8")
    change(exported, "rule 3", "- 用 `numpy` 写成的一层\n- 一共 12 层")
    change(exported, "front title", "球：纸做的")
    exchange.bring_back(exported, FILE)
    wanted = before.replace("用 `numpy` 写的一层\n- 共 12", "用 `numpy` 写成的一层\n- 一共 12")
    wanted = wanted.replace("title: 纸团", "title: 球：纸做的")
    assert (exported / PAGE).read_text(encoding="utf-8") == wanted


def test_code_and_formulas_do_not_travel(exported):
    assert not [entry for entry in read(exported) if "layer(x)" in entry.msgid]
    assert not [entry for entry in read(exported) if entry.msgid.startswith("$$")]


def test_an_outdated_block_is_fuzzy_and_keeps_what_was_translated(exported, edit):
    edit("docs/en/ball.md", "12 layers", "13 layers")
    exchange.export(exported, "zh")
    found = entry(read(exported), "rule 3")
    assert found.fuzzy and "12 layers" in found.previous_msgid and "13 layers" in found.msgid
    before = (exported / PAGE).read_bytes()
    exchange.bring_back(exported, FILE)
    assert (exported / PAGE).read_bytes() == before, "a fuzzy entry is no translation"


def test_a_page_that_changed_meanwhile_is_not_overwritten(exported, edit):
    edit(PAGE, "共 12 层", "总共 12 层")
    change(exported, "rule 0", "## 定律 {#rule}")
    before = (exported / PAGE).read_bytes()
    with pytest.raises(L10nError, match=r"changed since build/l10n/zh/ball\.po was exported"):
        exchange.bring_back(exported, FILE)
    assert (exported / PAGE).read_bytes() == before


def test_a_translation_that_lost_a_number_is_refused_as_a_whole(exported):
    change(exported, "ball 2", "/// figure | ball\n它展平了。\n///")
    before = (exported / PAGE).read_bytes()
    with pytest.raises(L10nError, match=r"(?s)nothing was written.*ball\.flat_end"):
        exchange.bring_back(exported, FILE)
    assert (exported / PAGE).read_bytes() == before


def test_a_page_that_is_not_there_yet_is_begun(exported):
    (exported / PAGE).unlink()
    (exported / "docs/zh/ledger/ball.po").unlink()
    exchange.export(exported, "zh")
    assert entry(read(exported), "ball 0").msgstr == ""
    change(exported, "ball 0", "# 纸团 {#ball}")
    told = exchange.bring_back(exported, FILE)
    assert told.startswith("docs/zh/ball.md: 1 of ")
    status = ledger.status(exported, pages.read(exported, "zh", "ball.md"))
    assert status.state == "draft"


@pytest.mark.parametrize("text", ["nonsense", 'msgid ""\nmsgstr "Language: zh\\n"\n'])
def test_a_file_that_is_none_of_ours_is_refused(exported, text):
    (exported / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(L10nError, match="make l10n EXPORT=zh"):
        exchange.bring_back(exported, FILE)
