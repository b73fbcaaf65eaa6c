"""What a block refers to is found whatever language surrounds it, and code is not searched."""

import pytest

from scripts.l10n import marks
from scripts.l10n.blocks import split


def found(finder, text):
    return [pair for block in split(text) for pair in finder(block)]


@pytest.mark.parametrize(
    ("finder", "text", "pairs"),
    [
        (marks.numbers, "a\n有 [=ball.end|.0%] 和 [=ball.a]", [("ball.end", 2), ("ball.a", 2)]),
        (marks.citations, "见 [@a; @b-c]，[@fig-d]", [("a", 1), ("b-c", 1), ("fig-d", 1)]),
        (marks.links, "[一](./a.md) ![图](b.png)", [("a.md", 1), ("b.png", 1)]),
        (marks.links, "<https://c.org>", [("https://c.org", 1)]),
        (marks.footnotes, "见[^1]\n\n[^1]: 注", [("1", 1), ("1:", 3)]),
        (marks.formulas, "$a + b$ 与 $$ c\n= d $$", [("a+b", 1), ("c=d", 1)]),
        (marks.slots, "/// demo | ball\n词\n///", [("demo ball", 1)]),
        (marks.digits, "有5个，共 1.5万 个，3 px", [("5", 1), ("15000", 1), ("3", 1)]),
        (marks.digits, "10,000 or x2 or `7` or $8$ or [=a.b9|.0%]", [("10000", 1)]),
        (marks.inline_code, "用 `a b` 写", [("a b", 1)]),
        (marks.links, "`[no](link)`\n\n```\n[no](link)\n```", []),
    ],
)
def test_each_finder_finds_its_own(finder, text, pairs):
    assert found(finder, text) == pairs


def test_comments_in_code_and_words_in_formulas_may_be_translated():
    one, other = "```python\nf(x)  # a step\n```", "```python\nf(x)  # 一步\n```"
    assert found(marks.fences, one) == found(marks.fences, other)
    assert found(marks.formulas, r"$a_\text{in}$") == found(marks.formulas, r"$a_\text{入}$")


def test_prose_keeps_its_lines_and_loses_its_marks():
    text = marks.prose("a `b`\n$c$ [d](e.md) [=f.g|.0%]<br>\n<!-- h -->i")
    assert text.count("\n") == 2
    assert marks.prose("/// claim | B8\nIt holds.\n///").strip() == "It holds."
    assert text.split() == ["a", "[d]", "i"]
