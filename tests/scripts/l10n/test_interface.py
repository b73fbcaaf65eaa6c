"""The site speaks every language, and falls back to English word by word."""

import pytest

from figures_src.claim import VERDICTS
from scripts.l10n import interface, registry
from scripts.l10n.problem import WARNING, L10nError


def test_every_word_of_the_site_is_there_in_chinese():
    assert interface.problems("zh") == []
    assert interface.words("zh")["figure"].format(number=1) == "图 1"


def test_verdicts_are_spoken_in_the_readers_language():
    for code in registry.read():
        assert len({interface.verdict(text, code) for text in VERDICTS}) == len(VERDICTS)
    with pytest.raises(L10nError, match="MAYBE"):
        interface.verdict("MAYBE", "zh")


def test_a_missing_word_is_shown_in_english_and_reported(essay, edit):
    edit("docs/zh/words.yml", "next: 下一页\n", "")
    assert interface.words("zh", essay)["next"] == "Next"
    (problem,) = interface.problems("zh", essay)
    assert problem.level == WARNING and "`next` is missing" in problem.what


def test_a_broken_hole_and_an_unknown_word_are_errors_with_their_line(essay, edit):
    edit("docs/zh/words.yml", "{number}", "{nummer}")
    edit("docs/zh/words.yml", "next:", "nxet:")
    texts = [str(problem) for problem in interface.problems("zh", essay)]
    assert any(
        text.startswith("docs/zh/words.yml:1: error: `figure` has the holes") for text in texts
    )
    assert any(text.startswith("docs/zh/words.yml:2: error: `nxet` is no word") for text in texts)


def test_a_word_that_is_no_text_is_refused(essay, edit):
    edit("docs/zh/words.yml", "下一页", "[1]")
    with pytest.raises(L10nError, match="words.yml:2.*must be text"):
        interface.words("zh", essay)
