"""A reader changes a demo's Python in a real Chromium: it runs, it breaks, and it is mended."""

import re

import pytest

from scripts.engine.files import ROOT
from tests.docs.assets.demo.conftest import ANSWERED, drawn, settle

pytestmark = pytest.mark.browser
AXE = ROOT / "node_modules/axe-core/axe.min.js"


def opened(page):
    """The demo running and its Python shown."""
    page.locator(".demo-start").click()
    page.wait_for_selector("section[data-drawn]", timeout=120_000)
    page.locator(".demo-source summary").first.click()
    page.text = area(page).input_value()
    return page


def area(page):
    return page.locator("textarea")


@pytest.fixture(scope="module")
def ball(browser, address):
    """One page for tests that leave the original behind."""
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.set_default_timeout(120_000)  # also where other work claims the machine
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(address + "en.html")
    yield opened(page)
    assert page.errors == []
    page.close()


@pytest.fixture
def page(ball):
    """It plays what was written, whatever the test before left; no new worker, for speed."""
    ball.get_by_label("File", exact=True).select_option("paper_ball")
    settle(ball, lambda: run(ball, ball.text + "\n"))
    settle(ball, lambda: ball.get_by_role("button", name="Reset", exact=True).click())
    return ball


def run(page, text):
    area(page).fill(text)
    page.get_by_role("button", name=re.compile("^(Run|运行)$")).click()


def sentence(page):
    return page.locator(".demo-sentence").inner_text()


def trouble(page):
    alert = page.locator(".demo-source [role=alert]")
    alert.wait_for()
    return alert.inner_text()


def test_what_the_reader_writes_runs(page):
    settle(page, lambda: run(page, page.text.replace('"at": "', '"at": "Mine. ')))
    assert sentence(page).startswith("Mine. ")
    assert page.locator(".demo-edit [role=status]").inner_text() == "Your version runs."
    slider = page.get_by_label("Layer", exact=True)
    settle(page, lambda: slider.fill("3"))
    assert sentence(page).startswith("Mine. Layer 3")


def test_ctrl_enter_runs_and_the_state_stays(page):
    settle(page, lambda: page.get_by_label("Turn", exact=True).fill("60"))
    area(page).fill(page.text.replace('"at": "', '"at": "Mine. '))
    settle(page, lambda: area(page).press("Control+Enter"))
    assert sentence(page).startswith("Mine. ")
    assert page.get_by_label("Turn", exact=True).input_value() == "60"


def restore(page):
    page.get_by_role("button", name="Reset to the original").click()


@pytest.mark.parametrize("end", ["it runs", "it fails"])
def test_the_original_comes_back_in_a_worker_that_was_not_spoilt(page, end):
    first, text = sentence(page), page.text + "\nimport math\nmath.pi = 3\n"
    if end == "it runs":
        settle(page, lambda: run(page, text))
    else:
        run(page, text + "1 / 0\n")
        trouble(page)
    settle(page, lambda: restore(page))
    assert area(page).input_value() == page.text
    assert sentence(page) == first
    look = page.text + "\nimport math\nassert math.pi > 3\n"
    settle(page, lambda: run(page, look))
    assert not page.locator(".demo-source [role=alert]").count()


def test_controls_that_the_reader_adds_are_there(page):
    text = page.text + '\nCONTROLS += (picture.button("mine"),)\nWORDS["mine"] = "My own"\n'
    text += "old = initial\n\n\ndef initial(weights):\n    return old(weights) | {'mine': 0}\n"
    settle(page, lambda: run(page, text))
    settle(page, lambda: page.get_by_role("button", name="My own").click())
    page.wait_for_function("() => location.hash.includes('mine=1')")


def test_a_mistake_is_told_with_its_line_and_the_demo_plays_on(page):
    lines = page.text.splitlines()
    run(page, "\n".join([*lines[:20], "x = 1 +", *lines[20:]]))
    assert "Line 21 of paper_ball.py: SyntaxError" in trouble(page)
    assert page.locator(".demo-wrong").inner_text() == "21"
    settle(page, lambda: page.get_by_label("Layer", exact=True).fill("5"))
    assert sentence(page).startswith("Layer 5")
    assert "Line 21" in trouble(page)  # until the next run


