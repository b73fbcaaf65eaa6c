"""What a reader meets: every chapter, two languages, light and dark, wide and narrow."""

import gzip

import pytest

pytestmark = pytest.mark.browser
PACKED = (".woff2", ".webp", ".png")
BUDGET = 300_000  # bytes, compressed, before any touch


def weight(page):
    """Bytes a server that compresses sends for everything the page asked for as it came."""
    total = 0
    for request in page.first:
        body = request.response().body()
        total += len(body if request.url.endswith(PACKED) else gzip.compress(body, 9))
    return total


def test_a_page_asks_nobody_else_for_anything_and_nothing_breaks(reading, address):
    asked = [request.url for request in reading.asked]
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert not [url for url in asked if "pyodide" in url]
    assert reading.errors == []


def test_a_page_weighs_little_before_any_touch_and_nothing_jumps(reading):
    assert weight(reading) <= BUDGET
    assert reading.shift == 0


@pytest.mark.parametrize("name", ["", "zh/cliffs/"])
def test_nothing_jumps_on_a_phone_so_slow_that_it_paints_half_a_header(slowly, name):
    assert slowly(name) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_number_opens_its_evidence_by_keyboard_and_closes_again(visit, scheme, violations):
    page = visit("geometric-view/", color_scheme=scheme)
    number = page.locator("button.measured").first
    number.focus()
    page.keyboard.press("Enter")
    card = page.locator(f"#{number.get_attribute('popovertarget')}")
    assert card.is_visible() and "Every seed" in card.inner_text()
    assert violations(page) == []
    page.keyboard.press("Tab")
    assert card.evaluate("card => card.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not card.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_card_stays_inside_the_window(visit, width):
    page = visit("geometric-view/", viewport={"width": width, "height": 700})
    number = page.locator("button.measured").last
    number.click()
    card = page.locator(f"#{number.get_attribute('popovertarget')}").bounding_box()
    assert card["x"] >= 0 and card["x"] + card["width"] <= width
    assert card["y"] >= 0 and card["y"] + card["height"] <= 700


def test_a_number_and_the_stop_behind_it_share_a_line_at_every_width(visit):
    """Their tops are apart wherever one of them went to the next line."""
    page = visit("known-world/")
    parted = """() => [...document.querySelectorAll("article .measured")].filter((number) => {
      const next = number.nextSibling;
      if (next?.nodeType !== Node.TEXT_NODE || !/^[.,;:!?)]/.test(next.data)) return false;
      const stop = document.createRange();
      stop.setStart(next, 0);
      stop.setEnd(next, 1);
      const one = stop.getBoundingClientRect(), other = number.getBoundingClientRect();
      return one.height && Math.abs(one.bottom - other.bottom) > 12;
    }).map((number) => number.parentElement.textContent.trim())"""
    assert page.locator("article .held").count() > 20
    for width in range(320, 420, 4):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(parted) == []


def test_without_javascript_everything_can_be_read_and_numbers_still_open(visit):
    page = visit("geometric-view/", java_script_enabled=False)
    assert page.locator(".figure svg").first.is_visible()
    number = page.locator("button.measured").first
    number.click()
    assert page.locator(f"#{number.get_attribute('popovertarget')}").is_visible()


@pytest.mark.parametrize(
    ("name", "word"),
    [("", "network"), ("", "Newton's"), ("", "Newton’s"), ("zh/", "网络"), ("zh/", "熊猫")],
)
def test_search_finds_words_of_the_language(visit, name, word, violations):
    page = visit(name)
    page.locator("button.find").click()
    page.locator("input[name=query]").press_sequentially(word)
    page.locator(".md-search-result__link").first.wait_for()
    assert violations(page) == []


def test_the_language_switch_stays_on_the_page(visit, address, violations):
    page = visit("geometric-view/")
    for language, html in (("zh", "zh-Hans"), ("en", "en")):
        page.locator(".languages button").click()
        assert violations(page) == []
        page.locator(f"#languages a[hreflang={html}]").click()
        assert page.url == address + ("" if language == "en" else "zh/") + "geometric-view/"
        assert page.locator("html").get_attribute("lang") == html


@pytest.mark.parametrize("language", ["", "es/", "zh/"])
def test_the_title_of_the_essay_has_a_line_of_its_own_wherever_the_route_is_shown(visit, language):
    lines = "() => document.querySelector('.home span').getBoundingClientRect().height"
    page = visit(f"{language}explored-land/")  # the chapter with the longest name
    for width in (481, 1001, 1160, 1161, 1440):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate(lines) < 30
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_title_wraps_as_it_will_before_the_buttons_beside_it_are_read(visit):
    page = visit("known-world/", viewport={"width": 360, "height": 640})
    size = """() => { const box = document.querySelector(".home span").getBoundingClientRect();
      return [box.width, box.height]; }"""
    whole = page.evaluate(size)
    page.evaluate("() => document.querySelector('.tools').remove()")
    assert page.evaluate(size) == whole


def test_the_colours_are_chosen_by_a_button_and_remembered(visit):
    page = visit("", color_scheme="light")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.locator("button.colours").click()
    assert page.evaluate(paper) == light
    page.locator("button.colours").click()
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark


@pytest.mark.parametrize(("width", "shown"), [(1280, "wide"), (360, "narrow")])
def test_the_layout_that_fits_the_column_is_shown(visit, width, shown):
    page = visit("geometric-view/", viewport={"width": width, "height": 800})
    figure = page.locator(".figure").first
    for layout in ("wide", "narrow"):
        assert figure.locator(f".drawing.{layout}").is_visible() == (layout == shown)


def test_the_inks_of_a_drawing_follow_the_page(visit):
    ink = "getComputedStyle(document.querySelector('.fig-text')).fill"
    light = visit("geometric-view/", color_scheme="light").evaluate(ink)
    assert light != visit("geometric-view/", color_scheme="dark").evaluate(ink)


def test_print_leaves_out_what_paper_cannot_do(visit):
    page = visit("geometric-view/", color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".top").is_visible() and not page.locator(".voyage").is_visible()
    assert page.locator(".figure svg").first.is_visible()
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == "rgb(253, 252, 248)"


GAPS = """() => [...document.querySelectorAll(".route li + li")].map(port => {
  const dots = parseFloat(getComputedStyle(port, "::before").left);
  const start = port.getBoundingClientRect().left + dots;
  const width = parseFloat(getComputedStyle(port, "::before").width);
  const named = port.previousElementSibling.querySelector("[aria-current] span");
  const mark = port.querySelector("a");
  const inset = parseFloat(getComputedStyle(mark, "::before").marginLeft);
  const edge = mark.getBoundingClientRect().left;
  return {
    before: named ? start - named.getBoundingClientRect().right : null,
    after: mark.hasAttribute("aria-current") ? edge + inset - start - width : null,
  };
})"""


@pytest.mark.parametrize("name", ["hospital/", "zh/hospital/"])
def test_the_route_in_the_header_touches_neither_the_name_nor_the_dot_of_the_chapter(visit, name):
    gaps = visit(name, viewport={"width": 1440, "height": 700}).evaluate(GAPS)
    before = [gap["before"] for gap in gaps if gap["before"] is not None]
    after = [gap["after"] for gap in gaps if gap["after"] is not None]
    assert len(before) == len(after) == 1 and min(before + after) >= 4  # pixels
