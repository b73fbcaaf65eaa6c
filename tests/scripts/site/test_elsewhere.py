"""A link that leaves the essay is marked once; one that stays is left alone."""

import re

import pytest

from scripts.site import elsewhere

WORDS = {"elsewhere": "(on another site)"}


def marked(html, **options):
    return elsewhere.marked(html, WORDS, **options)


def test_a_link_to_elsewhere_says_so_and_gives_nothing_away():
    shown = marked('<a class="x" href="https://doi.org/1"><cite>A</cite> work</a>')
    assert 'rel="external noopener noreferrer"' in shown and 'class="x"' in shown
    assert re.sub("<[^>]+>", "", shown) == "A work (on another site)"


def test_what_a_link_already_says_of_itself_is_kept():
    shown = marked('<a href="https://a.org/" rel="license noopener">x</a>')
    assert shown.count("rel=") == 1 and 'rel="license noopener external noreferrer"' in shown


@pytest.mark.parametrize(
    "link", ['<a href="../holes/">x</a>', '<a href="#top">x</a>', "<abbr>x</abbr>"]
)
def test_a_link_that_stays_is_left_alone(link):
    assert marked(link) == link


def test_the_sites_own_full_address_is_no_other_site():
    link = '<a href="https://map.org/zh/">x</a>'
    assert marked(link, own="https://map.org/") == link
    assert "external" in marked(link, own="https://else.org/")