def test_an_error_while_playing_is_told_and_goes_with_the_state_that_caused_it(page):
    text = page.text + "\nold = scene\n\n\ndef scene(state, weights, words):\n"
    text += "    return old(state, weights, words) if state['layer'] < 9 else 1 / 0\n"
    settle(page, lambda: run(page, text))
    page.get_by_label("Layer", exact=True).fill("10")
    assert "ZeroDivisionError" in trouble(page)
    settle(page, lambda: page.get_by_label("Layer", exact=True).fill("2"))
    assert page.get_by_role("alert").count() == 0


def test_a_picture_that_cannot_be_painted_is_told(page):
    text = page.text + "\n\ndef scene(state, weights, words):\n"
    text += "    return picture.scene(600, 400, [{'kind': 'nonsense'}], 'Mine.')\n"
    run(page, text)
    assert "stopped with an error" in trouble(page)
    told = "there is no layer of the kind nonsense, only polygons, path, dots, image, text"
    assert page.get_by_role("alert").locator("pre").text_content() == told


def test_a_control_that_nobody_knows_is_told(page):
    run(page, page.text + "\nCONTROLS += ({'id': 'turn', 'kind': 'knob'},)\n")
    trouble(page)
    told = "there is no control of the kind knob, only range, choice, "
    assert page.get_by_role("alert").locator("pre").text_content().startswith(told)


def test_what_is_not_packed_is_named(page):
    run(page, "import numpy\n" + page.text)
    said = trouble(page)
    assert "“numpy” cannot be imported here" in said and "Line 1 of paper_ball.py" in said


@pytest.mark.parametrize("where", ["at once", "while playing"])
def test_an_endless_loop_is_stopped_and_the_original_plays_on(page, where):
    if where == "at once":
        before = drawn(page)
        run(page, f"{page.text}\nwhile True:\n    pass\n")
    else:
        text = page.text + "\nold = scene\n\n\ndef scene(state, weights, words):\n"
        text += "    while state['layer'] > 9:\n        pass\n"
        settle(page, lambda: run(page, text + "    return old(state, weights, words)\n"))
        before = drawn(page)
        page.get_by_label("Layer", exact=True).fill("10")
    assert "gave no answer for 10 seconds" in trouble(page)
    assert "while " in area(page).input_value()
    page.wait_for_function(ANSWERED, arg=before)  # the original is back
    settle(page, lambda: page.get_by_label("Layer", exact=True).fill("4"))
    assert sentence(page).startswith("Layer 4")
    assert "10 seconds" in trouble(page)


def test_the_original_does_not_wait_for_what_still_runs(page):
    first = sentence(page)
    run(page, f"{page.text}\nwhile True:\n    pass\n")
    page.wait_for_timeout(500)
    settle(page, lambda: restore(page))
    page.wait_for_timeout(10_500)  # longer than anybody waits for what a reader wrote
    assert sentence(page) == first and area(page).input_value() == page.text
    assert page.get_by_role("alert").count() == 0
    assert page.locator(".demo-edit [role=status]").inner_text() == "The original runs."


@pytest.fixture
def two(folder):
    """A page with two demos, which share one worker."""
    rings = (folder / "nested_rings.en.html").read_text(encoding="utf-8")
    section = rings[rings.index("<section") : rings.index("</main>")]
    ball = (folder / "en.html").read_text(encoding="utf-8")
    (folder / "two.html").write_text(ball.replace("</main>", f"{section}</main>"), encoding="utf-8")
    return "two.html"


def test_an_endless_loop_in_one_demo_leaves_the_other_of_its_page_alone(visit, two):
    page = visit(two)
    page.set_default_timeout(120_000)
    ball, rings = (page.locator(f"#demo-{name}") for name in ("paper_ball", "nested_rings"))
    for demo in (ball, rings):
        demo.locator(".demo-start").click()
        demo.locator(".demo-sentence").wait_for()
    ball.locator(".demo-source summary").first.click()
    run(ball, ball.locator("textarea").input_value() + "\nwhile True:\n    pass\n")
    rings.get_by_label("Steps of training").fill("40")
    assert "gave no answer for 10 seconds" in trouble(ball)
    rings.locator(".demo-sentence", has_text="After 40 of").wait_for()
    rings.get_by_label("Steps of training").fill("60")
    rings.locator(".demo-sentence", has_text="After 60 of").wait_for()
    ball.get_by_label("Layer", exact=True).fill("4")
    ball.locator(".demo-sentence", has_text="Layer 4").wait_for()
    assert rings.get_by_role("alert").count() == 0 and page.errors == []


