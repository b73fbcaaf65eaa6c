"""Inks, strokes and sheets of paper: the only house style.

Every ink has a meaning, and the same meaning in prose, plots and demos. The colours below are
those of the light page; the site turns each into the CSS variable of the same name, so one
drawing serves light and dark and follows the page's fonts. Colour is never the only
difference: lines carry their name, and markers differ in shape.
"""

from collections.abc import Callable
from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.figure import Figure

from figures_src.lighting import lit

INKS = {
    "ink": "#1d2b33",  # words and outlines
    "muted": "#5c6b73",  # axes, secondary words
    "hairline": "#c9cfd2",  # the thinnest lines
    "paper": "#fdfcf8",  # the page
    "land": "#e9dfc7",  # explored country: where there is data
    "sea": "#d5e3ea",  # unknown country: where there is none
    "model": "#1f5f8b",  # what a network says
    "truth": "#2e7048",  # what is so
    "adversary": "#b8401f",  # what somebody does to make it fail
    "chance": "#7a7266",  # what guessing gives
}
INK, MUTED, HAIRLINE, PAPER = (INKS[name] for name in ("ink", "muted", "hairline", "paper"))
LAND, SEA = INKS["land"], INKS["sea"]
MODEL, TRUTH, ADVERSARY = INKS["model"], INKS["truth"], INKS["adversary"]
CHANCE = INKS["chance"]

PAPERS = ("#f2b661", "#79b9d8")  # of pictures: seen as well on a light page as on a dark one

SMALL, NORMAL = 11.5, 13.0  # type sizes, in pixels of the page


@dataclass(frozen=True)
class Page:
    """The room a drawing gets, and how the reader's language writes numbers.

    width: pixels of the page, 720 for a screen and 340 for a phone
    language: code of the registry, "en" or "zh"
    number: (value, format) -> text, as `page.number(0.934, ".0%")`
    fonts: family names, the first that has a glyph draws it
    """

    width: int
    language: str
    number: Callable[[float, str], str]
    fonts: tuple[str, ...] = ("DejaVu Sans",)

    @property
    def narrow(self) -> bool:
        return self.width < 500

    def figure(self, height: float) -> Figure:
        """An empty figure of this page's width; `height` in pixels too."""
        mpl.rcParams.update(house_style(self.fonts))
        figure = Figure(figsize=(self.width / 72, height / 72), dpi=72, layout="constrained")
        figure.get_layout_engine().set(w_pad=6 / 72)  # fonts of the page may be a little wider
        return figure


def house_style(fonts):
    """Hairlines, no box, quiet ticks."""
    return {
        "font.family": list(fonts),
        "font.size": NORMAL,
        "axes.labelsize": NORMAL,
        "axes.titlesize": NORMAL,
        "axes.titlelocation": "left",
        "axes.titlecolor": INK,
        "axes.labelcolor": MUTED,
        "axes.edgecolor": HAIRLINE,
        "axes.linewidth": 1.0,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.facecolor": "none",
        "figure.facecolor": "none",
        "savefig.facecolor": "none",
        "xtick.color": HAIRLINE,
        "ytick.color": HAIRLINE,
        "xtick.labelcolor": MUTED,
        "ytick.labelcolor": MUTED,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "text.color": INK,
        "lines.linewidth": 2.0,
        "lines.solid_capstyle": "round",
        "axes.unicode_minus": True,
        "svg.fonttype": "none",
    }


def seeds(axes, x, rows, color, name, marker="o", at=-1, hollow=False):
    """Every seed as a dot, the middle as a line that carries its name.

    x: (points,); rows: array (seeds, points); `at`: index of the point the name stands beside.
    hollow: thin and unfilled, for a control beside what it controls.
    """
    face = {"color": color, "marker": marker, "markerfacecolor": "none" if hollow else color}
    for row in rows:
        axes.plot(x, row, linestyle="none", alpha=0.35, markersize=4, **face)
    middle = sorted_middle(rows)
    axes.plot(x, middle, markersize=7 if hollow else 5, linewidth=1 if hollow else 2, **face)
    label(axes, x[at], middle[at], name, color)


