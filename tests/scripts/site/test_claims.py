"""A claim is shown with what was said, what the run said, and by how much."""

import pytest

from scripts.site.errors import PageError


def test_a_claim_shows_its_words_its_verdict_and_its_margin(convert):
    html = convert("/// claim | B8\nSo it is.\n///")
    for expected in ("Claim B8", "It opens.", "HOLDS HERE", "0.934", "0.8", "So it is."):
        assert expected in html


def test_a_threshold_is_not_rounded_to_the_value_that_it_judges(convert, repository):
    path = repository / "docs/measured/paper_ball.json"
    text = path.read_text(encoding="utf-8")
    assert '"threshold": 0.8' in text
    path.write_text(text.replace('"threshold": 0.8', '"threshold": 0.93395'), encoding="utf-8")
    assert "0.93395" in convert("/// claim | B8\nSo it is.\n///")


def test_a_claim_speaks_the_language_of_its_page(convert):
    html = convert("/// claim | B8\n是。\n///", language="zh")
    assert "它展开了。" in html and "在此成立" in html


@pytest.mark.parametrize(
    ("name", "told"),
    [("B88", "docs/claims.yml has no claim B88.*did you mean B8"), ("B9", "does not decide B9")],
)
def test_a_claim_nobody_made_or_decided_stops_at_its_line(convert, name, told):
    with pytest.raises(PageError, match=rf"page\.md:2: .*{told}"):
        convert(f"\n/// claim | {name}\nx\n///")
