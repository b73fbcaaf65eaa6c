"""Two hundred mechanical edits of the essay's own pages: which make a translation outdated?

An edit that a reader could notice must make the page outdated (no false "fresh"); one that only
moves white space must not (at most 2 in 100 false "outdated"). Edits are drawn from a fixed
stream, so a failure can be repeated; its name and place are printed.
"""

import random
import re
import shutil

import pytest

from scripts.l10n import blocks, ledger, pages
from scripts.l10n.registry import ROOT

PAGES = ("index.md", "geometric-view.md", "adversarial-examples.md")
PER_KIND = 8  # of each page: 9 kinds × 3 pages × 8 = 216 edits


def prose(page, draw):
    """A paragraph that is not the last of its page."""
    long = [b for b in page[:-1] if b.kind == "paragraph" and len(b.text.split()) > 12]
    return draw.choice(long)


def rewrap(text, page, draw):
    block = prose(page, draw)
    words, width = re.sub(r"\n(?!\{)", " ", block.text), draw.randrange(40, 110)
    lines, line = [], ""
    for word in words.split(" "):
        if line and len(line) + len(word) > width and word[:1] not in "#-*+>|/$`{0123456789":
            lines, line = [*lines, line], ""
        line = f"{line} {word}" if line else word
    return text.replace(block.text, "\n".join([*lines, line]), 1)


def retitle(text, page, draw):
    found = draw.choice([b for b in page if b.kind == "heading"])
    return text.replace(found.text, re.sub(r"^(#+ )\w+", r"\1Altogether", found.text), 1)


def move(text, page, draw):
    first, second = draw.sample([b for b in page if b.kind == "paragraph"], 2)
    return (
        text.replace(second.text, "\0").replace(first.text, second.text).replace("\0", first.text)
    )


def split(text, page, draw):
    block = prose(page, draw)
    at = draw.choice([m.start() for m in re.finditer(r"(?<=\.)\s", block.text)] or [None])
    if at is None:
        return split(text, page, draw)
    return text.replace(block.text, f"{block.text[:at]}\n\n{block.text[at + 1 :]}", 1)


def merge(text, page, draw):
    near = [
        (a, b)
        for a, b in zip(page, page[1:], strict=False)
        if a.kind == b.kind == "paragraph" and "{ ." not in a.text + b.text
    ]
    first, second = draw.choice(near)
    return text.replace(f"{first.text}\n\n{second.text}", f"{first.text}\n{second.text}", 1)


def insert(text, page, draw):
    block = prose(page, draw)
    return text.replace(block.text, f"{block.text}\n\nOne sentence more.", 1)


def delete(text, page, draw):
    return text.replace(f"{prose(page, draw).text}\n\n", "", 1)


def digit(text, page, draw):
    body = text.index("\n# ")
    at = draw.choice([m.start() for m in re.finditer(r"\d", text) if m.start() > body])
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


def link(text, page, draw):
    found = draw.choice(list(re.finditer(r"\]\(([^)]+)\)|@(\w+)", text)))
    at = found.start(1) if found[1] else found.start(2)
    return f"{text[:at]}x{text[at:]}"


NOTICED = (retitle, move, split, merge, insert, delete, digit, link)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    root = tmp_path_factory.mktemp("essay")
    shutil.copytree(ROOT / "docs/en", root / "docs/en")
    shutil.copyfile(ROOT / "docs/languages.yml", root / "docs/languages.yml")
    for name in PAGES:
        (root / "docs/zh").mkdir(exist_ok=True)
        shutil.copyfile(root / "docs/en" / name, root / "docs/zh" / name)
        ledger.write(root, pages.read(root, "zh", name))
    return root


def outdated(root, name, edit, draw):
    """Whether the page is outdated by one edit of its source, which is then taken back."""
    path = root / "docs/en" / name
    text = path.read_text(encoding="utf-8")
    edited = edit(text, blocks.split(text), draw)
    assert edit is rewrap or edited != text, "the edit changed nothing"
    try:
        path.write_text(edited, encoding="utf-8")
        return bool(ledger.status(root, pages.read(root, "zh", name)).changes)
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("edit", NOTICED, ids=lambda edit: edit.__name__)
def test_no_edit_that_a_reader_would_notice_leaves_a_page_fresh(recorded, edit):
    draw = random.Random(edit.__name__)
    for name in PAGES:
        for number in range(PER_KIND):
            assert outdated(recorded, name, edit, draw), f"edit {number} of {name} went unnoticed"


def test_wrapping_lines_anew_makes_no_page_outdated(recorded):
    draw = random.Random("rewrap")
    told = [outdated(recorded, name, rewrap, draw) for name in PAGES for _ in range(PER_KIND * 4)]
    assert sum(told) <= 0.02 * len(told)
