"""What must be the same in a page and its translation, found by section, with file and line.

Errors: heading levels and ids, the kinds of blocks, code, formulas, figures, demos and claims,
measured numbers, citations, footnotes, links. Warnings: digits and inline code of the source that
the translation lacks. `<!-- l10n-ok: link -->` (or number, code, …) in or under a block of the
translation says that its section differs on purpose.
"""

import difflib
import re
from collections import Counter
from itertools import groupby

from scripts.l10n import marks
from scripts.l10n.blocks import heading
from scripts.l10n.pages import Page
from scripts.l10n.problem import ERROR, WARNING, Problem, place

WAIVER = re.compile(r"<!--\s*l10n-ok:\s*([\w\s,]+?)\s*-->")
CHECKS = (
    ("code", marks.fences, ERROR),
    ("formula", marks.formulas, ERROR),
    ("block", marks.slots, ERROR),
    ("measured number", marks.numbers, ERROR),
    ("citation", marks.citations, ERROR),
    ("footnote", marks.footnotes, ERROR),
    ("link", marks.links, ERROR),
    ("number", marks.digits, WARNING),
    ("inline code", marks.inline_code, WARNING),
)


def problems(page: Page) -> list[Problem]:
    """Everything in which a translation differs from its source where it must not."""
    found = [*_unnamed(page.source_file, page.source), *_unnamed(page.file, page.target)]
    if found:
        return found
    if found := list(_headings(page)):
        return found  # without the same sections nothing else can be compared
    source, target = sections(page.source), sections(page.target)
    for section, blocks in source.items():
        found += _section(page, blocks, target[section])
    return found


def _unnamed(file, blocks):
    """Headings need an id of their own: those made from words differ in every language."""
    seen = set()
    for block in blocks:
        if block.kind != "heading":
            continue
        name = heading(block)[2]
        if not name:
            yield Problem(file, block.line, "this heading has no id", "end it with {#short-name}")
        elif name in seen:
            yield Problem(file, block.line, f"the id `{name}` is used twice")
        seen.add(name)


def _headings(page):
    source, target = (
        [b for b in side if b.kind == "heading"] for side in (page.source, page.target)
    )
    names = [[heading(block)[2] for block in side] for side in (source, target)]
    for tag, a, b, c, d in difflib.SequenceMatcher(None, *names, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _levels(page, zip(source[a:b], target[c:d], strict=True))
            continue
        here = target[c - 1].line if c else 0
        for block in source[a:b]:
            what = f"heading `{heading(block)[2]}` is missing"
            yield Problem(page.file, here, what, f"see {place(page.source_file, block.line)}")
        for block in target[c:d]:
            what = f"the source has no heading `{heading(block)[2]}` here"
            yield Problem(page.file, block.line, what)


def _levels(page, pairs):
    for source, target in pairs:
        if (want := heading(source)[0]) != heading(target)[0]:
            what = f"heading `{heading(target)[2]}` is of level {heading(target)[0]}, not {want}"
            yield Problem(
                page.file, target.line, what, f"as in {place(page.source_file, source.line)}"
            )


def sections(blocks) -> dict[str, list]:
    """Blocks by section, without front matter."""
    real = (block for block in blocks if block.kind != "front")
    found = {name: list(group) for name, group in groupby(real, lambda block: block.section)}
    return {"top": []} | found


def _section(page, source, target):
    waived = {kind for block in target for kind in _waived(block)}
    source, target = ([b for b in side if b.kind != "comment"] for side in (source, target))
    for kind, found_in, level in CHECKS:
        if kind not in waived:
            yield from _differing(page, kind, found_in, level, source, target)
    if "block" not in waived:
        yield from _kinds(page, source, target)


def _waived(block):
    return [kind.strip() for match in WAIVER.findall(block.text) for kind in match.split(",")]


def _differing(page, kind, found_in, level, source, target):
    """What one side has and the other has not, counted over the section."""
    sides = [
        [(key, line, at) for at, block in enumerate(side) for key, line in found_in(block)]
        for side in (source, target)
    ]
    for key, line, at in _beyond(*sides):
        what, see = f"{kind} {shown(key)} is missing", f"see {place(page.source_file, line)}"
        yield Problem(page.file, _beside(target, at), what, see, level)
    for key, line, _ in _beyond(*reversed(sides)) if level == ERROR else ():
        yield Problem(page.file, line, f"the source has no {kind} {shown(key)} in this section")


def _beyond(side, other):
    """What one side has more often than the other."""
    left = Counter(key for key, *_ in other)
    for item in side:
        left[item[0]] -= 1
        if left[item[0]] < 0:
            yield item


def _beside(target, at):
    """Line of the block that stands where the source has this one."""
    return target[min(at, len(target) - 1)].line if target else 0


def shown(key: str) -> str:
    """A key short enough for one line."""
    line = " ".join(key.split())
    return f"`{line}`" if len(line) < 70 else f"`{line[:66]} …`"


def _kinds(page, source, target):
    """The same paragraphs, lists, figures in the same order, so that each knows its source."""
    kinds = [[block.kind for block in side] for side in (source, target)]
    if kinds[0] == kinds[1]:
        return
    pairs = enumerate(zip(*kinds, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), min(map(len, kinds)))
    what = f"this section has the blocks {_list(kinds[1])}; its source has {_list(kinds[0])}"
    see = f"see {place(page.source_file, _beside(source, at))}"
    yield Problem(page.file, _beside(target, at), what, see)


def _list(kinds):
    return ", ".join(
        kind if (n := len(list(run))) == 1 else f"{n} × {kind}" for kind, run in groupby(kinds)
    )
