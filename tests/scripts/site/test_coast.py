"""The coast is drawn by its script, and by nothing else."""

from scripts.site.coast import FILE, draw, simplified
from scripts.site.shelf import ROOT


def test_the_committed_coast_is_what_the_script_draws():
    assert (ROOT / FILE).read_text(encoding="utf-8") == draw()


def test_a_straight_line_needs_two_points():
    assert simplified([(0, 0), (5, 0.1), (10, 0)]) == [(0, 0), (10, 0)]
    assert len(simplified([(0, 0), (5, 9), (10, 0)])) == 3
