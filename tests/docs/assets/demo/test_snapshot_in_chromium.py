"""Python wakes up as it was packed, and fetches its library only for what a reader writes."""

import pytest

from scripts.demos import bundle, runtime

pytestmark = pytest.mark.browser
WRITTEN = """
import colorsys, random
WORDS["at"] = f"{colorsys.rgb_to_hls(0, 0, 0)[0]:.0f} by {random.random()}. "
"""


def started(page):
    page.locator(".demo-start").click()
    page.wait_for_selector("section[data-drawn]", timeout=120_000)
    return page


def written(page):
    """What the first sentence is once colorsys, which no demo imports, was imported."""
    page.locator(".demo-source summary").first.click()
    area = page.locator("textarea")
    area.fill(area.input_value() + WRITTEN)
    page.get_by_role("button", name="Run", exact=True).click()
    sentence = page.locator(".demo-sentence")
    sentence.filter(has_text="0 by 0.").wait_for(timeout=120_000)
    return sentence.inner_text()


def library(page):
    return [url for url in page.asked if url.endswith(runtime.LIBRARY)]


@pytest.mark.parametrize("demo", bundle.demos())
def test_a_demo_wakes_without_the_library(visit, demo):
    page = visit("en.html" if demo == "paper_ball" else f"{demo}.en.html")
    page.route(f"**/{runtime.LIBRARY}", lambda route: route.abort())
    started(page)
    assert not library(page) and not page.errors


def test_a_reader_may_import_the_whole_library_which_comes_then_and_once(visit):
    page = started(visit("en.html"))
    assert not library(page)
    written(page)
    assert len(library(page)) == 1 and not page.errors


def test_two_readers_do_not_meet_the_same_chance(visit):
    assert written(started(visit("en.html"))) != written(started(visit("en.html")))


def test_a_memory_that_does_not_come_is_told(visit):
    page = visit("en.html")
    page.route("**/snapshot.bin", lambda route: route.fulfill(status=503, body="no"))
    page.locator(".demo-start").click()
    page.get_by_role("alert").wait_for()
    assert "503" in page.locator("section pre").text_content()
