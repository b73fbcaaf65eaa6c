"""What a measurement was set up with: each value as it was measured, its unit as its script says.

Units stand beside the values in the figure's `Setup`, as comments: `size: int = 32  # pixels`.
"""

import ast
import io
import tokenize
from pathlib import Path

from scripts.engine import memo, source
from scripts.engine.numbers import write


# Every page that quotes a number of the figure asks.
@memo.while_unchanged(lambda figure, root: source.figure_path(figure, root), 64)
def units(figure: str, root: Path) -> dict[str, str]:
    """{field: the comment beside it} of a figure's Setup; {} where there is no script."""
    path = source.figure_path(figure, root)
    if not path.exists():
        return {}
    text = path.read_text(encoding="utf-8")
    comments = dict(_comments(text))
    return {
        field.target.id: comments[field.lineno]
        for field in _fields(text)
        if comments.get(field.lineno)
    }


def _fields(text: str):
    """The annotated fields of the class Setup."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef) and node.name == "Setup":
            yield from (part for part in node.body if isinstance(part, ast.AnnAssign))


def _comments(text: str):
    """(line, comment) of a source, without what comments say to tools."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and not token.string.startswith("# fmt:"):
            yield token.start[0], token.string.lstrip("# ").partition("  # fmt:")[0].strip()


def spelled(value, locale: str) -> str:
    """A value of a Setup as text of a language: lists with commas, lists of lists with semicolons.

    `locale` is as Babel spells it.
    """
    if isinstance(value, list | tuple):
        nested = any(isinstance(part, list | tuple) for part in value)
        return ("; " if nested else ", ").join(spelled(part, locale) for part in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return write(value, ".9g", locale)
