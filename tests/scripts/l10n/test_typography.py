"""Chinese prose is set like Chinese prose, and Markdown is not taken for punctuation."""

import pytest

from scripts.l10n import blocks, typography


def finds(text, spacing="pangu"):
    return [find for block in blocks.split(text) for find in typography.finds(block, spacing)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("它展平了,不是吗?", "typography: “它展平了,不是吗?” is set “它展平了，不是吗？”"),
        ("共有3个网络。", "typography: “共有3个网络。” is set “共有 3 个网络”"),
        ("他说(真的)。", "typography"),
        ("- 一层\n- 用ReLU的网络", "typography"),
    ],
)
def test_what_a_typesetter_would_change_is_told(text, told):
    ((_, what),) = finds(text)
    assert what.startswith(told)


def test_the_line_within_a_block_is_named():
    assert [line for line, _ in finds("好的。\n坏的,真的。\n好的。")] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "它展平了 [=ball.flat_end|.0%]，见 [@fig-ball]。",
        "一层计算的是 $x + f(x)$，见[这本书](https://example.org/a,b)。[^1]",
        "/// figure | ball\n**纸团。**它展平了。\n///",
        "用 `a,b` 写的一层\n{ .standfirst }",
        '<span class="model">网络的说法</span>，事实。',
        "```python\nlayer(x,y)\n```",
        "$$\nx,y\n$$",
    ],
)
def test_what_is_no_prose_is_left_alone(text):
    assert finds(text) == []


def test_a_house_without_spaces_may_say_so():
    assert finds("共有3个网络。", "none") == []
    assert finds("共有3个网络。", "pangu")
