"""What figures and demos say in English is read without running their scripts."""

import json

import pytest

from scripts.l10n import originals
from scripts.l10n.problem import L10nError

FIGURE = "figures_src/figures/ball.py"


def test_words_are_found_in_figures_and_demos_with_their_line(essay):
    found = originals.english(essay)
    assert [(word.context, word.text) for word in found.values()] == [
        ("ball.title", "The ball"),
        ("ball.alt", "It is {flat:.0%} flat."),
        ("demo.ball.turn", "Turn it"),
    ]
    assert (found["ball.alt"].file, found["ball.alt"].line) == (FIGURE, 1)


@pytest.mark.parametrize(
    "claim",
    ['Claim("flat", "above", 0.5, "it " "tears", holds=x)', 'Claim(flips="it tears", number="a")'],
)
def test_what_would_turn_a_verdict_is_found_with_its_line(claim):
    (word,) = originals.words_of(f'CLAIMS = {{\n"B8-cut": {claim}}}', FIGURE)
    assert (word.context, word.text, word.line) == ("ball.flips.B8-cut", "it tears", 2)


def test_every_verdict_of_the_essay_has_its_outcome_among_the_words():
    now = originals.english()
    for path in sorted((originals.ROOT / "docs/measured").glob("*.json")):
        for claim, decided in json.loads(path.read_text(encoding="utf-8"))["claims"].items():
            assert now[originals.outcome(path.stem, claim)].text == decided["flips"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('x = 1\nWORDS = {"a": f"{x}"}', "a.py:2: error: a word must be plain text"),
        ('WORDS = dict(a="b")', "a.py:1: error: WORDS must be written out"),
        ('WORDS = {\n"a": "b {c"}', "a.py:2: error: a word must be plain text"),
        ('CLAIMS = {\n"A1": Claim(flips=f"{x}")}', "a.py:2: error: a word must be plain text"),
        ('CLAIMS = {"A1": judged}', "a.py:1: error: a word must be plain text"),
        ('WORDS = {x: "b"}', "a.py:1: error: a key of WORDS must be plain text"),
        ("WORDS = {", "a.py:1: error: this is not Python"),
    ],
)
def test_words_that_cannot_be_read_are_refused_with_their_line(source, message):
    with pytest.raises(L10nError) as stop:
        originals.words_of(source, "a.py")
    assert str(stop.value).startswith(message)
