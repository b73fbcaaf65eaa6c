"""The words of figures and demos stay in step with their scripts."""

import polib
import pytest

from scripts.l10n import catalogue, registry
from scripts.l10n.problem import ERROR, WARNING, L10nError

FIGURE = "figures_src/figures/ball.py"
BOOK = "figures_src/words/zh.po"


@pytest.fixture
def translated(essay):
    catalogue.update("zh", essay)
    fill(essay, {"ball.title": "纸团", "ball.alt": "展平 {flat:.0%}。", "demo.ball.turn": "转动"})
    return essay


def fill(essay, words):
    book = polib.pofile(str(essay / BOOK))
    for entry in book:
        entry.msgstr = words.get(entry.msgctxt, entry.msgstr)
    book.save()


def texts(essay):
    return [str(problem) for problem in catalogue.problems("zh", essay)]


def test_no_figure_of_the_essay_has_a_broken_hole():
    for language in registry.translations():
        assert not [p for p in catalogue.problems(language.code) if p.level == ERROR]


def test_a_complete_catalogue_has_no_problem(translated):
    assert texts(translated) == []
    assert catalogue.words("ball", "zh", translated)["title"] == "纸团"
    assert catalogue.words("demo.ball", "zh", translated) == {"turn": "转动"}


def test_a_new_word_is_missing_until_the_catalogue_is_brought_in_step(translated, edit):
    edit(FIGURE, "{", '{"label": "flat", ')
    assert texts(translated) == [f"{BOOK}: warning: `ball.label` is missing — make l10n WORDS=zh"]
    assert catalogue.update("zh", translated) == {"new": 1, "changed": 0, "dropped": 0}
    assert "`ball.label` is not translated" in texts(translated)[0]
    assert catalogue.words("ball", "zh", translated)["label"] == "flat"


def test_a_changed_english_word_is_shown_in_english_until_it_is_revised(translated, edit):
    edit(FIGURE, "The ball", "A ball")
    assert (
        "the English of `ball.title` changed at figures_src/figures/ball.py:1"
        in texts(translated)[0]
    )
    assert catalogue.words("ball", "zh", translated)["title"] == "A ball"
    assert catalogue.update("zh", translated)["changed"] == 1
    assert "translated from an earlier English" in texts(translated)[0]
    assert catalogue.words("ball", "zh", translated)["title"] == "A ball"


def test_a_word_that_no_script_says_any_more_is_extra(translated, edit):
    edit(FIGURE, '"title": "The ball", ', "")
    assert "no figure or demo says `ball.title` any more" in texts(translated)[0]
    assert catalogue.update("zh", translated)["dropped"] == 1
    assert texts(translated) == []


@pytest.mark.parametrize(
    "broken", ["展平 {flat}。", "展平。", "展平 {falt:.0%}。", "展平 {flat:.0%。"]
)
def test_a_broken_hole_is_an_error_with_its_line(translated, broken):
    fill(translated, {"ball.alt": broken})
    (problem,) = catalogue.problems("zh", translated)
    assert problem.level == ERROR and problem.line > 0 and "ball.alt" in problem.what


def test_a_catalogue_in_step_is_not_rewritten(translated):
    catalogue.update("zh", translated)
    before = (translated / BOOK).read_bytes()
    catalogue.update("zh", translated)
    assert (translated / BOOK).read_bytes() == before


def test_an_untranslated_word_only_warns(essay):
    assert {problem.level for problem in catalogue.problems("zh", essay)} == {WARNING}


def test_a_damaged_catalogue_and_an_unknown_figure_are_named(translated):
    with pytest.raises(L10nError, match="no figure or demo `bell`"):
        catalogue.words("bell", "zh", translated)
    (translated / BOOK).write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(L10nError, match="zh.po: error: this is no gettext catalogue"):
        catalogue.problems("zh", translated)


def claimed(edit, flips="it stays a ball"):
    edit(FIGURE, "WORDS", f'CLAIMS = {{"B8": Claim("flat", "above", 0.5, "{flips}")}}\nWORDS')


def test_what_would_turn_a_verdict_is_translated_like_any_word(translated, edit):
    claimed(edit)
    assert "`ball.flips.B8` is missing" in texts(translated)[0]
    catalogue.update("zh", translated)
    assert catalogue.flips("ball", "B8", "it stays a ball", "zh", translated) == ""
    fill(translated, {"ball.flips.B8": "它仍是一团"})
    assert texts(translated) == []
    assert catalogue.flips("ball", "B8", "it stays a ball", "zh", translated) == "它仍是一团"
    assert catalogue.words("ball", "zh", translated).keys() == {"title", "alt"}


def test_another_outcome_than_the_one_translated_is_noticed_and_not_shown(translated, edit):
    claimed(edit)
    catalogue.update("zh", translated)
    fill(translated, {"ball.flips.B8": "它仍是一团"})
    edit(FIGURE, "it stays a ball", "it tears")
    assert "the English of `ball.flips.B8` changed at" in texts(translated)[0]
    assert catalogue.flips("ball", "B8", "it tears", "zh", translated) == ""
