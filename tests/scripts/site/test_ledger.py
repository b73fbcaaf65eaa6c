"""The ledger shows every claim with its verdict, and counts them."""

import re
from pathlib import Path

import pytest
import yaml

from scripts.engine import waist
from scripts.site.errors import PageError
from scripts.site.shelf import Shelf
from tests.scripts.site.conftest import translated

ROOT = Path(__file__).resolve().parents[3]
CLAIMS = yaml.safe_load((ROOT / "docs/claims.yml").read_text(encoding="utf-8"))


def text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.fixture
def decided(repository):
    """The small repository, without the claim that its figure does not decide."""
    path = repository / "docs/claims.yml"
    kept = [line for line in path.read_text().splitlines() if not line.startswith("B9")]
    path.write_text("\n".join(kept))
    return repository


def test_a_measured_claim_shows_its_verdict_its_number_and_the_way_to_its_figure(decided, convert):
    html = convert("/// ledger | B\n///")
    assert "HOLDS HERE" in html and 'data-number="paper_ball.flat_end"' in html
    assert 'id="card-paper_ball-flat_end"' in html, "the number has no card"
    assert "paper_ball.flat_end is 0.934 ; the claim stands above 0.8" in text(html)
    assert 'href="how/paper_ball.ipynb"' in html


def test_a_verdict_says_which_outcome_was_named_as_the_one_that_turns_it(decided, convert):
    html = convert("/// ledger | B\n///", "zh")
    assert '<span class="flips" lang="en">it does not open</span>' in html
    translated(decided, "它没有展开")
    html = convert("/// ledger | B\n///", "zh")
    assert '<span class="flips">它没有展开</span>' in html


def test_a_claim_about_the_world_outside_is_dated(decided, convert):
    path = decided / "docs/claims.yml"
    dated = path.read_text().replace("D8: {", "D8: {as_of: 2018, circa: true, ")
    path.write_text(dated.replace("B2: {", "B2: {as_of: 2017, "))
    assert "Speaks of the world of about 2018" in text(convert("/// ledger | D\n///"))
    assert "Speaks of the world of 2017" in text(convert("/// ledger | B\n///"))


def test_a_claim_without_a_run_says_what_it_waits_for_or_that_none_could_decide(decided, convert):
    html = convert("/// ledger | D\n///")
    assert "Experiment E14c is designed and waits." in html
    assert "No run could refute it." in html
    assert "<em>" not in html and "HOLDS" not in html


def test_a_claim_nobody_translated_is_shown_in_its_own_language(decided, convert):
    assert '<p class="claim-said" lang="en">It could hold' in convert("/// ledger | D\n///", "zh")


def test_the_tally_counts_every_claim_once(decided, convert):
    told = text(convert("/// ledger | tally\n///"))
    assert "All 4 HOLDS HERE 1 NOT TESTABLE HERE 2 NOT YET MEASURED 1" in told


@pytest.mark.parametrize(
    ("name", "wrong"), [("C", "no essay is called C"), ("B", "does not decide B9")]
)
def test_an_unknown_essay_or_an_undecided_claim_stops_at_its_line(convert, name, wrong):
    with pytest.raises(PageError, match=rf"page\.md:1: .*{wrong}"):
        convert(f"/// ledger | {name}\n///")


def test_a_figure_is_found_in_the_chapter_that_shows_it_before_the_opening_page(repository):
    for page in ("index", "paper"):
        path = repository / f"docs/en/{page}.md"
        path.write_text("/// figure | paper_ball\nx\n///\n", encoding="utf-8")
    assert Shelf(repository).place_of("paper_ball") == "paper.md#fig-paper_ball"
    assert Shelf(repository).place_of("panda") == "how/panda.ipynb"


def test_all_claims_of_the_essays_are_listed_once():
    expected = [f"A{n}" for n in range(1, 76)] + [f"B{n}" for n in range(1, 49)]
    expected += [f"D{n}" for n in range(1, 30)]
    assert [name for name in CLAIMS if "-" not in name] == expected


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_says_what_decides_it_in_every_language(name):
    entry = CLAIMS[name]
    assert entry["source"] == name[0]
    assert entry["en"].strip() and entry["zh"].strip()
    assert entry["status"] in ("measured", "open", "untestable")
    assert (entry["status"] == "measured") == ("figure" in entry)
    assert ("experiment" in entry) != (entry["status"] == "untestable")


def test_only_the_essay_that_bears_a_date_speaks_of_a_year_without_about():
    dated = {name: entry for name, entry in CLAIMS.items() if "as_of" in entry}
    assert {entry["source"] for entry in dated.values()} == set("ABD")
    for entry in dated.values():
        assert (entry["source"] == "B") != entry.get("circa", False)
        assert entry["as_of"] == {"A": 2024, "B": 2017, "D": 2018}[entry["source"]]


def test_every_claim_that_a_figure_decides_is_listed_with_that_figure():
    for path in sorted((ROOT / "docs/measured").glob("*.json")):
        for name in waist.read(path.stem, ROOT).claims:
            assert CLAIMS[name].get("figure") == path.stem, f"{name} does not name {path.stem}"
