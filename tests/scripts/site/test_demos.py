"""A demo is a place in the page that works as a figure until somebody plays it."""

import pytest

from scripts.site.demos import demos
from scripts.site.errors import PageError

DEMO = "/// demo | paper_ball\nTurn it.\n///\n"


def test_a_demo_shows_its_first_scene_until_it_is_played(convert):
    html = convert(DEMO, assets="../")
    assert 'data-demo="paper_ball"' in html and 'data-src="../assets/demo/"' in html
    assert 'src="../assets/demo/paper_ball.en.svg"' in html and 'alt="Layer 0 of 12"' in html
    assert 'width="640" height="480"' in html
    assert '<script type="module" src="../assets/demo/host.js">' in html


def test_a_page_without_a_demo_loads_no_script(convert):
    assert "<script" not in convert("Only words.")


def test_an_unknown_demo_stops_at_its_line(convert):
    with pytest.raises(PageError, match=r"page\.md:3: there is no demo paper_bal\. .*paper_ball"):
        convert("One.\n\n/// demo | paper_bal\nx\n///")


def test_only_modules_that_offer_controls_are_demos(repository):
    (repository / "figures_src/demos/arrays.py").write_text("SHAPE = ()\n", encoding="utf-8")
    assert demos(repository) == ["paper_ball"]
