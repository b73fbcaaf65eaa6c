"""A matplotlib drawing becomes SVG for a page: real text, colours by name, small pictures.

The same drawing gives the same bytes. Inks become CSS variables, so one file serves light and
dark; fonts are left to the page; ids carry the drawing's name, so many fit on one page.
"""

import base64
import io
import re
import xml.etree.ElementTree as tree

from scripts.engine import dots, pictures, strokes
from scripts.engine.errors import EngineError

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
DENSITY = 2  # device pixels of a picture per pixel of the page
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
LONG = re.compile(r"-?\d+\.\d+")
CURVED = re.compile(r"[CQ]|z L")
SHRUNK = re.compile(r"(matrix|scale)\(0\.")
FONT = re.compile(r"(?P<before>.*?)(?P<size>[\d.]+)px\b.*")


def svg(figure, name, title, description, inks, seeds=0, pack=pictures.smallest):
    """SVG text of a matplotlib Figure.

    name: unique on a page, as "paper_ball-wide"; inks: {name: "#rrggbb"}
    seeds: how many the measurement has; strokes that are one of them get its class (dots.py)
    pack: what makes a WebP of a PNG
    Raises EngineError where a stroke has a colour that is no ink.
    """
    dots.mark(figure, seeds)
    root = parsed(figure, name)
    dots.classes(root, seeds)
    symbols = {part for defs in root.iter(f"{{{SVG}}}defs") for part in defs.iter()}
    for element in list(root.iter()):
        for attribute in ("style", "fill", "stroke"):
            if attribute in element.attrib:
                coloured = ink_of(element.attrib[attribute], inks, name)
                element.set(attribute, coloured)
        shorten(element, 2 if element in symbols else 1)
        element.text, element.tail = words_only(element.text), words_only(element.tail)
        if element.tag == f"{{{SVG}}}text" or element.tag == f"{{{SVG}}}tspan":
            leave_font_to_page(element)
        if element.tag == f"{{{SVG}}}image":
            repack(element, pack)
    own_ids(root, name)
    head(root, name, title, description)
    for element in root.iter():
        plain(element)
    strokes.join(root)
    return tree.tostring(root, encoding="unicode", short_empty_elements=True) + "\n"


def parsed(figure, name):
    """The tree that matplotlib's SVG backend makes, without what a page does not need."""
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    memory = io.BytesIO()
    settings = {"svg.hashsalt": name, "svg.fonttype": "none", "svg.image_inline": True}
    figure.set_dpi(72 * DENSITY)
    with matplotlib.rc_context(settings):
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        # Not figure.savefig, which draws everything twice to know its size; ours is given.
        FigureCanvasSVG(figure).print_svg(memory, metadata=nothing)
    tree.register_namespace("", SVG)
    root = tree.fromstring(memory.getvalue())
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.endswith(("}metadata", "}style")):
                parent.remove(child)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{SVG}}}defs" and not len(child):
                parent.remove(child)
    return root


def ink_of(text, inks, name):
    """Colours of a style by name: "fill: #1f5f8b" -> "fill: var(--ink-model, #1f5f8b)"."""
    names = {value.lower(): ink for ink, value in inks.items()}

    def named(found):
        colour = found[0].lower()
        if colour not in names:
            known = ", ".join(f"{ink} {value}" for ink, value in inks.items())
            raise EngineError(f"{name}: the colour {colour} is no ink ({known})")
        return f"var(--ink-{names[colour]}, {colour})"

    return HEX.sub(named, text)


def words_only(text):
    """Text without the indentation between elements."""
    return text if text and text.strip() else None


def shorten(element, digits):
    """A tenth of a pixel is enough for a line or a place; no turn is no transform."""
    if element.get("transform", "").startswith(("rotate(-0 ", "rotate(0 ")):
        del element.attrib["transform"]
    for attribute in ("d", "x", "y", "points"):
        if attribute in element.attrib:
            text = LONG.sub(
                lambda found: strokes.number(float(found[0]), digits), element.attrib[attribute]
            )
            text = " ".join(text.split())
            # After "M x y" further points are lines of themselves; after a curve they are not.
            element.set(attribute, text if CURVED.search(text) else text.replace(" L ", " "))


def leave_font_to_page(element):
    """Keep size and weight of a text; its family is decided by CSS (class "fig-text")."""
    if element.tag == f"{{{SVG}}}text":
        element.set("class", "fig-text")
    parts = []
    for part in filter(None, map(str.strip, element.get("style", "").split(";"))):
        key, _, value = part.partition(":")
        if key.strip() == "font":
            found = FONT.match(value.strip())
            parts.append(f"font-size: {found['size']}px")
            parts += [f"font-style: {word}" for word in found["before"].split() if word == "italic"]
            parts += [f"font-weight: {word}" for word in found["before"].split() if heavy(word)]
        elif key.strip() != "font-family":
            parts.append(part)
    if parts:
        element.set("style", "; ".join(parts))


def heavy(word):
    return word == "bold" or (word.isdigit() and word != "400")


def repack(element, pack):
    """An embedded PNG becomes the WebP that `pack` makes of it."""
    key = f"{{{XLINK}}}href"
    data = base64.b64decode(element.attrib.pop(key).partition("base64,")[2])
    element.set("href", "data:image/webp;base64," + base64.b64encode(pack(data)).decode())
    if SHRUNK.match(element.get("transform", "")):  # big pixels stay sharp, small ones are smooth
        element.attrib.pop("style", None)


def plain(element):
    """The styles of an element as attributes: "fill: none; stroke: red" -> fill, stroke.

    To a browser they mean the same, but a page without inline styles can forbid them
    (scripts/site/policy.py), and its style sheet can change what they say. Of two styles of one
    name the last counts, as in CSS.
    """
    for style in element.attrib.pop("style", "").split(";"):
        name, _, value = style.partition(":")
        if value:
            element.set(name.strip(), value.strip())


def own_ids(root, name):
    """Ids that something refers to carry the drawing's name; the others go."""
    refer = re.compile(r"url\(#([^)]+)\)|^#(.+)$")
    wanted = {}
    for element in root.iter():
        if link := element.attrib.pop(f"{{{XLINK}}}href", None):
            element.set("href", link)
        for value in element.attrib.values():
            for found in refer.finditer(value):
                wanted.setdefault(found[1] or found[2], f"{name}-{len(wanted)}")
    for element in root.iter():
        if (old := element.attrib.pop("id", None)) in wanted:
            element.set("id", wanted[old])
        for attribute, value in element.attrib.items():
            if value.startswith("#") and value[1:] in wanted:
                element.set(attribute, f"#{wanted[value[1:]]}")
            elif "url(#" in value:
                element.set(attribute, re.sub(r"url\(#([^)]+)\)", lambda found: (
                    f"url(#{wanted[found[1]]})"), value))  # fmt: skip


def head(root, name, title, description):
    """Size by the page, a name and a description for those who cannot see."""
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    root.set("class", "drawing")
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    # What matplotlib says in a style sheet, which would reach the whole page.
    root.set("stroke-linejoin", "round")
    root.set("stroke-linecap", "butt")
    for position, (tag, text) in enumerate([("title", title), ("desc", description)]):
        element = tree.Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{tag}"})
        element.text = text
        root.insert(position, element)
