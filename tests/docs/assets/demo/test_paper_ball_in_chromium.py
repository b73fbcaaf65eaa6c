"""The paper ball is played in a real Chromium: clicked, dragged, typed and tabbed through."""

import gzip
import json
import re

import pytest
from playwright.sync_api import expect

from figures_src.demos import stage
from scripts.demos import bundle
from scripts.engine.files import ROOT
from tests.docs.assets.demo.conftest import settle

pytestmark = pytest.mark.browser
RUNNING = "section.demo-running canvas"
PICTURE = "document.querySelector('canvas').toDataURL()"
AXE = ROOT / "node_modules/axe-core/axe.min.js"


def start(page):
    page.get_by_role("button", name=re.compile("Hold it yourself|亲手试一试")).click()
    page.wait_for_selector(RUNNING)
    return page


@pytest.fixture(scope="module")
def played(browser, address):
    """One page with the demo running, for tests that each reset it first."""
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.set_default_timeout(120_000)  # also where other work claims the machine
    page.asked, page.errors = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(address + "en.html")
    yield start(page)
    page.close()


@pytest.fixture
def page(played):
    settle(played, lambda: played.get_by_role("button", name="Reset").click())
    played.wait_for_function("() => !location.hash.includes('?')")  # written a little later
    return played


def sentence(page):
    return page.locator(".demo-sentence").inner_text()


def value(page, name):
    return float(page.get_by_label(name, exact=True).input_value())


def picture(page):
    return page.evaluate(PICTURE)


def test_before_the_first_touch_no_python_is_loaded(visit, address):
    page = visit("en.html")
    page.get_by_role("button", name="Hold it yourself").wait_for()
    page.wait_for_timeout(500)
    assert not [url for url in page.asked if "pyodide" in url or "weights" in url]
    small = [url for url in page.asked if url.startswith(address + "assets/demo/")]
    compressed = [len(gzip.compress(page.request.get(url).body())) for url in small]
    assert sum(compressed) < 40_000


def test_the_first_scene_stands_there_and_a_touch_of_it_asks_for_python(visit):
    page = visit("en.html")
    still = page.get_by_role("img", name=re.compile("Layer 0 of 12"))
    page.get_by_role("button", name="Hold it yourself").wait_for()
    assert still.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    still.click()
    page.wait_for_selector(RUNNING)
    assert not still.is_visible()


def test_nothing_is_ever_asked_of_another_place(page, address):
    assert all(url.startswith((address, "data:", "blob:")) for url in page.asked)
    assert not page.errors


def test_it_runs_the_wheel_and_shows_its_own_python(page):
    page.get_by_text("Show the Python").click()
    source = (ROOT / "figures_src/demos/paper_ball.py").read_text(encoding="utf-8")
    assert page.get_by_label("The Python of paper_ball.py").input_value() == source
    page.get_by_text("Show the Python").click()


def test_the_browser_computes_what_this_python_computes(page, folder):
    kept = (folder / bundle.FOLDER / "paper_ball.weights.json").read_text()
    words = json.loads((folder / bundle.FOLDER / "demos.en.json").read_text())
    here = stage.Stage("paper_ball", kept, json.dumps(words["demos"]["paper_ball"]["words"]))
    state = {"layer": 7.5, "objective": "classify", "fresh": 0.35, "crumple": 3, "turn": 77}
    there = page.evaluate(
        """async ([source, state]) => {
          const { Session } = await import(source + "session.js");
          const session = new Session(source, "en");
          await session.list();
          return session.show("paper_ball", state);
        }""",
        [page.evaluate("new URL('assets/demo/', location).href"), state],
    )
    here = bundle.played(here, state)
    assert there["live"] == here["live"]
    for mine, yours in zip(here["layers"], there["layers"], strict=True):
        assert mine.get("xy") == pytest.approx(yours.get("xy"), abs=0.11)  # rounded to a tenth


def test_an_arrow_key_on_the_slider_goes_one_layer_and_a_hand_in_between(page):
    slider = page.get_by_label("Layer", exact=True)
    slider.focus()
    settle(page, lambda: [page.keyboard.press("ArrowRight") for _ in range(3)])
    assert sentence(page).startswith("Layer 3 of 12")
    settle(page, lambda: slider.fill("6.55"))
    assert sentence(page).startswith("Between layers 6 and 7 of 12")
    settle(page, lambda: slider.press("ArrowLeft"))
    assert value(page, "Layer") == 6


def test_flattening_recovers_the_sheet_and_telling_apart_does_not(page):
    settle(page, lambda: page.get_by_label("Layer", exact=True).fill("12"))
    flattened = int(re.search(r"(\d+)%", sentence(page))[1])
    settle(page, lambda: page.get_by_label("tell the sheets apart").check())
    parted = int(re.search(r"(\d+)%", sentence(page))[1])
    assert flattened > 90 and parted < 60


def test_crumpling_again_draws_another_ball_each_time(page):
    button = page.get_by_role("button", name="Crumple it again")
    pictures = [picture(page)]
    for _ in range(2):
        settle(page, button.click)
        assert "crumpled 100% differently" in sentence(page)
        pictures.append(picture(page))
    assert len(set(pictures)) == 3


def test_dragging_turns_the_paper(page):
    box = page.locator("canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
    before = picture(page)

    def drag():
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 60, y + 20, steps=4)
        page.mouse.up()

    settle(page, drag)
    assert (value(page, "Turn"), value(page, "Tilt")) == (-65, 38)
    assert picture(page) != before


def test_arrow_keys_on_the_picture_turn_it_too(page):
    page.locator("canvas").focus()
    settle(page, lambda: page.keyboard.press("ArrowRight"))
    settle(page, lambda: page.keyboard.press("ArrowUp"))
    assert (value(page, "Turn"), value(page, "Tilt")) == (-45, 23)


