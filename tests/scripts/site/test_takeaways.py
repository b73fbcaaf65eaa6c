"""Of every figure a reader can take the drawing, the data, the notebook and the citation."""

import csv
import io
import xml.etree.ElementTree as etree

import pytest
from pybtex.database import parse_string

from figures_src.drawing import INKS
from scripts.site import notebooks, takeaways


@pytest.fixture
def taken(repository, tmp_path):
    script = repository / "figures_src/figures/paper_ball.py"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text('"""The ball."""\n', encoding="utf-8")
    notebooks.write(repository, "en")
    takeaways.write(repository, "en", tmp_path / "site")
    return tmp_path / "site/take"


def test_everything_that_is_linked_is_there(taken):
    linked = {address.rpartition("/")[2] for address, _ in takeaways.links("paper_ball", "../")}
    assert linked == {path.name for path in taken.iterdir()}


def test_the_drawing_stands_alone_with_its_colours_and_fonts(taken):
    text = (taken / "paper_ball.svg").read_text(encoding="utf-8")
    assert etree.fromstring(text.encode()).get("viewBox") == "0 0 720 100"
    assert "var(" not in text and "#1f5f8b" in text and "Source Sans 3" in text


def test_the_paper_is_that_of_the_house():
    assert takeaways.PAPER == INKS["paper"]


def test_the_numbers_come_with_their_interval_and_every_seed(taken):
    told = (taken / "paper_ball.numbers.csv").read_text(encoding="utf-8")
    rows = {row["number"]: row for row in csv.DictReader(io.StringIO(told))}
    assert rows["flat_end"]["middle"] == "0.934" and rows["flat_end"]["seed 2"] == "0.94"


def test_every_plotted_value_knows_its_series_its_seed_and_its_place(taken):
    told = (taken / "paper_ball.series.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert len(rows) == 6, "the series holds three seeds of two values"
    assert rows[-1] == {"series": "flat", "seed": "2", "place": "1", "value": "0.0"}


def test_the_citation_is_what_bibtex_reads(taken):
    told = parse_string((taken / "paper_ball.bib").read_text(encoding="utf-8"), "bibtex")
    fields = told.entries["where-the-map-ends-paper_ball"].fields
    assert fields["title"] == "{The ball}" and "0123456789ab" in fields["note"]


def test_a_figure_on_a_page_offers_them(convert):
    html = convert("/// figure | paper_ball\nIt opens.\n///")
    assert 'href="take/paper_ball.png" download' in html and "Take it away" in html
