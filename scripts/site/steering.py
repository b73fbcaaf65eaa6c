"""`[the last layer](demo:paper_ball?layer=12)`: words of the prose that set the demo of their page.

A press is the same as opening a link to that state. Without scripts they are words like others:
the page's small module makes buttons of them. A demo that is not on the page, a control that it
does not have or a value that this cannot take stops the build.
"""

import re
from urllib.parse import parse_qsl, urlsplit

from scripts.site.errors import did_you_mean

# Values as docs/assets/demo/address.js reads them: what it would drop or change stops the build.
MEMORY = re.compile(r"[\w.,;:+-]{0,2000}", re.ASCII)
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
COUNT = re.compile(r"\d{1,6}", re.ASCII)


def steer(page, root) -> None:
    """Turns the links to demos below `root` into words that steer them."""
    for link in list(root.iter("a")):
        target = link.get("href", "")
        if target.startswith("demo:"):
            name, query = _checked(page, target)
            link.tag = "span"
            link.attrib.clear()
            link.set("class", "steer")
            link.set("data-demo", name)
            link.set("data-state", query)


def _checked(page, target):
    """(demo, state as a query) of a link that says what it may."""
    parts = urlsplit(target)
    if f"demo-{parts.path}" not in page.numbered:
        shown = [key.removeprefix("demo-") for key in page.numbered if key.startswith("demo-")]
        mend = did_you_mean(parts.path, shown)
        raise page.error(target, f"this page has no demo {parts.path}", mend)
    controls = {each["id"]: each for each in page.shelf.controls(parts.path)}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name not in controls:
            mend = did_you_mean(name, controls)
            raise page.error(target, f"demo {parts.path} has no control {name}", mend)
        if wrong := _refused(controls[name], value):
            raise page.error(target, f"{name}={value} cannot be set", wrong)
    return parts.path, parts.query


def _refused(control, value):
    """What is wrong with a value, or nothing."""
    kind = control["kind"]
    if kind == "choice":
        return "" if value in control["options"] else did_you_mean(value, control["options"])
    if kind == "memory":
        return "" if MEMORY.fullmatch(value) else "letters, digits and .,;:+- only"
    if kind == "button":
        return "" if COUNT.fullmatch(value) else "a number from 0 to 999999, without a point"
    if kind != "range":
        return f"a {kind} is the reader's own"
    low, high = control["min"], control["max"]
    taken = NUMBER.fullmatch(value) and low <= float(value) <= high
    return "" if taken else f"a number from {low} to {high}"
