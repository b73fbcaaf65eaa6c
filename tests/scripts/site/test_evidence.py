"""The evidence of a figure says what it rests on, in one place."""

import re

import pytest

from scripts.site import evidence
from scripts.site.page import Page
from tests.scripts.site.conftest import translated


@pytest.fixture
def html(shelf):
    return evidence.card(Page([], shelf, url="a/"), "paper_ball", {"flipped": ".0%"})


def text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_it_lists_what_the_page_quotes_and_what_decides_a_claim(html):
    assert re.findall(r"<li><code>(\w+)</code>", html) == ["flat_end", "flipped"]
    assert "50% 40% – 60%" in text(html) and "0.934 0.91 – 0.95" in text(html)
    assert "more than here" not in html


def test_the_numbers_that_are_not_listed_are_counted_and_can_be_reached(shelf):
    measured = shelf.measured("paper_ball")
    measured.claims.clear()
    html = evidence.card(Page([], shelf, url="a/"), "paper_ball", {"flipped": ".0%"})
    assert 'href="../how/paper_ball/">All numbers of this figure, 1 more than here<' in html
    assert "What it decides" not in html


def test_a_claim_says_by_how_much_and_what_turns_it(html):
    assert "B8 HOLDS HERE flat_end is 0.934; the claim stands above 0.8." in text(html)
    assert "Distance from the threshold: 0.134" in text(html)
    assert "turns it: <span>it does not open</span>" in html


def test_what_turns_a_claim_is_said_in_the_language_of_the_page(shelf, repository):
    card = evidence.card(Page([], shelf, "zh"), "paper_ball", {})
    assert '<span lang="en">it does not open</span>' in card
    translated(repository, "它没有展开")
    assert "<span>它没有展开</span>" in evidence.card(Page([], shelf, "zh"), "paper_ball", {})


def test_it_says_where_it_comes_from_and_how_to_measure_it_again(html):
    assert 'href="../how/paper_ball/">paper_ball.py<' in html
    assert "0123456789ab" in html and "make reproduce ONLY=paper_ball" in html


def test_a_day_that_nobody_recorded_is_not_invented(html):
    assert "Measurement committed not recorded in this copy" in text(html)


def test_the_setup_is_shown_with_its_units(shelf, repository):
    script = repository / "figures_src/figures/paper_ball.py"
    script.parent.mkdir(parents=True)
    script.write_text("class Setup:\n    size: int = 32  # pixels\n", encoding="utf-8")
    shelf.measured("paper_ball").setup["size"] = 32
    html = evidence.card(Page([], shelf, "zh"), "paper_ball", {})
    assert '<dt><code>size</code></dt><dd>32 <span lang="en">pixels</span></dd>' in html


def test_it_opens_and_closes_without_a_script(shelf, html):
    opener = evidence.opener(Page([], shelf), "paper_ball")
    assert 'popovertarget="evidence-paper_ball"' in opener
    assert 'popover id="evidence-paper_ball"' in html and 'popovertargetaction="hide"' in html


def test_a_page_carries_it_once_for_each_figure_that_it_shows_or_quotes(convert):
    shown = convert(
        "/// figure | paper_ball\nx\n///\n\n[=paper_ball.flat_end] [=paper_ball.flipped]"
    )
    assert shown.count('id="evidence-paper_ball"') == 1 and shown.count('class="card"') == 2
    assert convert("[=paper_ball.flipped]").count('id="evidence-paper_ball"') == 1
    assert "evidence-" not in convert("No number.")
