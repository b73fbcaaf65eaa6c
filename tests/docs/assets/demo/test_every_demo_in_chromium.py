"""What every demo owes its readers, in every language and in a real Chromium.

One page each, as they come: it starts, every control is reached by Tab and worked by keys and by
hand, the picture follows, its sentence is announced, a state is shared by its address and comes
back, reset returns to the opening, axe finds nothing, and nothing leaves this site.
"""

import json

import pytest
from playwright.sync_api import TimeoutError

from scripts.demos import bundle
from scripts.engine.files import ROOT
from scripts.l10n import registry
from tests.docs.assets.demo.conftest import ANSWERED, drawn

pytestmark = pytest.mark.browser
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
CASES = [(demo, language) for demo in bundle.demos() for language in registry.read(ROOT)]
AT_REST = "() => document.querySelector('section').dataset.waiting === undefined"
# Where the focus is: what it is, and the name of the control; nothing outside of the demo.
FOCUS = """() => {
  const { localName, type, id, name, textContent, ariaPressed } = document.activeElement;
  const inside = document.activeElement.closest(".demo-play");
  const answered = document.activeElement.ariaDisabled === "true"; // a guess, by another answer
  return inside && { kind: type ?? localName, name: id || name || "", text: textContent, answered,
                     runs: ariaPressed === "true" && !document.activeElement.ariaDisabled };
}"""
INPUTS = """() => [...document.querySelectorAll(".demo-controls :is(input, select, button[id])")]
  .map(({ id, name }) => id || name)"""
VALUES = """() => [...document.querySelectorAll(".demo-controls :is(input, select)")]
  .map(({ type, checked, value }) => (type === "radio" ? checked : value))"""
KEYS = {
    "range": "ArrowRight",
    "radio": "ArrowDown",
    "select-one": "ArrowDown",
    "canvas": "ArrowRight",
}
OPPOSITE = {"ArrowRight": "ArrowLeft", "ArrowDown": "ArrowUp"}
PATIENCE = 20_000  # milliseconds for one picture
PLAYS = "[aria-pressed=true]:not([aria-disabled])"  # a button that runs until it is pressed again


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def page(request, browser, address, folder):
    """A demo in a language, started."""
    demo, language = request.param
    page = browser.new_page(viewport={"width": 1000, "height": 900}, locale=language)
    page.set_default_timeout(120_000)  # also where other work claims the machine
    page.asked, page.wrong = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda told: told.type == "error" and page.wrong.append(told.text))
    page.demo, page.address = demo, address
    page.home = address + (
        f"{language}.html" if demo == "paper_ball" else f"{demo}.{language}.html"
    )
    listed = json.loads((folder / bundle.FOLDER / f"demos.{language}.json").read_text())
    page.host = listed["host"]
    started(page, page.home)
    page.opening = sentence(page)
    yield page
    page.close()


def started(page, address):
    page.goto(address)
    page.locator(".demo-start").click()
    page.wait_for_selector("section[data-drawn]")


def sentence(page):
    return page.locator(".demo-sentence").inner_text()


def settled(page):
    """Waits until no question is open and no more pictures come, as they do from what runs."""
    count = None
    while count != (count := drawn(page)):
        page.wait_for_timeout(200)
        page.wait_for_function(AT_REST)


def picture(page):
    settled(page)
    return page.evaluate("document.querySelector('canvas').toDataURL()")


def acted(page, act):
    """Acts and waits for the picture of it: "" if none came, "changed" if a control shows another
    value too, which a slider at its end does not, otherwise "drawn"."""
    values, count = page.evaluate(VALUES), drawn(page)
    act()
    try:
        page.wait_for_function(ANSWERED, arg=count, timeout=PATIENCE)
    except TimeoutError:
        return ""
    settled(page)
    return "changed" if page.evaluate(VALUES) != values else "drawn"


def pressed(page, kind):
    """Presses the key that moves a control, or at its end the opposite one; whether it obeyed."""
    if kind not in KEYS:
        return bool(acted(page, lambda: page.keyboard.press("Enter")))
    keys = KEYS[kind], OPPOSITE[KEYS[kind]]
    return any(acted(page, lambda: page.keyboard.press(key)) == "changed" for key in keys)  # noqa: B023


def reset(page):
    acted(page, lambda: page.get_by_role("button", name=page.host["reset"], exact=True).click())


def test_tab_reaches_every_control_and_keys_work_it(page):
    before, reached, idle = picture(page), set(), []
    page.locator(".demo-play").evaluate("play => { play.tabIndex = -1; play.focus(); }")
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["text"] == page.host["source"]:
            break
        reached.add(focus["name"])
        if focus["answered"] or focus["text"] in (page.host["reset"], page.host["share"]):
            continue
        if not pressed(page, focus["kind"]):
            idle.append(focus["name"] or focus["text"])
        if page.evaluate(FOCUS)["runs"]:
            page.keyboard.press("Enter")
    assert focus["text"] == page.host["source"]
    assert set(page.evaluate(INPUTS)) <= reached
    assert idle == [] and picture(page) != before


def test_a_hand_works_every_control(page):
    reset(page)
    before, idle = picture(page), []
    for each in page.locator(".demo-controls > *").all():
        seen = acted(page, lambda: by_hand(each))  # noqa: B023
        if seen != "changed" and (not seen or each.locator("input, select").count()):
            idle.append(each.inner_text())
        if page.locator(PLAYS).count():
            page.locator(PLAYS).first.click()
    assert idle == [] and picture(page) != before


def by_hand(control):
    """A click on a slider's end, on the last of several, on a button; the last of a list."""
    if control.locator("input[type=range]").count():
        box = control.locator("input").bounding_box()
        now = control.locator("input").evaluate(
            "({ value, min, max }) => (value - min) / (max - min)"
        )
        control.locator("input").click(position={"x": box["width"] * (0.2 if now > 0.5 else 0.8),
                                                 "y": box["height"] / 2})  # fmt: skip
    elif control.locator("select").count():
        last = control.locator("option").last.get_attribute("value")
        control.locator("select").select_option(last)
    else:
        control.locator("input:not(:checked) + span, button").or_(control).last.click()


def test_the_sentence_is_announced_once_the_hand_rests(page):
    settled(page)
    page.wait_for_function(
        "() => document.querySelector('.demo-spoken').textContent === "
        "document.querySelector('.demo-sentence').textContent"
    )
    assert page.locator(".demo-spoken").get_attribute("role") == "status"


def test_reset_returns_to_the_opening(page):
    reset(page)
    assert sentence(page) == page.opening
    page.wait_for_function("() => !location.hash.includes('?')")


def test_a_state_is_shared_by_its_address_and_comes_back(page):
    reset(page)
    for each in page.locator(".demo-range").all()[:2]:
        acted(page, lambda: by_hand(each))  # noqa: B023
    page.wait_for_function("() => location.hash.includes('?')")
    values, said, drawn = page.evaluate(VALUES), sentence(page), picture(page)
    shared = page.url
    page.goto("about:blank")
    started(page, shared)
    assert (page.evaluate(VALUES), sentence(page), picture(page)) == (values, said, drawn)


def test_axe_finds_nothing_with_the_python_open(page):
    page.locator(".demo-source summary").first.click()
    page.locator("textarea").wait_for()
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")
    assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]]


def test_nothing_left_this_site_and_nothing_was_complained_about(page):
    assert page.wrong == []
    assert all(url.startswith((page.address, "blob:", "data:", "about:")) for url in page.asked)