def test_turning_all_the_way_round_comes_out_on_the_other_side(page):
    page.locator("canvas").focus()
    settle(page, lambda: [page.keyboard.press("ArrowLeft") for _ in range(22)])
    assert value(page, "Turn") == -175


def test_tabbing_reaches_every_control_in_order(page):
    page.locator("canvas").focus()
    reached = []
    for _ in range(10):
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.type"))
        page.keyboard.press("Tab")
    names = ["layer", "radio", "presses", "fresh", "crumple", "turn", "tilt"]
    expected = [name if name == "radio" else f"demo-paper_ball-{name}" for name in names]
    assert reached[1:8] == expected


def test_a_state_is_shared_by_its_address_and_comes_back(page, visit):
    settle(page, page.get_by_role("button", name="Crumple it again").click)
    settle(page, lambda: page.get_by_label("Layer", exact=True).fill("4"))
    settle(page, lambda: page.get_by_label("Turn", exact=True).fill("-45"))
    page.wait_for_function("() => location.hash.includes('turn=-45')")
    other = start(visit(page.url.rpartition("/")[2]))
    assert sentence(other) == sentence(page)
    assert value(other, "Turn") == -45


def test_a_foolish_address_does_no_harm(visit):
    page = start(visit("en.html#demo-paper_ball?layer=99&objective=fly&turn=x&colour=red"))
    assert value(page, "Layer") == 12
    assert page.get_by_label("flatten the sheets").is_checked()


def test_going_back_in_history_goes_back_in_the_demo(page):
    link = "location.hash = '#demo-paper_ball?layer=5'"
    settle(page, lambda: page.evaluate(link))
    assert sentence(page).startswith("Layer 5 of 12")
    settle(page, page.go_back)
    assert sentence(page).startswith("Layer 0 of 12")


def test_an_untouched_demo_leaves_no_trace_in_the_address(page):
    page.wait_for_function("() => !location.hash.includes('?')")


def test_the_sentence_is_spoken_once_the_hand_rests(page):
    settle(page, lambda: page.get_by_label("Layer", exact=True).fill("9"))
    spoken = page.locator(".demo-spoken")
    expect(spoken).to_have_text(sentence(page), timeout=120_000)
    assert spoken.get_attribute("role") == "status"


def test_a_crash_is_contained_said_in_words_and_mended_by_a_press(visit):
    page = visit("en.html")
    code = """async () => { const { Session } = await import("./assets/demo/session.js");
      const show = Session.prototype.show;
      Session.prototype.show = function (demo, state) {
        const bad = state.layer === 5 ? { ...state, nonsense: 1 } : state;
        return show.call(this, demo, bad); }; }"""
    page.evaluate(code)
    start(page)
    page.get_by_label("Layer", exact=True).fill("5")
    alert = page.get_by_role("alert")
    assert "stopped with an error" in alert.inner_text()
    assert "no 'nonsense'" in alert.locator("pre").text_content()
    settle(page, lambda: page.get_by_role("button", name="Start again").click())
    assert page.get_by_role("alert").count() == 0
    assert sentence(page).startswith("Layer 0 of 12")


def test_python_that_gives_no_answer_is_stopped_and_begun_anew(visit):
    page = visit("en.html")
    kind, after = page.evaluate(
        """async () => {
          const { Session } = await import("./assets/demo/session.js");
          const session = new Session(new URL("assets/demo/", location).href, "en");
          await session.list();
          await session.open("paper_ball");
          const state = { fresh: 0.77, crumple: 9 };
          const wait = setTimeout;
          window.setTimeout = (work) => wait(work, 0); // no patience at all
          const kind = await session.show("paper_ball", state).catch((error) => error.kind);
          window.setTimeout = wait;
          return [kind, await session.show("paper_ball", state)];
        }"""
    )
    assert kind == "stuck"
    assert after["live"].startswith("Layer 0 of 12, a ball crumpled 77% differently")


def test_a_missing_file_is_said_in_words_and_can_be_tried_again(visit):
    page = visit("en.html")
    page.route("**/paper_ball.weights.json", lambda route: route.fulfill(status=404))
    page.get_by_role("button", name="Hold it yourself").click()
    page.get_by_role("alert").wait_for()
    assert "could not be loaded" in page.get_by_role("alert").inner_text()
    assert page.locator(".drawing").is_visible()
    page.unroute("**/paper_ball.weights.json")
    page.get_by_role("button", name="Start again").click()
    page.wait_for_selector(RUNNING)


def test_chinese_readers_get_chinese_words(visit):
    page = start(visit("zh.html"))
    assert "层" in sentence(page)
    assert not re.search("[A-Za-z]{3}", page.locator(".demo-controls").inner_text())


def test_without_javascript_the_figure_stands(visit):
    page = visit("en.html", java_script_enabled=False)
    assert page.locator(".drawing").is_visible() and page.locator("button").count() == 0


def test_print_shows_the_figure_and_no_controls(page):
    page.emulate_media(media="print")
    assert page.locator(".drawing").is_visible()
    assert not page.locator("canvas").is_visible()
    assert not page.get_by_role("button", name="Reset").is_visible()
    page.emulate_media(media="screen")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    page.emulate_media(color_scheme="light")
    assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]]


def test_dark_pages_get_other_inks(page):
    light = picture(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"light => {PICTURE} !== light", arg=light)
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_needs_no_sideways_scrolling(visit, width):
    page = start(visit("en.html", viewport={"width": width, "height": 700}, has_touch=True))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = "[...document.querySelectorAll('.demo-play button')].filter(b => b.offsetHeight < 44)"
    assert page.evaluate(f"{small}.length") == 0
