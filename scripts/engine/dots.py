"""Which strokes of a drawing are single seeds, so that a page can show one of them.

A figure says nothing about this; it follows from how the house draws seeds: as many faint lines
of one look, one after another, as there are seeds, over the same places; or as many unconnected
dots in a row or a column.
"""

import re
from itertools import groupby

DEFS = "{http://www.w3.org/2000/svg}defs"
FAINT = re.compile(r"; (stroke-)?opacity: [\d.]+")
ONE, ALL = "seed-", "seeds"  # the gid of a stroke that is one seed, and of one that is every seed


def mark(figure, seeds: int) -> None:
    """Gives every stroke of a matplotlib Figure that is a seed the gid `seed-<place>`.

    seeds: how many there are. Dots of all seeds that are one stroke get the gid `seeds`; `single`
    parts them, once they are SVG.
    """
    for axes in figure.axes:
        for _, alike in groupby(axes.lines, look):
            lines = list(alike)
            if len(lines) == seeds > 1 and faint(lines[0]) and comparable(lines):
                for place, line in enumerate(lines):
                    line.set_gid(f"{ONE}{place}")
        for line in axes.lines:
            if not line.get_gid() and aligned(line, seeds):
                line.set_gid(ALL)


def look(line):
    """What lines have in common that show the same thing of different seeds."""
    return (
        line.get_color(), line.get_marker(), line.get_markersize(), line.get_markerfacecolor(),
        line.get_linestyle(), line.get_linewidth(), line.get_alpha(), len(line.get_xdata()),
    )  # fmt: skip


def faint(line) -> bool:
    """Whether what lies under a line shows through it."""
    return 0 < (line.get_alpha() or 1) < 1


def comparable(lines) -> bool:
    """Whether lines stand over the same x, or beside the same y, as runs of one measurement do."""
    return any(len({tuple(map(float, line.get_data()[axis])) for line in lines}) == 1
               for axis in (0, 1))  # fmt: skip


def aligned(line, seeds: int) -> bool:
    """Whether a line is one dot for each seed in a row or a column, with nothing between them."""
    x, y = (len(set(map(float, values))) for values in line.get_data())
    bare = line.get_linestyle() == "None" and line.get_marker() not in ("None", "", None)
    return bare and len(line.get_xdata()) == seeds > 1 == min(x, y) < max(x, y)


def classes(root, seeds: int) -> None:
    """Turns the gids of an SVG tree into classes: `<g class="seed seed-0">`.

    How faint a dot is stays with its `use` alone, so that a page may draw it firmly.
    """
    for shape in (part for defs in root.iter(DEFS) for part in defs if "style" in part.attrib):
        shape.set("style", FAINT.sub("", shape.get("style")))
    for element in root.iter():
        name = element.get("id", "")
        if name == ALL:
            dots = [part for part in element.iter() if part.tag.endswith("}use")]
            if len(dots) == seeds:  # a dot outside the drawing was left out: who is who?
                for place, dot in enumerate(dots):
                    dot.set("class", f"seed {ONE}{place}")
        elif name.startswith(ONE):
            element.set("class", f"seed {name}")
