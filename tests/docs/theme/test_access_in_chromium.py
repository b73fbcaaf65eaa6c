"""However they read: by keyboard, enlarged, in forced colours, without motion, without script."""

import pytest

pytestmark = pytest.mark.browser
AS_IT_CAME = {
    "media": "screen", "color_scheme": "light", "forced_colors": "none", "reduced_motion": "reduce",
}  # fmt: skip
CONTROLS = "a[href], button, input, select, summary, [tabindex='0']"
# Controls that a reader sees, but that give no sign when the focus stands on them.
UNMARKED = f"""() => {{
  const marked = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const signs = (control) => [control, ...(control.labels ?? [])].map((e) => getComputedStyle(e));
  return [...document.querySelectorAll("{CONTROLS}")].filter((control) => {{
    if (!control.checkVisibility({{ visibilityProperty: true }}) || control.disabled) return false;
    control.focus({{ focusVisible: true, preventScroll: true }});
    if (document.activeElement !== control) return true;
    return control.tabIndex < 0 || !signs(control).some(marked);
  }}).map((control) => control.outerHTML.slice(0, 100));
}}"""
# Controls that stick out of the window sideways, where nothing lets a reader scroll to them.
OUTSIDE = f"""() => [...document.querySelectorAll("{CONTROLS}")].filter((control) => {{
  if (!control.checkVisibility({{ visibilityProperty: true }})) return false;
  if (control.closest(".scroll, pre, .progress table, .md-skip, .tally input")) return false;
  const box = control.getBoundingClientRect();
  return box.width > 2 && (box.left < -1 || box.right > innerWidth + 1);
}}).map((control) => control.outerHTML.slice(0, 100))"""
# Words, lines and dots that forced colours would leave too near to the ground to be seen.
FADED = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ground = light(getComputedStyle(document.documentElement).backgroundColor);
  const contrast = (ink) => (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
  const seen = (e) => e.checkVisibility({ visibilityProperty: true });
  const inks = [
    ...[...document.querySelectorAll(".fig-text")].map((e) => [e, getComputedStyle(e).fill]),
    ...[...document.querySelectorAll("p, h1, h2, h3, li, button, summary, figcaption, dt, dd")]
      .map((e) => [e, getComputedStyle(e).color]),
  ];
  return inks.filter(([e, ink]) => seen(e) && e.textContent.trim() && contrast(light(ink)) < 3)
    .map(([e, ink]) => `${ink} ${e.textContent.trim().slice(0, 40)}`).slice(0, 5);
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((e) => {
  const style = getComputedStyle(e);
  const slow = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  return style.scrollBehavior === "smooth" || slow(style.animationDuration)
    || (style.transitionProperty !== "none" && slow(style.transitionDuration));
}).map((e) => e.outerHTML.slice(0, 80))"""


@pytest.fixture
def page(reading):
    """The page at hand, as it came: what the last test asked of it is taken back."""
    reading.emulate_media(**AS_IT_CAME)
    reading.set_viewport_size({"width": 412, "height": 823})
    return reading


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, scheme, violations):
    page.emulate_media(color_scheme=scheme)
    assert violations(page) == []


def test_every_control_takes_the_focus_and_shows_it(page):
    page.set_viewport_size({"width": 1280, "height": 720})
    assert page.evaluate(UNMARKED) == []


def test_enlarged_four_times_nothing_sticks_out_and_every_control_is_there(page):
    """1280 pixels at 400 % are 320."""
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_hide_nothing(page, scheme):
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(FADED) == []


def test_nothing_moves_for_a_reader_who_asked_for_rest(page):
    assert page.evaluate(MOVING) == []


def test_on_paper_the_text_is_dark_and_complete(page):
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 680, "height": 900})
    assert page.locator("h1").first.is_visible() and not page.locator(".top").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 43, 51)"
    shown = ".figure .drawing.wide, .figure .drawing.narrow, .demo-still"
    hidden = f"""[...document.querySelectorAll("article .figure, article .demo")]
      .filter((e) => ![...e.querySelectorAll("{shown}")].some((d) => d.checkVisibility())).length"""
    assert page.evaluate(hidden) == 0


def test_without_script_every_word_and_picture_is_there(browser, reading, address):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.set_default_timeout(120_000)  # also where other work claims the machine
    plain.goto(reading.url)
    words, shown = reading.locator("article").inner_text(), plain.locator("article").inner_text()
    assert len(shown) >= 0.95 * len(words) - 400  # less the offers to start a demo
    for figure in plain.locator("article .figure").all():
        assert figure.locator(".drawing svg").first.is_visible()
    for still in plain.locator("article .demo-still img").all():
        assert still.is_visible() and still.get_attribute("alt")
    context.close()


def test_the_tab_key_walks_through_the_page_in_its_order(visit):
    page = visit("geometric-view/", viewport={"width": 1280, "height": 720})
    reached = "document.activeElement.dataset.number ?? document.activeElement.className"
    page.keyboard.press("Tab")
    assert "md-skip" in page.evaluate(reached)
    page.keyboard.press("Enter")
    numbers = page.locator("article button.measured")
    wanted = [numbers.nth(at).get_attribute("data-number") for at in range(3)]
    walked = []
    for _ in range(40):
        page.keyboard.press("Tab")
        walked.append(page.evaluate(reached))
    assert [name for name in walked if name in wanted][:3] == wanted
