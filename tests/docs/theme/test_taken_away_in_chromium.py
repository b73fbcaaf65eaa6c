"""What a reader takes away works elsewhere: the zip from a folder and from any server, the book."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from scripts import make_press
from scripts.site import book, offline, printing

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory):
    """The zip of the site, unpacked where its name has a space."""
    place = tmp_path_factory.mktemp("taken away")
    packed = zipfile.ZipFile(io.BytesIO(offline.pack(site, make_press.readme(ROOT))))
    packed.extractall(place)
    return place / offline.NAME


@pytest.fixture
def page(browser):
    """A page of a browser that notes whatever it asks for."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(120_000)  # also where other work claims the machine
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()


@pytest.mark.parametrize("language", ["", "zh/"])
def test_opened_from_a_folder_it_is_read_from_chapter_to_chapter(page, folder, language):
    page.goto((folder / language / "index.html").as_uri())
    page.locator(".onward").click()
    page.wait_for_url("**/known-world/index.html")
    assert page.locator(".figure svg").first.is_visible()
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == "rgb(253, 252, 248)", "the page has lost its style"
    assert [url for url in page.asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_opened_from_a_folder_a_demo_says_what_it_needs(page, folder):
    page.goto((folder / "geometric-view/index.html").as_uri())
    told = page.locator(".demo .demo-folder").first
    assert told.is_visible() and "python -m http.server" in told.inner_text()
    assert page.locator("button.find").bounding_box() is None, "a gap is left for the search"
    assert page.locator(".demo-still img").first.is_visible()


def test_served_by_any_static_server_the_demo_runs_and_no_network_is_asked(page, folder, serve):
    address = serve(folder)
    page.goto(f"{address}geometric-view/index.html")
    assert not page.locator(".demo-folder").first.is_visible()
    page.locator(".demo-start").first.click()
    page.locator(".demo-running canvas").first.wait_for()
    assert [url for url in page.asked if not url.startswith((address, "data:", "blob:"))] == []


@pytest.mark.parametrize("language", book.languages(ROOT))
def test_whatever_a_drawing_of_the_book_takes_from_elsewhere_is_in_it(site, language):
    if site != ROOT / "site":
        pytest.skip("a book is put together from this checkout's own site")
    html = book.book(ROOT, site, language, {})
    taken = set(re.findall(r"url\(#([^)]+)\)", html))
    assert len(taken) > 200
    assert taken <= set(re.findall(r'\sid="([^"]+)"', html))
    pictures = set(re.findall(r'<image\b[^>]*? href="/([^":]+)"', html))
    assert len(pictures) > 20
    assert all((ROOT / name).is_file() for name in pictures)


def test_the_book_has_every_chapter_in_its_order(site, tmp_path):
    if site != ROOT / "site":
        pytest.skip("a book is printed from this checkout's own site")
    found = printing.places(make_press.pdf(ROOT, site, "en"))
    begins = [found[name] for name in book.chapters(ROOT)]
    assert begins == sorted(set(begins)) and begins[0] == 3
