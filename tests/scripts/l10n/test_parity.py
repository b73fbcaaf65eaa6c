"""Every break of structure in a translation is found, with its file and its line."""

import pytest

from scripts.l10n import pages, parity
from scripts.l10n.problem import ERROR, WARNING

PAGE = "docs/zh/ball.md"


def problems(essay):
    return parity.problems(pages.read(essay, "zh", "ball.md"))


def test_a_faithful_translation_has_no_problem(essay):
    assert problems(essay) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("{#rule}", "{#law}", 6, "heading `rule` is missing"),
        ("## 规则", "### 规则", 14, "heading `rule` is of level 3, not 2"),
        (" {#rule}", "", 14, "this heading has no id"),
        ("{#rule}", "{#ball}", 14, "the id `ball` is used twice"),
        ("layer(x)", "layer(y)", 25, "code `"),
        ("$x + f(x)$", "$x - f(x)$", 16, "formula `x+f(x)` is missing"),
        ("y = x", "y = 2x", 18, "formula `y=x` is missing"),
        ("figure | ball", "figure | bal", 10, "block `figure ball` is missing"),
        ("ball.flat_end", "ball.flat_and", 10, "measured number `ball.flat_end` is missing"),
        ("[=ball.flat_end|.0%]", "98%", 10, "measured number `ball.flat_end` is missing"),
        ("@chollet2017", "@chollet2018", 8, "citation `chollet2017` is missing"),
        ("[@fig-ball] 和 ", "", 8, "citation `fig-ball` is missing"),
        ("。[^1]", "。", 16, "footnote `1` is missing"),
        ("example.org/book", "example.org", 16, "link `https://example.org/book` is missing"),
        ("共 12 层", "共 13 层", 22, "number `12` is missing"),
        ("`numpy`", "numpy", 22, "inline code `numpy` is missing"),
        ("- 用 `numpy` 写的一层\n- 共 12 层\n\n", "", 22, "this section has the blocks"),
        ("见 [@", "见\n\n[@", 10, "this section has the blocks"),
        ("。[^1]", "。[^1][^2]", 16, "the source has no footnote `2` in this section"),
        ("流形", "流形 [=ball.new|.0%]", 8, "the source has no measured number `ball.new`"),
    ],
)
def test_a_break_is_found_where_it_is(essay, edit, old, new, line, message):
    edit(PAGE, old, new)
    found = [(problem.line, problem.what) for problem in problems(essay)]
    assert any(at == line and message in what for at, what in found), found


def test_the_place_in_the_source_is_named_too(essay, edit):
    edit(PAGE, "ball.flat_end", "ball.flat_and")
    assert any("see docs/en/ball.md:11" in str(problem) for problem in problems(essay))


def test_a_source_heading_without_id_is_the_sources_fault(essay, edit):
    edit("docs/en/ball.md", " {#rule}", "")
    (problem,) = problems(essay)
    assert (problem.file, problem.line) == ("docs/en/ball.md", 14)


def test_digits_and_inline_code_only_warn(essay, edit):
    edit(PAGE, "- 用 `numpy` 写的一层\n- 共 12 层", "- 用 numpy 写的一层\n- 共十二层")
    assert {problem.level for problem in problems(essay)} == {WARNING}


def test_a_number_may_move_within_its_section(essay, edit):
    edit(PAGE, "一层计算的是", "共 12 层，一层计算的是")
    edit(PAGE, "共 12 层", "若干层")
    assert problems(essay) == []


def test_a_waiver_lets_a_link_differ(essay, edit):
    edit(PAGE, "https://example.org/book", "https://example.org/zh/book")
    assert [problem.level for problem in problems(essay)] == [ERROR, ERROR]
    edit(PAGE, "。[^1]\n", "。[^1]\n<!-- l10n-ok: link -->\n")
    assert problems(essay) == []
    edit(PAGE, "\n<!-- l10n-ok: link -->\n", "\n\n<!-- l10n-ok: link, number -->\n")
    assert problems(essay) == []