def test_a_file_that_demos_share_can_be_changed_too(page):
    files = page.get_by_label("File", exact=True)
    assert files.locator("option").all_inner_texts()[0] == "paper_ball.py"
    files.select_option("straight_line")
    assert page.get_by_label("The Python of straight_line.py").count() == 1
    shared = area(page).input_value()
    body = "    def recovered(self, answers):\n        return 0.5\n\n"
    settle(page, lambda: run(page, shared.replace("    def recovered", f"{body}    def other", 1)))
    assert "recovers 50% of" in sentence(page)
    area(page).fill(shared)


def test_tab_indents_and_after_escape_it_leaves(page):
    area(page).fill("for x in y:")
    area(page).press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("a = 1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("b")
    assert area(page).input_value() == "for x in y:\n    a = 1\n        b"
    page.keyboard.press("Shift+Tab")
    assert area(page).input_value() == "for x in y:\n    a = 1\n    b"
    page.keyboard.press("Control+z")
    assert area(page).input_value() == "for x in y:\n    a = 1\n        b"
    page.keyboard.press("End")  # what came back is selected
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("c")
    assert area(page).input_value() == "for x in y:\n    a = 1\n    bc"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == "Run"


@pytest.mark.parametrize("caret", [0, 2, 4, 5])
def test_shift_tab_takes_a_step_from_the_whole_line_and_the_caret_stays_in_it(page, caret):
    area(page).fill("a\n    b\nc")
    area(page).evaluate("(area, place) => area.setSelectionRange(place, place)", 2 + caret)
    page.keyboard.press("Shift+Tab")
    assert area(page).input_value() == "a\nb\nc"
    page.keyboard.press("Shift+Tab")  # there is nothing left to take
    page.keyboard.type("x")
    assert area(page).input_value() == ("a\nbx\nc" if caret == 5 else "a\nxb\nc")


def test_lines_that_a_selection_touches_move_together(page):
    area(page).fill("a\nb\nc")
    area(page).evaluate("area => area.setSelectionRange(0, 4)")  # to the beginning of the third
    page.keyboard.press("Tab")
    assert area(page).input_value() == "    a\n    b\nc"
    page.keyboard.press("Shift+Tab")
    assert area(page).input_value() == "a\nb\nc"


def test_the_text_says_what_its_keys_do(page):
    note = page.locator(f"#{area(page).get_attribute('aria-describedby')}")
    assert "Escape and then Tab leaves" in note.inner_text()


def test_every_line_has_its_number(page):
    numbers = page.locator(".demo-lines span")
    assert numbers.count() == len(area(page).input_value().split("\n"))
    page.locator("textarea").evaluate("area => (area.scrollTop = 900)")
    page.wait_for_timeout(100)
    tops = [page.locator(name).evaluate("e => e.scrollTop") for name in ("textarea", ".demo-lines")]
    assert tops[0] == pytest.approx(tops[1], abs=1) and tops[0] > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_an_error_is_told(page, scheme):
    run(page, "1 / 0")
    trouble(page)
    page.emulate_media(color_scheme=scheme)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    page.emulate_media(color_scheme="light")
    assert not [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]]


def test_on_a_telephone_it_fits_and_speaks_chinese(visit):
    shape = {"width": 360, "height": 700}
    page = opened(visit("zh.html", viewport=shape, has_touch=True, is_mobile=True))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert area(page).evaluate("area => parseFloat(getComputedStyle(area).fontSize)") >= 16
    run(page, page.text + "\n1 / 0\n")
    assert f"paper_ball.py 第 {len(page.text.splitlines()) + 2} 行：ZeroDivisionError" in trouble(
        page
    )
    assert page.errors == []


def test_the_attack_on_the_panda_lies_open_and_can_be_changed(visit):
    page = opened(visit("panda_to_gibbon.en.html"))
    top, line = area(page).evaluate(
        "area => [area.scrollTop, parseFloat(getComputedStyle(area).lineHeight)]"
    )
    seen = page.text.splitlines()[round(top / line) :][:18]
    attack = "\n".join(seen)
    assert "# Yours to change: the attack" in attack and "return pixels" in attack
    assert "gibbon" in sentence(page)
    idle = page.text.replace("p + step * ((h > 0) - (h < 0))", "p + 0 * h")
    assert idle != page.text
    settle(page, lambda: run(page, idle))
    assert "gibbon" not in sentence(page)
    assert page.errors == []
