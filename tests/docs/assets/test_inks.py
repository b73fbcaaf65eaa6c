"""The inks of the page are those of the drawings, and can be read on their paper."""

import re
from pathlib import Path

import pytest

from figures_src.drawing import INKS

CSS = (Path(__file__).resolve().parents[3] / "docs/assets/inks.css").read_text(encoding="utf-8")
PAIRS = {
    name: pair for name, *pair in re.findall(r"--ink-(\w+): light-dark\((#\w+), (#\w+)\)", CSS)
}
READ = ("ink", "muted", "model", "truth", "adversary", "chance")


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2 contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_light_inks_are_those_of_the_drawings():
    assert {name: light for name, (light, _) in PAIRS.items()} == INKS


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_in_every_ink_can_be_read_on_their_paper(name, scheme):
    assert contrast(PAIRS[name][scheme], PAIRS["paper"][scheme]) >= 4.5
