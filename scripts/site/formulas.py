"""`$…$` and `$$…$$`: formulas, written at build time as MathML, which needs no script."""

import re
from html import escape

from latex2mathml.converter import convert
from markdown.inlinepatterns import InlineProcessor

DISPLAY = r"(?<!\\)\$\$(?P<tex>.+?)\$\$"
INLINE = r"(?<![\\$\w])\$(?!\s)(?P<tex>[^$\n]+?)(?<![\s\\])\$(?![\d$])"
ESCAPED = re.compile(r"\\.")
UNREAD = re.compile(r"<m[io]>\\(\w+)</m[io]>")
NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'


class Formula(InlineProcessor):
    """One formula; `display` is "inline" or "block"."""

    def __init__(self, pattern, display, essay, md):
        super().__init__(pattern, md)
        self.display, self.essay = display, essay

    def handleMatch(self, match, data):  # noqa: N802 - Python-Markdown's name
        tex = match["tex"].strip()
        try:
            mathml = written(tex, self.display)
        except Exception as error:  # latex2mathml raises a different class for every mistake
            mend = "write LaTeX that latex2mathml reads, or \\$ for a dollar sign"
            wrong = f"`{tex}` is no formula ({error or type(error).__name__})"
            raise self.essay.page.error(tex.splitlines()[0], wrong, mend) from None
        mathml = mathml.replace(NAMESPACE, f' alttext="{escape(tex)}"', 1)
        return self.md.htmlStash.store(mathml), match.start(0), match.end(0)


def written(tex: str, display: str) -> str:
    """A formula as MathML. Raises ValueError for what latex2mathml would pass on in silence."""
    bare = ESCAPED.sub("", tex)
    if bare.count("{") != bare.count("}"):
        raise ValueError("its braces do not match")
    mathml = convert(tex, display=display)
    if unknown := UNREAD.search(mathml):
        raise ValueError(f"\\{unknown[1]} is no command")
    return mathml
