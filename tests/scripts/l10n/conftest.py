"""A very small essay in two languages, complete and in step."""

import pytest

ENGLISH = """---
title: The ball
description: What a layer does.
---
# The ball {#ball}

A manifold is crumpled into a ball,
see [@fig-ball] and [@chollet2017].

/// figure | ball
It opens by [=ball.flat_end|.0%].
///

## The rule {#rule}

A layer computes $x + f(x)$, as in [the book](https://example.org/book).[^1]

$$
y = x
$$

- one layer in `numpy`
- 12 layers

```python
layer(x)  # one step
```

[^1]: With a note.
"""
CHINESE = """---
title: 纸团
description: 一层做了什么。
l10n: {state: translated, machine: assisted, translators: [{name: 译者}]}
---
# 纸团 {#ball}

流形被揉成一团，见 [@fig-ball] 和 [@chollet2017]。

/// figure | ball
它展平了 [=ball.flat_end|.0%]。
///

## 规则 {#rule}

一层计算的是 $x + f(x)$，见[这本书](https://example.org/book)。[^1]

$$
y = x
$$

- 用 `numpy` 写的一层
- 共 12 层

```python
layer(x)  # 一步
```

[^1]: 一条注释。
"""
LANGUAGES = """en: { name: English, html: en, theme: en, babel: en, source: true }
zh: { name: 中文, html: zh-Hans, theme: zh, babel: zh_Hans_CN }
"""
FIGURE = 'WORDS = {"title": "The ball", "alt": "It is {flat:.0%} flat."}\n'
FILES = {
    "docs/languages.yml": LANGUAGES,
    "docs/glossary.yml": "manifold: { zh: 流形 }\nlayer: { zh: 层, avoid: { zh: [叠] } }\n",
    "docs/en/words.yml": "figure: Figure {number}\nnext: Next\nverdict_holds: HOLDS HERE\n",
    "docs/zh/words.yml": "figure: 图 {number}\nnext: 下一页\nverdict_holds: 在此成立\n",
    "docs/en/ball.md": ENGLISH,
    "docs/zh/ball.md": CHINESE,
    "figures_src/figures/ball.py": FIGURE,
    "figures_src/demos/ball.py": 'WORDS: dict = {"turn": "Turn " "it"}\n',
}


@pytest.fixture
def essay(tmp_path):
    """The root of the essay."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def edit(essay):
    """edit(file, old, new): change one place of a file of the essay."""

    def change(name, old, new):
        path = essay / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change
