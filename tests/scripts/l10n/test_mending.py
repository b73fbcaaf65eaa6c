"""What is the same in every language can be mended by a machine, and words are left alone."""

import pytest

from scripts.l10n import mending, pages, parity
from scripts.l10n.problem import ERROR, L10nError

PAGE = "docs/zh/ball.md"


def wrong(essay):
    page = pages.read(essay, "zh", "ball.md")
    return [problem for problem in parity.problems(page) if problem.level == ERROR]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{#rule}", "{#guize}", "docs/zh/ball.md:14: heading of level 2 with the id `rule`"),
        ("## 规则", "### 规则", "docs/zh/ball.md:14: heading of level 2"),
        ("## 规则 {#rule}", "## 规则", "heading of level 2 with the id `rule`"),
        ("layer(x)  #", "layer( x)  #", "docs/zh/ball.md:25: the code of the source"),
        ("y = x\n", "y = -x\n", "docs/zh/ball.md:18: the math of the source"),
        ("figure | ball", "figure | bell", "`/// figure | bell` is `/// figure | ball`"),
        ("[=ball.flat_end|.0%]", "[=ball.flat_start|.0%]", "measured number"),
        ("[@chollet2017]", "[@cholet]", "citation `[@cholet]` is `[@chollet2017]`"),
        ("example.org/book", "example.org/shu", "link"),
        ("$x + f(x)$", "$x + f$", "formula `$x + f$` is `$x + f(x)$`"),
    ],
)
def test_a_break_is_mended_and_told(essay, edit, old, new, told):
    before = (essay / PAGE).read_text(encoding="utf-8")
    edit(PAGE, old, new)
    assert wrong(essay)
    assert told in mending.mend(essay, "zh/ball.md")
    assert not wrong(essay)
    after = (essay / PAGE).read_text(encoding="utf-8")
    assert after.replace("one step", "一步") == before


def test_several_breaks_are_told_from_top_to_bottom(essay, edit):
    edit(PAGE, "{#ball}", "{#qiu}")
    edit(PAGE, "y = x\n", "y = -x\n")
    lines = mending.mend(essay, "zh/ball.md").splitlines()
    assert [line.split(":")[1] for line in lines] == ["6", "18"]
    assert not wrong(essay)


@pytest.mark.parametrize(
    ("old", "new"),
    [("，见[这本书](https://example.org/book)", ""), ("- 共 12 层\n", "- 共 13 层\n")],
)
def test_what_only_a_person_can_mend_is_left(essay, edit, old, new):
    edit(PAGE, old, new)
    before = (essay / PAGE).read_bytes()
    assert "nothing that a machine could mend" in mending.mend(essay, "zh/ball.md")
    assert (essay / PAGE).read_bytes() == before


def test_a_page_that_is_right_keeps_every_byte(essay):
    before = (essay / PAGE).read_bytes()
    mending.mend(essay, "zh/ball.md")
    assert (essay / PAGE).read_bytes() == before


def test_a_page_that_is_not_there_cannot_be_mended(essay):
    (essay / PAGE).unlink()
    with pytest.raises(L10nError, match="make l10n START=zh/ball.md"):
        mending.mend(essay, "zh/ball.md")
