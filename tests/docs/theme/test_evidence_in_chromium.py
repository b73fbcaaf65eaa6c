"""The reader opens the evidence of a figure, and puts one seed in the place of the middle."""

import json
from pathlib import Path

import pytest

from scripts.engine.numbers import write

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[3]
CHAPTER, FIGURE = "geometric-view/", "paper_ball"
NUMBER = f"button.measured[data-number^='{FIGURE}.']"
FOCUS = "document.activeElement.getAttribute('popovertarget')"
TOUCHES = "button, a[href], input, summary"


def evidence(page, figure=FIGURE):
    return page.locator(f"#evidence-{figure}")


def opener(page, figure=FIGURE):
    return page.locator(f"#fig-{figure} > .holder .evidence-open")


def seed(page, place, figure=FIGURE):
    """The label of one seed in the switch below a figure; "" for the middle."""
    box = page.locator(f"#fig-{figure} .seed-switch input[value='{place}']")
    return box, box.locator("xpath=..")


@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_opens_its_evidence_by_keyboard_and_the_focus_comes_back(
    visit, scheme, language, violations
):
    page = visit(language + CHAPTER, color_scheme=scheme)
    opener(page).focus()
    page.keyboard.press("Enter")
    card = evidence(page)
    assert card.is_visible()
    said = card.inner_text()
    for told in ("make reproduce ONLY=paper_ball", "paper_ball.py", "torch", "B8"):
        assert told in said
    card.locator("summary").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert page.evaluate(FOCUS) == f"evidence-{FIGURE}"


def test_the_card_of_a_number_leads_to_the_evidence_and_back(visit):
    page = visit(CHAPTER)
    number = page.locator(NUMBER).first
    target = number.get_attribute("popovertarget")
    number.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == f"evidence-{FIGURE}"
    page.keyboard.press("Enter")
    assert evidence(page).is_visible()
    page.keyboard.press("Escape")
    assert not evidence(page).is_visible() and page.locator(f"#{target}").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(f"#{target}").is_visible()
    assert page.evaluate(FOCUS) == target


def test_every_control_of_the_evidence_is_reached_by_key_and_shows_it(visit):
    page = visit(CHAPTER)
    opener(page).focus()
    page.keyboard.press("Enter")
    card, reached = evidence(page), 0
    for _ in range(40):
        page.keyboard.press("Tab")
        if not card.evaluate("card => card.contains(document.activeElement)"):
            break
        reached += 1
        assert page.evaluate(
            "() => { const one = document.activeElement.closest('label') ?? document.activeElement;"
            " return getComputedStyle(one).outlineStyle }"
        ) == "solid"  # fmt: skip
    radios = card.locator("input").count()
    assert reached == card.locator(TOUCHES).count() - radios + 1  # a group of radios is one stop


@pytest.mark.parametrize("width", [320, 1280])
def test_the_evidence_stays_inside_the_window(visit, width):
    page = visit(CHAPTER, viewport={"width": width, "height": 640})
    opener(page).click()
    card = evidence(page)
    card.locator("summary").click()
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert box["y"] >= 0 and box["y"] + box["height"] <= 640
    assert card.evaluate("card => card.scrollWidth <= card.clientWidth")


def test_paper_shows_no_evidence_and_no_switch(visit):
    page = visit(CHAPTER)
    opener(page).click()
    page.emulate_media(media="print")
    assert not evidence(page).is_visible() and not opener(page).is_visible()
    assert not page.locator(".seed-switch label").first.is_visible()


def test_paper_says_which_seed_its_numbers_are_from(visit):
    page = visit(CHAPTER)
    seed(page, "4")[1].click()
    page.emulate_media(media="print")
    status = page.locator(f"#fig-{FIGURE} .seed-switch [role=status]")
    assert status.is_visible() and status.inner_text().startswith("Seed 4")


def test_without_javascript_the_evidence_opens_and_no_switch_pretends_to_work(visit):
    page = visit(CHAPTER, java_script_enabled=False)
    opener(page).click()
    assert evidence(page).is_visible()
    assert not evidence(page).locator(".seed-switch").is_visible()
    assert not page.locator(".seed-switch").first.is_visible()


def test_a_seed_rewrites_the_numbers_of_its_figure_and_no_others_until_the_middle_returns(visit):
    page = visit(CHAPTER)
    numbers, all_numbers = page.locator(NUMBER), page.locator("button.measured")
    middle = all_numbers.all_inner_texts()
    seed(page, "2")[1].click()
    measured = json.loads((ROOT / f"docs/measured/{FIGURE}.json").read_text())["numbers"]
    changed = 0
    for number in numbers.all():
        value = measured[number.get_attribute("data-number").partition(".")[2]]["seeds"][2]
        spelled = {write(value, form, "en") for form in (".0%", ".1%", ".1f", ".2f", ".3g")}
        assert number.inner_text() in spelled
        changed += 1
    assert changed > 5
    others = page.locator(f"button.measured:not([data-number^='{FIGURE}.'])")
    assert others.count() > 5 and others.locator("css=.one-run").count() == 0
    seed(page, "")[1].click()
    assert all_numbers.all_inner_texts() == middle and page.locator(".one-run").count() == 0


def test_a_seed_comes_forward_in_the_drawing_and_says_so(visit):
    page = visit(CHAPTER)
    drawing = page.locator(f"#fig-{FIGURE} .drawing.wide")
    dots = drawing.locator(".seed-1 path").first
    bold = "dots => parseFloat(getComputedStyle(dots).strokeWidth)"
    before = dots.evaluate(bold)
    seed(page, "1")[1].click()
    assert dots.evaluate(bold) > 2 * before
    fades = "stroke => getComputedStyle(stroke).opacity"
    assert float(drawing.locator(".seed-0").first.evaluate(fades)) <= 0.5
    assert float(drawing.locator(".seed-1").first.evaluate(fades)) == 1
    told = page.locator(f"#fig-{FIGURE} .seed-switch [role=status]").inner_text()
    assert told.startswith("Seed 1: ") and "verdicts" in told
    assert str(page.locator(NUMBER).count()) in told
    assert str(drawing.locator(".seed-1").count()) in told


def test_it_works_in_a_page_that_is_opened_from_a_folder(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(120_000)  # also where other work claims the machine
    page.goto((site / CHAPTER / "index.html").resolve().as_uri())
    seed(page, "1")[1].click()
    assert page.locator(f"{NUMBER}.one-run").count() > 5
    context.close()


def test_both_switches_of_a_figure_say_the_same_and_follow_the_arrow_keys(visit):
    page = visit(CHAPTER)
    seed(page, "")[0].focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert seed(page, "1")[0].is_checked()
    opener(page).click()
    assert evidence(page).locator("input[value='1']").is_checked()
    evidence(page).locator("label", has=page.locator("input[value='']")).click()
    assert seed(page, "")[0].is_checked()


def test_axe_finds_nothing_while_one_seed_is_shown(visit, violations):
    page = visit("zh/" + CHAPTER)
    seed(page, "3")[1].click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