def sorted_middle(rows):
    """The median of an odd number of rows, for a line through the dots."""
    columns = [sorted(column) for column in zip(*rows, strict=True)]
    return [column[len(column) // 2] for column in columns]


def label(axes, x, y, words, color, dx=8, dy=0, **kwargs):
    """Words beside the thing they name, instead of a legend."""
    return axes.annotate(
        words, (x, y), (dx, dy), textcoords="offset points", color=color, va="center", **kwargs
    )


def level(axes, value, words, color=CHANCE):
    """A dashed line across the axes, named at its right end."""
    axes.axhline(value, color=color, linewidth=1.0, linestyle=(0, (4, 3)), zorder=0)
    axes.annotate(
        words, (1, value), (-2, 4), xycoords=("axes fraction", "data"),
        textcoords="offset points", color=color, ha="right", fontsize=SMALL,
    )  # fmt: skip


def headline(figure, words, page):
    """Words above all panels of a figure, on several lines where one is too short."""
    size = SMALL if page.narrow else NORMAL
    figure.suptitle(words, x=0.01, ha="left", color=INK, wrap=True, fontsize=size)


def shares(axes, page):
    """None, half and all of something up the side, in percent."""
    axes.set_yticks((0, 0.5, 1), [page.number(share, ".0%") for share in (0, 0.5, 1)])


def halves(axes, title, page):
    """Shares from guessing, a dashed line at one half, to always, in percent."""
    axes.set_ylim(0.42, 1.02)
    axes.set_yticks((0.5, 0.75, 1), [page.number(tick, ".0%") for tick in (0.5, 0.75, 1)])
    level(axes, 0.5, "")
    axes.set_title(title, pad=8)


def answer(name, sure, page):
    """What a network calls a picture and how sure (0 to 1) it is, which is never quite."""
    most = 0.999
    return f"{name} {'> ' * (sure > most)}{page.number(min(sure, most), '.1%')}"


def room(figure, left, top, width, height):
    """Axes at a place of the page, in pixels from its upper left corner."""
    across, down = figure.get_size_inches() * 72
    place = (left / across, 1 - (top + height) / down, width / across, height / down)
    return figure.add_axes(place)


def paper(figure, left, top, side, sheets, density=1.6):
    """A lit picture of sheets (n, vertices, vertices, 3) in a square room without axes.

    density: pixels of the picture per pixel of the page; paper is smooth, and pages should be light
    """
    axes = room(figure, left, top, side, side)
    axes.set_axis_off()
    axes.imshow(lit(sheets, PAPERS, round(side * density)), interpolation="none")
    return axes


def picture(figure, left, top, side, pixels):
    """Pixels (height, width, 3) as they are, in a square room without axes."""
    axes = room(figure, left, top, side, side)
    axes.imshow(pixels, interpolation="nearest")
    axes.set_axis_off()
    return axes


def ladder(figure, place, sizes, title, page):
    """Axes for shares against sizes: one step for each size, however far apart they are.

    place: left, top, width, height in pixels of the page; sizes: whole numbers, the first at x = 0
    """
    axes = room(figure, *place)
    axes.set(xlim=(-0.2, len(sizes) - 0.8), ylim=(-0.04, 1.04))
    shares(axes, page)
    axes.set_xticks(range(len(sizes)), [page.number(size, "d") for size in sizes])
    axes.set_title(title, fontsize=NORMAL, pad=10)
    return axes


def write(figure, left, top, words, **style):
    """Words at a place of the page, in pixels from its upper left corner to their middle line."""
    across, down = figure.get_size_inches() * 72
    figure.text(left / across, 1 - top / down, words, va="center", **style)
