from scripts.engine.errors import EngineError, did_you_mean, in_words


def test_a_near_name_is_offered():
    assert did_you_mean("papr_ball", ["paper_ball", "folds"]) == " (did you mean 'paper_ball'?)"


def test_where_nothing_is_near_all_names_are_listed():
    assert did_you_mean("xyz", ["folds", "calm"]) == " (known: calm, folds)"


def test_an_exception_is_told_in_one_line():
    assert in_words(EngineError("plain")) == "plain"
    assert in_words(OSError(28, "No space left on device", "a.json")) == (
        "No space left on device: a.json"
    )
    assert in_words(ValueError("odd")) == "ValueError: odd"
