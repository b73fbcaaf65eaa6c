"""What a page quotes is there and whole, or it is told why not."""

import json

import pytest

from scripts.engine.waist import WaistError
from scripts.site.shelf import Missing


def test_a_measurement_is_found_by_its_figure(shelf):
    assert shelf.measured("paper_ball").numbers["flat_end"].middle == 0.934


def test_an_unknown_figure_comes_with_the_known_ones(shelf):
    with pytest.raises(Missing) as missing:
        shelf.measured("paper")
    assert missing.value.known == ("paper_ball",)


def test_a_damaged_measurement_is_refused(shelf):
    (shelf.root / "docs/measured/paper_ball.npz").write_bytes(b"half")
    with pytest.raises(WaistError):
        shelf.measured("paper_ball")


def test_a_drawing_stands_in_the_page_without_its_prologue(shelf):
    drawing = shelf.drawing("paper_ball", "zh")
    assert drawing.wide.startswith("<svg") and "纸团展开。" in drawing.wide


def test_a_drawing_that_was_not_made_names_the_command(shelf):
    (shelf.root / "build/figures/en/paper_ball.narrow.svg").unlink()
    with pytest.raises(Missing, match="not drawn") as missing:
        shelf.drawing("paper_ball", "en")
    assert missing.value.mend == "make figures"


def test_a_figure_without_alt_text_is_refused(shelf):
    path = shelf.root / "build/figures/en/paper_ball.words.json"
    path.write_text(json.dumps({"title": "x", "alt": " "}), encoding="utf-8")
    with pytest.raises(Missing, match="no alt text"):
        shelf.drawing("paper_ball", "en")
