"""Begin a figure: python -m scripts.new_figure NAME=paper_ball

Writes its script, and a test whose claim fails until the figure is written. Exit status: 0, or 2
where the name is taken or is no name. Adding a figure edits no other file.
"""

import keyword
import re

from scripts.engine import files, options, source
from scripts.engine.errors import UsageError
from scripts.engine.files import ROOT
from scripts.l10n import catalogue, registry

OPTIONS = {"NAME": "a noun of lowercase letters, digits and _, as paper_ball; not the claim"}

SCRIPT = '''"""One sentence that states the finding.

Who claims what (ids of the source claims); what is done here; the control; what would refute
the claim; where the idea is from.
"""

from dataclasses import dataclass

import numpy as np

from figures_src.claim import Claim
from figures_src.drawing import MODEL


@dataclass(frozen=True)
class Setup:
    throws: int = 1000  # coins thrown


QUICK = Setup(throws=20)


def measure(setup, seed):
    """Throw coins, until there is an experiment."""
    heads = np.random.default_rng(seed).random(setup.throws) < 0.5
    return {
        "numbers": {"heads": (int(heads.sum()), setup.throws)},
        "series": {"so_far": np.cumsum(heads)},
    }


CLAIMS = {
    "A0": Claim(
        number="heads",
        stands="above",
        threshold=0.9,
        flips="write down, before the run, the outcome that would turn the verdict",
    )
}

WORDS = {
    "title": "A title of a few words",
    "alt": "What the drawing shows: {heads:.0%} of the coins fell on their heads.",
    "description": "All that a reader who cannot see the drawing needs to know.",
    "throws": "throws",
}


def draw(measured, words, page):
    """Ink only: everything drawn was measured."""
    figure = page.figure(240 if page.narrow else 300)
    axes = figure.subplots()
    for row in measured.series["so_far"]:
        axes.plot(row, color=MODEL, linewidth=1)
    axes.set_xlabel(words["throws"])
    return figure
'''

TEST = '''"""NAME: what the essay says of it."""

import pytest

from figures_src.figures import NAME
from scripts.engine import waist


def test_same_setup_and_seed_give_the_same_numbers():
    again = [NAME.measure(NAME.QUICK, seed=0)["numbers"] for _ in range(2)]
    assert again[0] == again[1]


@pytest.mark.parametrize("claim", NAME.CLAIMS)
def test_the_verdict_the_essay_reports_is_the_one_measured(claim):
    assert waist.read("NAME").claims[claim]["verdict"] == "HOLDS HERE"
'''


def main(given, root=ROOT):
    name = checked(given["NAME"], root)
    script = source.figure_path(name, root)
    test = root / "tests" / source.FIGURES / f"test_{name}.py"
    files.write(script, SCRIPT.encode())
    files.write(test, TEST.replace("NAME", name).encode())
    listed = [catalogue.file(language.code) for language in registry.translations(root)]
    for language in registry.translations(root):
        catalogue.update(language.code, root)
    print(f"{source.FIGURES}/{name}.py and {test.relative_to(root)} are written.")
    print(f"Its words wait for translators in {' and '.join(listed)}.")
    print(f"Next: write Setup and measure, then make figures ONLY={name} and look at")
    print(f"docs/measured/{name}.json; then WORDS and draw. The claim test fails until it is true.")
    return 0


def checked(name, root):
    """The name itself, where a figure may be called that."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or keyword.iskeyword(name):
        given = f"'{name}' is no name for a figure" if name else "give the figure a name"
        raise UsageError(f"{given}: NAME=paper_ball, lowercase letters, digits and _")
    if name in source.figures(root):
        raise UsageError(f"{source.FIGURES}/{name}.py is there already; choose another NAME")
    return name


if __name__ == "__main__":
    options.run(main, __doc__, OPTIONS)
