"""A language read from right to left: a short Arabic page, with a figure, built for real."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[3]
FIXTURE = Path(__file__).parent / "arabic"
FIGURE = "paper_dimension"
ENGLISH = """---
title: Where the Map Ends
description: The limits of deep learning, measured.
---

# Where the Map Ends {#where-the-map-ends}

A crumpled sheet is a thing of [=paper_dimension.finest_thin|.2f] dimensions, and $y = x + f(x)$.

/// figure | paper_dimension
**A crumpled sheet.** How many dimensions has it?
///

```python
layer(x)  # one step
```
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory, serve):
    """A checkout with one figure and one page, to which Arabic was added by `make language`."""
    root = tmp_path_factory.mktemp("arabic") / "house"
    for folder in ("docs", "scripts", "figures_src"):
        shutil.copytree(ROOT / folder, root / folder, ignore=others)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    chapters = settings[settings.index("nav:") : settings.index("not_in_nav")]
    settings = settings.replace(chapters, "nav:\n  - index.md\n")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "docs/en/index.md").write_text(ENGLISH, encoding="utf-8")
    languages = (root / "docs/languages.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in languages if line.startswith("en:")]
    (root / "docs/languages.yml").write_text("\n".join(kept) + "\n", encoding="utf-8")
    (root / "docs/glossary.yml").write_text("layer: { also: [layers] }\n", encoding="utf-8")
    run(root, "new_language", "CODE=ar")
    shutil.copyfile(FIXTURE / "ar.po", root / "figures_src/words/ar.po")
    shutil.copyfile(FIXTURE / "index.md", root / "docs/ar/index.md")
    run(root, "make_fonts")
    run(root, "l10n", "SYNC=ar/index.md")
    run(root, "build_site")
    return serve(root / "site")


def others(folder, names):
    """What the small checkout does without: other languages, pages, figures and demos."""
    place = Path(folder).relative_to(ROOT).as_posix()
    if place in ("figures_src/figures", "docs/measured"):
        return [name for name in names if Path(name).stem not in (FIGURE, "__init__", "seconds")]
    if place == "figures_src/demos":
        return [name for name in names if is_demo(Path(folder, name))]
    if place == "docs/en":
        return [name for name in names if name.endswith(".md")]
    return [name for name in names if name == "__pycache__" or (place == "docs" and name == "zh")]


def is_demo(path):
    return path.is_file() and "\nCONTROLS" in path.read_text(encoding="utf-8")


def run(root, verb, *options):
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", f"scripts.{verb}", *options]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = context.new_page()
    page.goto(f"{address}ar/")
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
