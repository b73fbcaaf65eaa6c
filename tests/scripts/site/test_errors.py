"""What stops a build is one line that a person can act on."""

from scripts.site.errors import PageError, did_you_mean


def test_an_error_names_page_line_fault_and_mend():
    error = PageError("docs/en/index.md", 12, "there is no figure x", "did you mean y?")
    assert str(error) == "docs/en/index.md:12: there is no figure x. Mend: did you mean y?"


def test_an_error_about_a_whole_file_has_no_line():
    assert str(PageError("a.md", 0, "it is empty", "write")).startswith("a.md: it is empty")


def test_the_nearest_name_is_offered_and_else_all_of_them():
    assert did_you_mean("paper_bal", ["paper_ball", "folds"]) == "did you mean paper_ball?"
    assert did_you_mean("zzz", ["folds", "cliff"]) == "known: cliff, folds"
    assert did_you_mean("zzz", []) == "none is known yet"
