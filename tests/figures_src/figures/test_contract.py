"""What every figure promises, asked of each one alike; a new figure adds nothing here."""

import ast
import dataclasses
import inspect
import re
import string

import matplotlib
import pytest
import yaml

from figures_src import drawing
from scripts.engine import drawings, fonts, ink, judge, numbers, plan, source, waist, wording
from scripts.engine.files import ROOT
from scripts.engine.memo import Memo
from scripts.l10n import registry

FIGURES = source.figures()
LANGUAGES = drawings.registry(ROOT)
SOURCE = registry.source(ROOT).code

each_figure = pytest.mark.parametrize("name", FIGURES)


def script(name):
    return source.figure_path(name)


@each_figure
def test_it_has_the_parts_of_a_figure(name):
    tree = ast.parse(script(name).read_text(encoding="utf-8"))
    title = (ast.get_docstring(tree) or "").splitlines()[0]
    assert title.endswith((".", "?", "!")), "the docstring's first line is the title sentence"
    bound = set().union(*map(source.syntax.bound, tree.body))
    assert {"Setup", "QUICK", "measure", "CLAIMS", "WORDS", "draw"} <= bound


@each_figure
def test_its_setup_is_frozen_and_each_number_has_a_unit_beside_it(name):
    module = source.load(script(name), {"Setup", "QUICK"})
    assert dataclasses.is_dataclass(module.Setup) and module.Setup.__dataclass_params__.frozen
    assert isinstance(module.QUICK, module.Setup) and module.QUICK != module.Setup()
    text = re.search(r"^class Setup:\n((?:[ ].*\n|\n)+)", script(name).read_text(), re.M)[1]
    for field in dataclasses.fields(module.Setup):
        line = next(line for line in text.splitlines() if line.strip().startswith(f"{field.name}:"))
        assert "#" in line or not re.search(r"[ (]-?\d", line), f"{field.name} has no unit"


@each_figure
def test_its_measurement_is_fresh_and_has_five_seeds(name):
    each = plan.plan(name, Memo(ROOT))
    assert not each.error and not each.stale, "run make figures and commit the result"
    assert not each.rejudge, "its CLAIMS changed: run make figures and commit the result"
    assert len(waist.read(name).seeds) >= 5


@each_figure
def test_its_claims_are_known_and_rest_on_measured_numbers(name):
    claims, measured = judge.claims(name, ROOT), waist.read(name)
    known = yaml.safe_load((ROOT / "docs/claims.yml").read_text(encoding="utf-8"))
    for claim, judged in claims.items():
        assert claim in known, f"docs/claims.yml does not tell {claim}"
        measured.number(judged.number)
        assert judged.flips.strip() and judged.stands in ("above", "below")
    assert set(measured.claims) == set(claims)


@each_figure
def test_its_alt_text_states_a_number_and_every_hole_is_filled(name):
    words = source.load(script(name), {"WORDS"}).WORDS
    holes = [hole for _, hole, _, _ in string.Formatter().parse(words["alt"]) if hole]
    assert holes
    measured = waist.read(name)
    for text in words.values():
        assert wording.filled(text, measured, "en").strip()


@each_figure
def test_its_drawing_computes_nothing(name):
    module = source.load(script(name), source.DRAW)
    assert not hasattr(module, "torch") and not hasattr(module, "measure")
    assert list(inspect.signature(module.draw).parameters) == ["measured", "words", "page"]


@each_figure
@pytest.mark.parametrize("layout", drawings.LAYOUTS)
def test_it_draws_from_its_measurement_alone(name, layout):
    row, measured = LANGUAGES[SOURCE], waist.read(name)
    module = source.load(script(name), source.DRAW)
    words, _ = wording.words(name, module.WORDS, SOURCE, measured, row["babel"], ROOT)
    # Settings of one drawing, its fonts too, must not leak into the next.
    with matplotlib.rc_context():
        taken = layout == drawings.TAKEN
        svg, png = drawings.draw(module, measured, words, layout, row, ROOT, SOURCE, taken)
    assert f'viewBox="0 0 {drawings.LAYOUTS[layout]} ' in svg
    assert words["title"] in svg.replace("&amp;", "&")
    assert ink.tree.fromstring(svg).get("role") == "img"
    assert png.startswith(b"\x89PNG") == taken


@each_figure
def test_it_is_drawn_where_torch_is_not_installed(name):
    assert "torch" not in source.closure(script(name), source.DRAW, Memo(ROOT)).outside


@each_figure
def test_it_is_drawn_in_every_language(name):
    assert drawings.Drawings(Memo(ROOT)).stale(name) == [], "make figures draws it"


def test_every_language_can_write_its_numbers():
    for row in LANGUAGES.values():
        assert numbers.write(0.5, ".0%", row["babel"])
        assert fonts.register(row, ROOT)
    assert set(LANGUAGES) == set(registry.read(ROOT)) and drawing.INKS
