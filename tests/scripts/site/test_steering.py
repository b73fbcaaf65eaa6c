"""Words that set a demo name one of the page, a control it has and a value that this takes."""

import pytest

from scripts.engine.files import ROOT
from scripts.site import steering
from scripts.site.errors import PageError
from scripts.site.shelf import Shelf

CONTROLS = (
    {"id": "layer", "kind": "range", "min": 0, "max": 12},
    {"id": "task", "kind": "choice", "options": ["flatten", "classify"]},
    {"id": "crumple", "kind": "button"},
    {"id": "walked", "kind": "memory"},
    {"id": "expect", "kind": "guess"},
)
DEMO = "\n\n/// demo | paper_ball\nTurn it.\n///\n"


@pytest.fixture(autouse=True)
def controls(monkeypatch):
    monkeypatch.setattr(Shelf, "controls", lambda shelf, demo: CONTROLS)


def test_words_carry_the_state_they_set(convert):
    html = convert(f"See [the *last* layer](demo:paper_ball?layer=12&task=classify).{DEMO}")
    steer = '<span class="steer" data-demo="paper_ball" data-state="layer=12&amp;task=classify">'
    assert f"{steer}the <em>last</em> layer</span>" in html
    assert "href" not in html.split("paper_ball.en.svg")[0]


def test_a_number_inside_such_words_is_plain(convert):
    html = convert(f"[up to [=paper_ball.flat_end|.2f]](demo:paper_ball?layer=12){DEMO}")
    assert '<span class="steer"' in html and "<button" not in html


@pytest.mark.parametrize("query", ["layer=0", "layer=6.5&crumple=2", "walked=20,24;", ""])
def test_what_a_control_takes_is_taken(convert, query):
    assert 'class="steer"' in convert(f"[look](demo:paper_ball?{query}){DEMO}")


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("paper_bal?layer=1", "this page has no demo paper_bal. Mend: did you mean paper_ball"),
        ("paper_ball?layr=1", "demo paper_ball has no control layr. Mend: did you mean layer"),
        ("paper_ball?layer=13", "layer=13 cannot be set. Mend: a number from 0 to 12"),
        ("paper_ball?layer=last", "layer=last cannot be set. Mend: a number from 0 to 12"),
        ("paper_ball?layer=", "layer= cannot be set. Mend: a number from 0 to 12"),
        ("paper_ball?crumple=-1", "crumple=-1 cannot be set. Mend: a number from 0"),
        ("paper_ball?crumple=1.5", "crumple=1.5 cannot be set. Mend: a number from 0"),
        ("paper_ball?crumple=inf", "crumple=inf cannot be set. Mend: a number from 0"),
        ("paper_ball?layer=1_0", "layer=1_0 cannot be set. Mend: a number from 0 to 12"),
        ("paper_ball?layer=%D9%A3", "cannot be set. Mend: a number from 0 to 12"),
        ("paper_ball?walked=%C3%A9", "cannot be set. Mend: letters, digits"),
        ("paper_ball?task=fold", "task=fold cannot be set. Mend: known: classify, flatten"),
        ("paper_ball?walked=a%20b", "cannot be set. Mend: letters, digits"),
        ("paper_ball?expect=yes", "expect=yes cannot be set. Mend: a guess is the reader's own"),
    ],
)
def test_what_cannot_be_set_stops_at_its_line(convert, target, wrong):
    with pytest.raises(PageError) as error:
        convert(f"One.\n\nSee [this](demo:{target}).{DEMO}")
    assert "docs/en/page.md:3: " in str(error.value) and wrong in str(error.value)


def test_a_memory_is_what_the_browser_takes_for_one():
    """Its pattern is the browser's own, where letters are those of ASCII."""
    module = (ROOT / "docs/assets/demo/address.js").read_text(encoding="utf-8")
    assert f"const NOTED = /^{steering.MEMORY.pattern}$/;" in module
    assert steering.MEMORY.flags & steering.re.ASCII


def test_a_demo_of_another_page_cannot_be_set(convert):
    with pytest.raises(PageError, match="this page has no demo paper_ball"):
        convert("See [this](demo:paper_ball?layer=1).")


def test_the_shelf_knows_the_controls_of_a_real_demo(monkeypatch):
    monkeypatch.undo()
    assert "layer" in [each["id"] for each in Shelf().controls("paper_ball")]
