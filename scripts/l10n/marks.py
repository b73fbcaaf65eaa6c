"""What a block refers to: its code, formulas, numbers, figures, citations, notes and links.

Each finder takes a block and yields (key, line) pairs; two blocks refer to the same things where
their keys are the same, whatever the language around them.
"""

import re

from scripts.l10n.blocks import SLOT, Block

FENCED = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n]*\n.*?^[ \t]*\1", re.S | re.M)
CODE = re.compile(r"(`+)(.+?)\1", re.S)
MATH = re.compile(r"\$\$(.+?)\$\$|(?<![\\$])\$(?!\$)([^$]+?)\$", re.S)
NUMBER = re.compile(r"\[=\s*([^\]|]+?)\s*(?:\|[^\]]*)?\]")
CITATION = re.compile(r"\[[^\]\[]*?@[^\]]*\]")
CITED = re.compile(r"@([\w:.-]*\w)")
FOOTNOTE = re.compile(r"\[\^([^\]]+)\](:?)")
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?[^)]*\)|<(https?://[^>\s]+)>|(?:href|src)=\"([^\"]+)\"")
DIGITS = re.compile(r"(?<![A-Za-z0-9_.])\d+(?:[.,]\d+)*(?:\s*[万亿])?(?![A-Za-z0-9])")
COMMENT = re.compile(r"<!--.*?-->", re.S)
ATTRIBUTES = re.compile(r"\{[^}\n]*\}")
TAG = re.compile(r"</?\w[^>]*>")
TEXT_IN_MATH = re.compile(r"\\(?:text|mathrm|operatorname)\{[^}]*\}")
COMMENT_IN_CODE = re.compile(r"(^|\s)(#|//).*")
SLASHES = re.compile(r"^/{3,}.*$", re.M)
NOT_PROSE = (COMMENT, FENCED, SLASHES, CODE, MATH, NUMBER, CITATION, FOOTNOTE, ATTRIBUTES, TAG)
MYRIADS = {"万": 10**4, "亿": 10**8}


def prose(text: str) -> str:
    """What is left of a block without code, formulas, numbers, links, tags; lines stay lines."""
    for pattern in NOT_PROSE:
        text = pattern.sub(_lines_only, text)
    return LINK.sub(lambda match: "]" if match[0][0] == "]" else " ", text)


def fences(block: Block):
    """Code to the letter, but for comments, which may be translated."""
    for match in FENCED.finditer(block.text):
        lines = (COMMENT_IN_CODE.sub("", line).rstrip() for line in match[0].splitlines())
        yield "\n".join(lines), _line(block, match)


def formulas(block: Block):
    """Inline and displayed formulas, without the words inside them."""
    for match in MATH.finditer(without_code(block)):
        yield "".join(TEXT_IN_MATH.sub("", match[1] or match[2]).split()), _line(block, match)


def slots(block: Block):
    """Figures, demos and claims, as "figure paper_ball"."""
    for place, line in enumerate(block.text.splitlines()):
        if block.kind == "slot" and (slot := SLOT.match(line)):
            yield f"{slot[2]} {slot[3] or ''}".strip(), block.line + place


def numbers(block: Block):
    """Measured numbers, whatever their format."""
    return _first(NUMBER, block)


def citations(block: Block):
    """Keys of cited works, and of figures referred to."""
    for match in CITATION.finditer(without_code(block)):
        for name in CITED.findall(match[0]):
            yield name, _line(block, match)


def footnotes(block: Block):
    """Notes, called as "1" and told as "1:"."""
    return _first(FOOTNOTE, block)


def links(block: Block):
    """Targets of links and pictures."""
    return ((target.removeprefix("./"), line) for target, line in _first(LINK, block))


def digits(block: Block):
    """Numbers typed in prose; 10,000 and 1 万 are one number."""
    if block.kind not in ("code", "math"):
        for match in DIGITS.finditer(prose(block.text)):
            yield _value(match[0].replace(",", "")), _line(block, match)


def inline_code(block: Block):
    """Code inside a sentence."""
    for match in CODE.finditer(FENCED.sub(_lines_only, block.text)):
        yield match[2], block.line


def without_code(block: Block) -> str:
    """The text of a block with its code blanked; lines stay lines."""
    return CODE.sub(_lines_only, FENCED.sub(_lines_only, block.text))


def _first(pattern, block):
    """What stands in the groups that matched."""
    for match in pattern.finditer(without_code(block)):
        yield "".join(filter(None, match.groups())).strip(), _line(block, match)


def _line(block, match):
    return block.line + match.string.count("\n", 0, match.start())


def _value(plain):
    if plain[-1] in MYRIADS:
        return f"{float(plain[:-1]) * MYRIADS[plain[-1]]:.12g}"
    return plain


def _lines_only(match):
    return " " + "\n" * match[0].count("\n")
