from scripts.engine.errors import did_you_mean


def test_a_near_name_is_offered():
    assert did_you_mean("papr_ball", ["paper_ball", "folds"]) == " (did you mean 'paper_ball'?)"


def test_where_nothing_is_near_all_names_are_listed():
    assert did_you_mean("xyz", ["folds", "calm"]) == " (known: calm, folds)"
