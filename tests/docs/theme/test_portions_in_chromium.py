"""On a phone text beyond the first screen waits for its turn; nobody who goes there notices."""

import pytest

PHONE = {"width": 412, "height": 823}
PAGES = ["known-world/", "zh/known-world/", "claims/"]
WAITING = """() => [...document.querySelectorAll("article *")]
  .filter(e => !e.matches(".drawing") && getComputedStyle(e).contentVisibility === "auto").length"""
NO_TURN = "window.requestIdleCallback = () => 0"
BELOW = """id => {
  const place = document.getElementById(id), page = getComputedStyle(document.documentElement);
  const wanted = parseFloat(page.scrollPaddingTop);
  const own = parseFloat(getComputedStyle(place).scrollMarginTop);
  return place.getBoundingClientRect().top - wanted - own;
}"""


@pytest.fixture
def held(browser, address):
    """Opens a page on which no turn ever comes. Keywords: of the browser context."""
    contexts = []

    def held(name, **kwargs):
        contexts.append(browser.new_context(**{"viewport": PHONE} | kwargs))
        page = contexts[-1].new_page()
        page.add_init_script(NO_TURN)
        page.goto(address + name)
        page.wait_for_load_state("networkidle")
        return page

    yield held
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_all_of_it_waits_at_first_and_none_after_a_while(held, visit, name):
    assert held(name).evaluate(WAITING) > 5
    visit(name, viewport=PHONE).wait_for_function(f"() => ({WAITING})() === 0")


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("known-world/", "fig-known_twos"),
        ("zh/known-world/", "fig-halfway_view"),
        ("known-world/", "claim-A28"),
        ("claims/", "ledger-B34"),
    ],
)
def test_who_comes_for_a_place_finds_it_at_the_top(visit, page, place):
    opened = visit(f"{page}#{place}", viewport=PHONE, reduced_motion="reduce")
    assert opened.evaluate(WAITING) == 0
    assert abs(opened.evaluate(BELOW, place)) < 2


def test_who_comes_back_finds_the_place_that_was_left(visit, address):
    page = visit("known-world/", viewport=PHONE, reduced_motion="reduce")
    page.wait_for_function(f"() => ({WAITING})() === 0")
    page.evaluate("() => document.getElementById('claim-A28').scrollIntoView()")
    page.goto(address + "claims/")
    page.go_back()
    page.wait_for_function(f"() => ({WAITING})() === 0")
    assert abs(page.evaluate(BELOW, "claim-A28")) < 400  # a busy machine may miss it by some lines


@pytest.mark.parametrize("touch", ["click", "key"])
def test_a_touch_ends_the_waiting(held, touch):
    page = held("known-world/")
    if touch == "key":
        page.keyboard.press("Tab")
    else:
        page.locator("h1").click()
    assert page.evaluate(WAITING) == 0


def test_neither_a_wide_window_nor_paper_waits(held):
    page = held("known-world/", viewport={"width": 1280, "height": 800})
    assert page.evaluate(WAITING) == 0
    page.set_viewport_size(PHONE)
    assert page.evaluate(WAITING) > 5
    page.emulate_media(media="print")
    assert page.evaluate(WAITING) == 0


def test_what_a_reader_sees_first_does_not_wait(held):
    page = held("zh/known-world/")
    seen = """() => [...document.querySelectorAll("article > *")]
      .filter(e => e.getBoundingClientRect().top < innerHeight)
      .every(e => getComputedStyle(e).contentVisibility === "visible")"""
    assert page.evaluate(seen)
