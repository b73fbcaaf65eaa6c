"""A card shows what a number rests on."""

from scripts.site.cards import card
from scripts.site.page import Page


def test_a_card_shows_interval_seeds_claim_and_the_way_to_all_the_evidence(shelf):
    html = card(Page([], shelf, url="a/"), "paper_ball", "flat_end", ".0%")
    for expected in ("93%", "91% – 95%", "93%, 93%, 94%", "B8", "HOLDS HERE"):
        assert expected in html
    assert 'popovertarget="evidence-paper_ball">All the evidence of this figure<' in html


def test_a_number_that_decides_no_claim_has_no_verdict(shelf):
    html = card(Page([], shelf), "paper_ball", "flipped", ".0%")
    assert "HOLDS" not in html and "3 × 20" in html


def test_a_card_speaks_the_language_of_its_page(shelf):
    html = card(Page([], shelf, "zh"), "paper_ball", "flat_end", ".0%")
    assert "在此成立" in html and "这个数字从哪里来" in html


def test_a_card_opens_and_closes_without_a_script(shelf):
    html = card(Page([], shelf), "paper_ball", "flat_end", "")
    assert "popover id=" in html and 'popovertargetaction="hide"' in html
