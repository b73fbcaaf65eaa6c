"""A number and the sign of its unit stay on one line: "95 %", "24 kB", "30 °C".

An author types a plain space there; a page gets one at which no line breaks. Code is left alone.
"""

import re

SIGN = r"(?:[%‰°]C?|[kMG]?B|[kcmµn]?m|[mµn]?s|min|h|[km]?g|[kMG]?Hz|px)(?!\w)"
APART = re.compile(rf"(?<=\d) (?={SIGN})")
BEHIND = re.compile(rf" (?={SIGN})")  # behind a measured number, which is an element of its own
TOGETHER = "\N{NO-BREAK SPACE}"
LEFT = ("code", "pre", "kbd", "samp", "math", "svg", "script", "style")


def keep(element) -> None:
    """Joins numbers and units in all text of an element of a page, those in code excepted."""
    if element.tag in LEFT:
        return
    element.text = joined(element.text)
    for child in element:
        keep(child)
        child.tail = joined(child.tail)
        if child.get("class") == "measured" and BEHIND.match(child.tail or ""):
            child.tail = TOGETHER + child.tail[1:]


def joined(text: str | None) -> str | None:
    return APART.sub(TOGETHER, text) if text else text
