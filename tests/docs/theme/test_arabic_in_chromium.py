"""A language read from right to left: a short Arabic page, with a figure, built for real."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(browser, small_site):
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = context.new_page()
    page.set_default_timeout(120_000)  # also where other work claims the machine
    page.goto(f"{small_site}ar/")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def test_the_page_is_arabic_and_reads_from_the_right(page):
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("body").get_attribute("dir") == "rtl"
    assert "حيث تنتهي الخريطة" in page.title()
    assert page.locator(".home").bounding_box()["x"] > 550, "the way home is not on the right"
    assert page.locator(".tools").bounding_box()["x"] < 550


def test_nothing_sticks_out_on_a_phone(page):
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_code_and_formulas_still_read_from_the_left(page):
    for selector in ("pre", "math"):
        direction = f"getComputedStyle(document.querySelector('article {selector}')).direction"
        assert page.evaluate(direction) == "ltr", selector


def test_a_figure_speaks_arabic_and_its_labels_stay_where_they_were_drawn(page):
    figure = page.locator("#fig-paper_dimension")
    assert figure.locator(".drawing.wide svg text", has_text="مكعّب مصمت").count() == 1
    drawn = figure.locator(".drawing.wide svg").bounding_box()
    for label in figure.locator(".drawing.wide svg text").all():
        box = label.bounding_box()
        assert box["x"] > drawn["x"] - 8, label.text_content()
        assert box["x"] + box["width"] < drawn["x"] + drawn["width"] + 8, label.text_content()


def test_the_number_is_written_as_arabic_writes_numbers(page):
    number = page.locator("button.measured").first
    assert number.get_attribute("data-number") == "paper_dimension.finest_thin"
    number.click()
    card = page.locator(f"#{number.get_attribute('popovertarget')}")
    box = card.bounding_box()
    assert card.is_visible() and box["x"] >= 0 and box["x"] + box["width"] <= 1100
